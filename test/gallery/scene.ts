import type { Page } from '@playwright/test';
import type { Desk } from '../../main/desk/desk.ts';

/** A state of the product worth a picture. */
export interface Scene {
  readonly name: string;
  readonly agentOptions: readonly string[];
  readonly display?: string;
  /** Brings the page into the state; it is live before. */
  readonly prepare: (page: Page, desk: Desk) => Promise<void>;
  /** How many times faster than real the demo merchants work. */
  readonly demoPace?: number;
  /** What is said for as long as the microphone is open; without it nothing is heard. */
  readonly said?: string;
  /** Taken at every size and in both languages, not only at the reference. */
  readonly everywhere?: boolean;
}

export const DRIVING = ['--scenario', 'city', '--seed', '4', '--speed', '3'];
export const PARKED = ['--scenario', 'parked'];

/** Opens a panel by its name, and a page of it counted from zero. */
export function openPanel(panel: string, tab: number) {
  return async (page: Page) => {
    await page.locator(`nav [data-panel=${panel}]`).click();
    await page.locator('main section header').getByRole('radio').nth(tab).click();
  };
}

/** The car drives. */
export async function moving(page: Page): Promise<void> {
  await page.locator('html[data-moving]').waitFor();
  await page.waitForTimeout(3000);
}

/** A card of the desktop. */
export const card = (page: Page, name: string) => page.locator(`[data-card=${name}]`);

/** The map is drawn and knows where the car is. */
export async function onMap(page: Page): Promise<void> {
  await page.locator('[data-map-state=ready]').waitFor();
  await page.locator('[data-note=noPosition]').waitFor({ state: 'detached' });
  await page.waitForTimeout(2000);
}
