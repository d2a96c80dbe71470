import { describe, expect, it } from 'vitest';
import { ACTIONS, decide, type ActionId } from '../../actions/registry.ts';
import type { ActionContext } from '../../actions/define.ts';
import type { Readings } from '../../vehicle/reading.ts';
import type { SignalPath } from '../../vehicle/signal.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import { needsConfirmation } from '../confirmation.ts';
import { carThatIs } from '../model/question.fixture.ts';
import { wish } from './dialogue.fixture.ts';
import { undoOf } from './undo.ts';

const DRIVER = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
const PASSENGER = 'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature';
const WINDOW = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
const VOLUME = 'Vehicle.Cabin.Infotainment.Media.Volume';

function reading(values: Partial<Record<SignalPath, unknown>>, freshness = 'fresh'): Readings {
  return Object.fromEntries(
    Object.entries(values).map(([path, value]) => [path, { freshness, value, ts: 0 }]),
  );
}

const car = (readings: Readings, overrides: Partial<ActionContext> = {}) =>
  carThatIs('parked', { readings, ...overrides });

describe('undoOf', () => {
  it('goes back to where the climate was, side by side', () => {
    const context = car(reading({ [DRIVER]: 21, [PASSENGER]: 23.5 }));
    expect(undoOf(wish('climate.setTemperature', { zone: 'all', celsius: 26 }), context)).toEqual([
      wish('climate.setTemperature', { zone: 'driver', celsius: 21 }),
      wish('climate.setTemperature', { zone: 'passenger', celsius: 23.5 }),
    ]);
    expect(
      undoOf(wish('climate.adjustTemperature', { zone: 'driver', delta: 1 }), context),
    ).toEqual([wish('climate.setTemperature', { zone: 'driver', celsius: 21 })]);
  });

  it('puts the sync back that setting one side has ended', () => {
    const context = car(reading({ [PASSENGER]: 22, 'Vehicle.OEM.HVAC.IsSyncActive': true }));
    expect(
      undoOf(wish('climate.setTemperature', { zone: 'passenger', celsius: 26 }), context).at(-1),
    ).toEqual(wish('climate.setSync', { on: true }));
  });

  it('puts the automatic control back that a blower or a direction set by hand has ended', () => {
    const values = {
      'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed': 43,
      'Vehicle.Cabin.HVAC.Station.Row1.Driver.AirDistribution': 'MIDDLE',
    };
    const AUTO = 'Vehicle.OEM.HVAC.IsAutoActive';
    const automatic = car(reading({ ...values, [AUTO]: true }));
    const manual = car(reading({ ...values, [AUTO]: false }));
    const blow = wish('climate.setFanSpeed', { percent: 100 });
    const down = wish('climate.setAirDistribution', { direction: 'DOWN' });
    const auto = wish('climate.setAuto', { on: true });
    expect(undoOf(blow, automatic)).toEqual([wish('climate.setFanSpeed', { percent: 43 }), auto]);
    expect(undoOf(down, automatic).at(-1)).toEqual(auto);
    expect(undoOf(blow, manual)).toEqual([wish('climate.setFanSpeed', { percent: 43 })]);
  });

  it('brings the blower, the cooling, and the automatic control back that were switched off', () => {
    const values = {
      'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed': 43,
      'Vehicle.Cabin.HVAC.IsAirConditioningActive': true,
    };
    const off = wish('climate.setPower', { on: false });
    const cooling = wish('climate.setAirConditioning', { on: true });
    expect(undoOf(off, car(reading(values)))).toEqual([
      wish('climate.setFanSpeed', { percent: 43 }),
      cooling,
    ]);
    const automatic = car(reading({ ...values, 'Vehicle.OEM.HVAC.IsAutoActive': true }));
    expect(undoOf(off, automatic)).toEqual([wish('climate.setAuto', { on: true }), cooling]);
  });

  it('switches the blower off again that was brought back', () => {
    const off = car(
      reading({
        'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed': 0,
        'Vehicle.Cabin.HVAC.IsAirConditioningActive': false,
      }),
    );
    expect(undoOf(wish('climate.setPower', { on: true }), off)).toEqual([
      wish('climate.setFanSpeed', { percent: 0 }),
      wish('climate.setAirConditioning', { on: false }),
    ]);
  });

  it('knows nothing to go back to where nothing current was known', () => {
    const stale = car(reading({ [DRIVER]: 21, [VOLUME]: 30 }, 'stale'));
    expect(undoOf(wish('climate.setTemperature', { zone: 'driver', celsius: 26 }), stale)).toEqual(
      [],
    );
    expect(undoOf(wish('media.setVolume', { percent: 10 }), stale)).toEqual([]);
  });

  it('closes windows again, and never opens one', () => {
    const open = car(reading({ [WINDOW]: 100 }));
    const closed = car(reading({ [WINDOW]: 0 }));
    const opening = wish('window.setPosition', { window: 'driver', percent: 100 });
    const closing = wish('window.setPosition', { window: 'driver', percent: 0 });
    expect(undoOf(opening, closed)).toEqual([closing]);
    expect(undoOf(closing, open)).toEqual([]);
    expect(undoOf(wish('window.setPosition', { window: 'driver', percent: 50 }), open)).toEqual([]);
  });

  it('closes and locks what was opened or unlocked, and not the other way round', () => {
    const parked = car({});
    expect(undoOf(wish('trunk.setOpen', { open: true }), parked)).toEqual([
      wish('trunk.setOpen', { open: false }),
    ]);
    expect(undoOf(wish('trunk.setOpen', { open: false }), parked)).toEqual([]);
    expect(undoOf(wish('door.setLocked', { locked: true }), parked)).toEqual([]);
  });

  it('ends a drive that it began, and leaves one that was under way', () => {
    const parked = car({});
    const driving = car({}, { navigation: { ...parked.navigation, isNavigating: true } });
    const go = wish('navigation.goHome', {});
    expect(undoOf(go, parked)).toEqual([wish('navigation.stop', {})]);
    expect(undoOf(go, driving)).toEqual([]);
    expect(undoOf(wish('navigation.addVia', { destination: { by: 'home' } }), driving)).toEqual([
      wish('navigation.removeVia', { index: 0 }),
    ]);
  });

  it('goes back to the settings and the music there were', () => {
    const parked = car({}, { settings: { ...DEFAULT_SETTINGS, avoid: ['tolls'] } });
    expect(undoOf(wish('display.setTheme', { mode: 'night' }), parked)).toEqual([
      wish('display.setTheme', { mode: 'auto' }),
    ]);
    expect(undoOf(wish('navigation.setAvoid', { what: 'tolls', avoided: false }), parked)).toEqual([
      wish('navigation.setAvoid', { what: 'tolls', avoided: true }),
    ]);
    expect(undoOf(wish('media.play', {}), parked)).toEqual([wish('media.pause', {})]);
    expect(undoOf(wish('media.pause', {}), parked)).toEqual([]);
  });

  it('never buys, opens, or unlocks, whatever it takes back and however the car is', () => {
    const readings = reading({ [DRIVER]: 20, [PASSENGER]: 20, [WINDOW]: 60, [VOLUME]: 40 });
    const inputs: unknown[] = [
      {},
      ...[true, false].map((on) => ({ on, open: on, locked: on, shown: on, paused: on })),
      ...[0, 50, 100].flatMap((percent) => [
        { window: 'all', percent },
        { window: 'driver', percent },
      ]),
      { purpose: 'offers', isGranted: true },
    ];
    const contexts = (['parked', 'moving', 'unknown'] as const).map((state) =>
      carThatIs(state, { readings }),
    );
    const undone = new Set<ActionId>();
    for (const { id } of ACTIONS) {
      for (const context of contexts) {
        for (const input of inputs) {
          for (const back of undoOf({ action: id, input }, context)) {
            undone.add(id);
            expect(needsConfirmation(back.action, back.input, context), back.action).toBe(false);
            const decision = decide(back.action, back.input, context);
            expect(decision.allowed || decision.reason.key !== 'request.invalidInput').toBe(true);
          }
        }
      }
    }
    expect(undone.size).toBeGreaterThan(10);
  });
});
