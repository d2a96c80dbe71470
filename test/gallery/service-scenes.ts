import type { Page } from '@playwright/test';
import { card, DRIVING, moving, onMap, openPanel, PARKED, type Scene } from './scene.ts';

const panel = (page: Page) => card(page, 'panel');

/** Touches the first button of the open panel that is called so. */
async function press(page: Page, name: RegExp): Promise<void> {
  await panel(page).getByRole('button', { name }).first().click();
}

async function home(page: Page): Promise<void> {
  await page.locator('nav [data-panel=services]').click();
  await panel(page).getByRole('listitem').first().waitFor();
}

/** Opens the tile of a service, by its name in both languages. */
function tile(name: RegExp) {
  return async (page: Page) => {
    await home(page);
    await press(page, name);
  };
}

/** Opens the first merchant of a service. */
function merchant(name: RegExp) {
  return async (page: Page) => {
    await tile(name)(page);
    await panel(page).locator('ol button').first().click();
    await panel(page).locator('h2').first().waitFor();
  };
}

const CHARGING = /^充电|^Charging/;
const COFFEE = /^咖啡|^Coffee/;
const PARKING = /^停车|^Parking/;
const FUEL = /^加油|^Fuel/;
const CARE = /^养车|^Car care/;
const SHOWROOM = /^看车|^Showroom/;

async function session(page: Page): Promise<void> {
  await merchant(CHARGING)(page);
  await press(page, /^预约|^Hold/);
  await press(page, /^开始充电|^Start charging/);
  await panel(page).getByText(/^¥\d/).first().waitFor();
  await page.waitForTimeout(8000);
}

async function menu(page: Page): Promise<void> {
  await merchant(COFFEE)(page);
  await press(page, /添加$|Add$/);
  await press(page, /添加$|Add$/);
}

async function unpaid(page: Page): Promise<void> {
  await menu(page);
  await press(page, /^下单|^Order$/);
  await panel(page)
    .getByRole('img', { name: /^付款码|^Payment code/ })
    .waitFor();
}

const slots = /可约时间|Free times/;

/** A car that is low on charge is offered a charger by itself. */
async function suggestion(page: Page): Promise<void> {
  await moving(page);
  await card(page, 'suggestion').getByRole('button').first().waitFor({ timeout: 120_000 });
}

const LOW = ['--scenario', 'low-battery', '--speed', '3'];

/** Pictures of the services, of what they bring with them, and of music. */
export const SERVICE_GALLERY: readonly Scene[] = [
  { name: 'services', agentOptions: PARKED, prepare: home, everywhere: true },
  {
    name: 'services-driving',
    agentOptions: DRIVING,
    prepare: async (page) => {
      await moving(page);
      await home(page);
    },
  },
  { name: 'charging', agentOptions: PARKED, prepare: tile(CHARGING), everywhere: true },
  { name: 'charging-station', agentOptions: PARKED, prepare: merchant(CHARGING), everywhere: true },
  { name: 'charging-session', agentOptions: PARKED, prepare: session, demoPace: 30 },
  {
    name: 'charging-bill',
    agentOptions: PARKED,
    demoPace: 30,
    prepare: async (page) => {
      await session(page);
      await press(page, /^停止充电|^Stop charging/);
      await panel(page)
        .getByRole('img', { name: /^付款码|^Payment code/ })
        .waitFor();
    },
  },
  { name: 'coffee-menu', agentOptions: PARKED, prepare: menu, everywhere: true },
  { name: 'coffee-order', agentOptions: PARKED, prepare: unpaid, everywhere: true },
  {
    name: 'coffee-ready',
    agentOptions: PARKED,
    demoPace: 120,
    prepare: async (page) => {
      await unpaid(page);
      await press(page, /^钱包支付|^Pay/);
      await panel(page)
        .getByText(/^取餐码$|^Code$/)
        .waitFor({ timeout: 30_000 });
    },
  },
  { name: 'parking', agentOptions: PARKED, prepare: tile(PARKING) },
  { name: 'car-park', agentOptions: PARKED, prepare: merchant(PARKING) },
  { name: 'fuel', agentOptions: PARKED, prepare: merchant(FUEL) },
  {
    name: 'car-care',
    agentOptions: PARKED,
    prepare: async (page) => {
      await merchant(CARE)(page);
      const times = panel(page).getByRole('list', { name: slots }).getByRole('button');
      await times.first().click();
    },
    everywhere: true,
  },
  { name: 'weather', agentOptions: PARKED, prepare: tile(/^天气|^Weather/), everywhere: true },
  { name: 'hotels', agentOptions: PARKED, prepare: tile(/^酒店|^Hotels/) },
  { name: 'payment', agentOptions: PARKED, prepare: tile(/^支付|^Payment/) },
  { name: 'offers', agentOptions: PARKED, prepare: tile(/^优惠|^Offers/) },
  {
    name: 'orders',
    agentOptions: PARKED,
    prepare: async (page) => {
      await unpaid(page);
      await press(page, /^返回|^Back/);
      await press(page, /^返回|^Back/);
      await panel(page).locator('header').getByRole('radio').nth(1).click();
    },
  },
  { name: 'suggestion', agentOptions: LOW, prepare: suggestion, everywhere: true },
  {
    name: 'suggestion-why',
    agentOptions: LOW,
    prepare: async (page) => {
      await suggestion(page);
      await card(page, 'suggestion')
        .getByRole('button', { name: /为什么推荐|Why/ })
        .click();
    },
  },
  { name: 'showroom', agentOptions: PARKED, prepare: tile(SHOWROOM), everywhere: true },
  {
    name: 'showroom-model',
    agentOptions: PARKED,
    prepare: async (page) => {
      await tile(SHOWROOM)(page);
      await panel(page)
        .getByRole('list', { name: /^车型|^Models/ })
        .getByRole('button')
        .nth(1)
        .click();
    },
  },
  {
    name: 'showroom-finance',
    agentOptions: PARKED,
    prepare: async (page) => {
      await tile(SHOWROOM)(page);
      await panel(page)
        .getByRole('button', { name: /^金融|^Finance/ })
        .click();
    },
  },
  {
    name: 'showroom-test-drive',
    agentOptions: PARKED,
    prepare: async (page) => {
      await tile(SHOWROOM)(page);
      await panel(page)
        .getByRole('button', { name: /^试驾|^Test drive/ })
        .click();
    },
  },
  { name: 'media', agentOptions: PARKED, prepare: openPanel('media', 0), everywhere: true },
  { name: 'media-library', agentOptions: PARKED, prepare: openPanel('media', 1) },
  {
    name: 'now-playing',
    agentOptions: PARKED,
    prepare: async (page) => {
      await openPanel('media', 1)(page);
      await panel(page).locator('ol button').first().click();
      await page.locator('nav [data-panel=map]').click();
      await card(page, 'nowPlaying').waitFor();
      await onMap(page);
    },
  },
];
