import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '../fixtures/desk.ts';
import { ASSISTANT_GALLERY } from './assistant-scenes.ts';
import { SERVICE_GALLERY } from './service-scenes.ts';
import { card, DRIVING, moving, onMap, PARKED, openPanel, type Scene } from './scene.ts';

const VEHICLE = 'vehicle';
const SETTINGS = 'settings';

const canFolder = join(ROOT, '..', 'shared', 'data', 'can');
const canLog = join(canFolder, 'ford-gt350.log');

async function type(page: Page, letters: string): Promise<void> {
  await onMap(page);
  await card(page, 'search').getByRole('button').first().click();
  for (const letter of letters) {
    await card(page, 'keyboard').getByRole('button', { name: letter, exact: true }).click();
  }
  await card(page, 'panel').locator('ol button').first().waitFor();
}

/** The first place that is found by its initials. */
async function place(page: Page): Promise<void> {
  await type(page, 'lft');
  await card(page, 'panel').locator('ol button').first().click();
}

/** The ways there. */
async function preview(page: Page): Promise<void> {
  await place(page);
  await page.getByRole('button', { name: /^去这里$|^Directions$/ }).click();
  await card(page, 'preview').getByRole('button').last().waitFor();
  await page.waitForTimeout(3000);
}

/** The drive there, shown as if it were driven. */
async function simulate(page: Page): Promise<void> {
  await preview(page);
  await page.getByRole('button', { name: /^模拟导航$|^Simulate$/ }).click();
  await page.getByTestId('next-distance').waitFor();
  await page.waitForTimeout(6000);
}

/** As many touches of the view button as lead from the tilted map to the wanted one. */
function seenFrom(touches: number) {
  return async (page: Page) => {
    await simulate(page);
    for (let touch = 0; touch < touches; touch += 1) {
      await page.getByRole('button', { name: /^地图视角|^Map view/ }).click();
    }
    await page.waitForTimeout(2000);
  };
}

/** A recording of a real combustion car, where it is at hand; it is not part of the project. */
const combustion: readonly Scene[] = existsSync(canLog)
  ? [
      {
        name: 'combustion',
        agentOptions: [
          ...['--source', 'can-log', '--loop', '--log', canLog],
          ...['--dbc', join(canFolder, 'ford_lincoln_base_pt.dbc')],
          ...['--map', join(ROOT, 'resources', 'can-maps', 'ford-gt350.json')],
        ],
        prepare: (page) => page.waitForTimeout(3000),
        everywhere: true,
      },
    ]
  : [];

