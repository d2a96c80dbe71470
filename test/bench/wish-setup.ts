import type { CarCommand } from '../fixtures/assistant/car-commands.ts';
import type { WishPage } from './wish-page.ts';
import { sayTyped } from './wish-turn.ts';

type LineContext = NonNullable<CarCommand['context']>;

/** What a line is about that a running desk is not brought to, or `null`. */
export function whySkipped({ say, asks, context = {} }: CarCommand): string | null {
  if (say.trim() === '') return 'nothing-said';
  // What a line takes for unknown, the demo merchants sell.
  if (asks === 'product') return 'on-the-menu';
  if (context.list) return 'made-up-list';
  if (context.suggestion) return 'suggestion-card';
  if (context.now !== undefined) return 'another-moment';
  if (context.position?.startsWith('rear')) return 'no-rear-display';
  if (context.moving === true && !/\p{Script=Han}/u.test(say)) return 'language-while-moving';
  // The car drives, and with it everything that a state would need set at standstill.
  return context.moving === true && context.state ? 'state-while-moving' : null;
}

/** Actions that bring the car to what a line says it reports. */
const STATES: Readonly<Record<string, (value: unknown) => readonly [id: string, input: object]>> = {
  'Vehicle.Body.Windshield.Front.Wiping.Mode': (mode) => ['wipers.setMode', { mode }],
  'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position': (percent) => [
    'window.setPosition',
    { window: 'driver', percent },
  ],
  'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position': (percent) => [
    'window.setPosition',
    { window: 'passenger', percent },
  ],
  'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed': (percent) => [
    'climate.setFanSpeed',
    { percent },
  ],
  'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': (value) => [
    'seat.setHeatingCooling',
    { seat: 'driver', level: Math.round((3 * Number(value)) / 100) },
  ],
};

const PLACE = { category: 'sight', lon: 120.1447, lat: 30.2461 } as const;
const PLANNED = { by: 'text', text: '雷峰塔' } as const;

/** Wishes about ways that were found, and about a drive under way. */
const NEEDS_PLAN = /^navigation\.(?:selectRoute|start|simulate|cancelPlan)$/u;
const NEEDS_DRIVE =
  /^navigation\.(?:stop|reroute|leaveRoute|pauseSimulation|addVia|removeVia|addChargingStops|repeat)$/u;

/** Brings a desk once to what every line may count on: places, music, and nothing to be asked. */
export async function settleDown(page: WishPage): Promise<void> {
  for (const as of ['home', 'company'] as const) {
    const place = { id: `test:${as}`, name: as === 'home' ? '家' : '公司', ...PLACE };
    await page.perform('navigation.save', { destination: { by: 'place', place }, as });
  }
  await page.perform('media.playAll', {});
}

/**
 * Brings the desk to what a line says is so before it is said; why it cannot be, if so: what was to
 * be confirmed is not possible here.
 */
export async function prepare(
  { say, expect, context = {} }: CarCommand,
  page: WishPage,
): Promise<'nothing-to-confirm' | null> {
  const language = /\p{Script=Han}/u.test(say) ? 'zh-CN' : 'en-US';
  if (page.settings.language !== language) {
    await page.perform('display.setLanguage', { language });
    await page.until('the language', () => page.settings.language === language);
  }
  await prepareWay(expect[0]?.action ?? '', page);
  await prepareContext(context, page);
  for (const before of context.previous ?? []) await sayTyped(before, page);
  const { results } = page.assistant.turn;
  return results.some(({ kind }) => kind === 'refused') ? 'nothing-to-confirm' : null;
}

async function prepareWay(action: string, page: WishPage): Promise<void> {
  const isDrive = NEEDS_DRIVE.test(action);
  if (!isDrive && !NEEDS_PLAN.test(action)) return;
  await page.perform('navigation.plan', { destination: PLANNED });
  await page.until('a way', () => page.navigation.planning.state === 'ready');
  if (!isDrive) return;
  await page.perform(
    page.drivingState === 'moving' ? 'navigation.start' : 'navigation.simulate',
    {},
  );
  await page.until('a drive', () => page.navigation.session !== null);
}

async function prepareContext(context: LineContext, page: WishPage): Promise<void> {
  const { state = {}, known = [], visible = [] } = context;
  for (const [path, value] of Object.entries(state)) {
    const action = STATES[path]?.(value);
    if (!action) throw new Error(`No action brings the car to ${path}.`);
    await page.perform(...action);
    await page.until(`${path} ${String(value)}`, () => isNear(page.signals.get(path), value));
  }
  for (const name of known) {
    const place = { id: `test:${name}`, name, ...PLACE };
    await page.perform('navigation.save', {
      destination: { by: 'place', place },
      as: 'favourite',
    });
  }
  await page.client.assistant.see(visible.map((label) => ({ id: label, label })));
}

/** Seat heating has three steps, the blower seven. */
const NEAR = 2;

function isNear(value: unknown, wanted: unknown): boolean {
  return typeof value === 'number' && typeof wanted === 'number'
    ? Math.abs(value - wanted) <= NEAR
    : value === wanted;
}

/** Takes back what would disturb the next line: the conversation, the drive, and what was shown. */
export async function tidyUp({ context = {} }: CarCommand, page: WishPage): Promise<void> {
  const { session, planning, saved } = page.navigation;
  // An open window is not opened once more, so that nothing would be asked.
  if (openWindow(page)) {
    await page.perform('window.setPosition', { window: 'all', percent: 0 });
    await page.until('closed windows', () => !openWindow(page));
  }
  if (session) await page.perform('navigation.stop', {});
  if (planning.state !== 'none') await page.perform('navigation.cancelPlan', {});
  for (const name of context.known ?? []) {
    await page.perform('navigation.forget', { as: 'favourite', placeId: `test:${name}` });
  }
  if (!saved.home || !saved.company) await settleDown(page);
  if (page.settings.temperatureUnit !== 'celsius') {
    await page.perform('display.setTemperatureUnit', { unit: 'celsius' });
  }
  if (context.visible) await page.client.assistant.see([]);
  await forget(page);
}

const openWindow = ({ signals }: WishPage): boolean =>
  [...signals].some(([path, value]) => path.endsWith('.Window.Position') && value !== 0);

/** Puts the assistant away and talks of something else, so that nothing refers to what was said. */
async function forget(page: WishPage): Promise<void> {
  await page.perform('assistant.cancel', {});
  await page.until('the end of a turn', () => page.assistant.turn.phase === 'idle');
  await sayTyped(page.settings.language === 'zh-CN' ? '谢谢' : 'thank you', page);
  await page.perform('assistant.cancel', {});
  await page.until('the end of a turn', () => page.assistant.turn.phase === 'idle');
}
