import type { Page } from '@playwright/test';
import type { Desk } from '../../main/desk/desk.ts';
import { NavigationPage } from '../fixtures/page-client.ts';
import { DRIVING, moving, onMap, openPanel, PARKED, type Scene } from './scene.ts';

const assistant = (page: Page) => page.locator('[data-assistant]');
const entry = (page: Page) => page.locator('nav [data-panel=assistant]');

/** Where the settings of the voice stand among the pages. */
const VOICE_PAGE = 3;

/** The card, opened by hand. */
async function open(page: Page): Promise<void> {
  await onMap(page);
  await entry(page).click();
  await assistant(page).getByRole('group').waitFor();
}

/** The microphone is open, and what is said stands on the card while it is said. */
async function listening(page: Page): Promise<void> {
  await onMap(page);
  await entry(page).click();
  await assistant(page).getByText('二十四度').waitFor();
}

const THREE_WISHES = '打开空调调到二十四度再导航去雷峰塔';
const THREE_WISHES_IN_ENGLISH = 'turn on the AC, make it 24 degrees, and go to Leifeng Pagoda';

async function typing(page: Page): Promise<void> {
  await open(page);
  await assistant(page)
    .getByRole('button', { name: /^(打字|Type)$/ })
    .click();
  const isEnglish = (await page.locator('html').getAttribute('lang')) === 'en-US';
  await assistant(page)
    .getByRole('searchbox')
    .fill(isEnglish ? THREE_WISHES_IN_ENGLISH : THREE_WISHES);
}

/** Types a sentence, and puts the keyboard away. */
function said(text: string) {
  return async (page: Page) => {
    await typing(page);
    await assistant(page).getByRole('searchbox').fill(text);
    await page.keyboard.press('Enter');
    await assistant(page).getByRole('status').waitFor();
    const hide = assistant(page).getByRole('button', { name: /^(收起键盘|Hide the keyboard)$/ });
    if (await hide.isVisible()) await hide.click();
    await page.waitForTimeout(1500);
  };
}

/** Two places that sound alike, and a driver who means one of them. */
async function choosing(page: Page, desk: Desk): Promise<void> {
  const client = new NavigationPage(desk);
  await client.until('a place', ({ position }) => position !== null);
  for (const [name, lon] of [
    ['西湖书苑', 120.1447],
    ['西湖书院', 120.1452],
  ] as const) {
    const place = { id: `gallery:${lon}`, name, category: 'sight', lon, lat: 30.2461 };
    await client.perform('navigation.save', {
      destination: { by: 'place', place },
      as: 'favourite',
    });
  }
  client.close();
  await said('导航去西湖书怨')(page);
}

/** The assistant of the running product, which hears nothing without models but what is scripted. */
export const ASSISTANT_GALLERY: readonly Scene[] = [
  { name: 'assistant-open', agentOptions: PARKED, prepare: open, everywhere: true },
  {
    name: 'assistant-listening',
    agentOptions: PARKED,
    said: '打开空调调到二十四度',
    prepare: listening,
    everywhere: true,
  },
  { name: 'assistant-typing', agentOptions: PARKED, prepare: typing, everywhere: true },
  {
    name: 'assistant-done',
    agentOptions: PARKED,
    prepare: said(THREE_WISHES),
  },
  {
    name: 'assistant-under-way',
    agentOptions: PARKED,
    prepare: async (page) => {
      await said('打开全部车窗')(page);
      await assistant(page)
        .getByText(/^(正在|Still under way)/)
        .waitFor();
    },
  },
  { name: 'assistant-confirming', agentOptions: PARKED, prepare: said('打开后备箱') },
  { name: 'assistant-choosing', agentOptions: PARKED, prepare: choosing },
  { name: 'assistant-weather', agentOptions: PARKED, prepare: said('今天天气怎么样') },
  {
    name: 'assistant-driving',
    agentOptions: DRIVING,
    prepare: async (page) => {
      await moving(page);
      await entry(page).click();
      await assistant(page).getByRole('group').waitFor();
    },
  },
  {
    name: 'assistant-settings',
    agentOptions: PARKED,
    prepare: openPanel('settings', VOICE_PAGE),
    everywhere: true,
  },
];