export const SCENES: readonly Scene[] = [
  { name: 'map', agentOptions: PARKED, prepare: onMap, everywhere: true },
  {
    name: 'search-typing',
    agentOptions: PARKED,
    prepare: (page) => type(page, 'xihu'),
    everywhere: true,
  },
  {
    name: 'search-categories',
    agentOptions: PARKED,
    prepare: async (page) => {
      await onMap(page);
      await card(page, 'search').getByRole('button').nth(3).click();
      await card(page, 'panel').locator('ol button').first().waitFor();
      await page.waitForTimeout(2000);
    },
  },
  {
    name: 'search-withheld',
    agentOptions: DRIVING,
    prepare: async (page) => {
      await moving(page);
      await card(page, 'search').getByRole('button').first().click();
    },
    everywhere: true,
  },
  { name: 'place', agentOptions: PARKED, prepare: place, everywhere: true },
  { name: 'preview', agentOptions: PARKED, prepare: preview, everywhere: true },
  { name: 'guidance', agentOptions: PARKED, prepare: simulate, everywhere: true },
  { name: 'guidance-north-up', agentOptions: PARKED, prepare: seenFrom(1) },
  { name: 'guidance-heading-up', agentOptions: PARKED, prepare: seenFrom(2) },
  {
    name: 'guidance-rerouted',
    agentOptions: PARKED,
    prepare: async (page) => {
      await simulate(page);
      await page.getByRole('button', { name: /^偏航$|^Leave route$/ }).click();
      // The wrong turn comes at the next crossing; the new way at once.
      await page.getByText('已重新规划路线').waitFor({ timeout: 90_000 });
    },
  },
  {
    name: 'guidance-beside-a-panel',
    agentOptions: PARKED,
    prepare: async (page) => {
      await simulate(page);
      await openPanel(VEHICLE, 0)(page);
    },
    everywhere: true,
  },
  { name: 'desktop-driving', agentOptions: DRIVING, prepare: moving, everywhere: true },
  {
    name: 'desktop-charging',
    agentOptions: ['--scenario', 'charging'],
    prepare: (page) => page.waitForTimeout(2000),
  },
  { name: 'desktop-low-battery', agentOptions: ['--scenario', 'low-battery'], prepare: moving },
  ...combustion,
  {
    name: 'desktop-open-car',
    agentOptions: PARKED,
    prepare: async (page) => {
      await openPanel(VEHICLE, 1)(page);
      // Everything that can be opened: all windows, the tailgate, the locks.
      for (const name of [/^解锁$|^Unlock/, /^全开$|^Open$/, /^打开$|^Open$/]) {
        const choices = page.getByRole('radio', { name });
        for (let index = 0; index < (await choices.count()); index += 1) {
          await choices.nth(index).click();
        }
      }
      await page.waitForTimeout(6000);
      await page.locator('main section header').getByRole('radio').first().click();
    },
  },
  {
    name: 'vehicle-overview',
    agentOptions: PARKED,
    prepare: openPanel(VEHICLE, 0),
    everywhere: true,
  },
  {
    name: 'vehicle-controls',
    agentOptions: PARKED,
    prepare: openPanel(VEHICLE, 1),
    everywhere: true,
  },
  { name: 'vehicle-lights', agentOptions: PARKED, prepare: openPanel(VEHICLE, 2) },
  { name: 'vehicle-condition', agentOptions: PARKED, prepare: openPanel(VEHICLE, 3) },
  {
    name: 'settings-display',
    agentOptions: PARKED,
    prepare: openPanel(SETTINGS, 0),
    everywhere: true,
  },
  { name: 'settings-units', agentOptions: PARKED, prepare: openPanel(SETTINGS, 4) },
  {
    name: 'settings-navigation',
    agentOptions: PARKED,
    prepare: openPanel(SETTINGS, 1),
    everywhere: true,
  },
  { name: 'settings-map-data', agentOptions: PARKED, prepare: openPanel(SETTINGS, 2) },
  { name: 'settings-signals', agentOptions: PARKED, prepare: openPanel(SETTINGS, 6) },
  { name: 'settings-about', agentOptions: PARKED, prepare: openPanel(SETTINGS, 7) },
  {
    name: 'settings-privacy',
    agentOptions: PARKED,
    prepare: openPanel(SETTINGS, 5),
    everywhere: true,
  },
  {
    name: 'settings-withheld',
    agentOptions: DRIVING,
    prepare: async (page) => {
      await moving(page);
      await openPanel(SETTINGS, 0)(page);
      await page.getByRole('radio', { name: 'English' }).click();
      await page.locator('[data-reason]').waitFor();
    },
  },
  {
    name: 'agent-lost',
    agentOptions: DRIVING,
    prepare: async (page, desk) => {
      await moving(page);
      if (desk.agentPid !== undefined) process.kill(desk.agentPid, 'SIGSTOP');
      await page.locator('[data-trouble=agentLost]').waitFor();
    },
    everywhere: true,
  },
  {
    name: 'host-lost',
    agentOptions: DRIVING,
    prepare: async (page, desk) => {
      await moving(page);
      if (desk.hostPid !== undefined) process.kill(desk.hostPid, 'SIGSTOP');
      await page.locator('[data-trouble=hostLost]').waitFor();
    },
  },
  {
    name: 'passenger',
    agentOptions: DRIVING,
    display: 'passenger',
    prepare: async (page) => {
      await page.locator('[data-state=connected]').waitFor();
      await openPanel(VEHICLE, 1)(page);
    },
  },
  ...ASSISTANT_GALLERY,
  ...SERVICE_GALLERY,
];
