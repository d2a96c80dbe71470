import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import zhActions from '../../locales/zh-CN/actions.json' with { type: 'json' };
import enActions from '../../locales/en-US/actions.json' with { type: 'json' };
import { EMPTY_ASSISTANT } from '../assistant/assistant-state.ts';
import { assistantFacts } from '../assistant/facts.ts';
import { REASON_KEYS } from '../contract/reason.ts';
import { mediaFacts } from '../media/facts.ts';
import { EMPTY_MEDIA } from '../media/media-state.ts';
import { navigationFacts } from '../navigation/facts.ts';
import { EMPTY_NAVIGATION } from '../navigation/navigation-state.ts';
import { EMPTY_SHOWROOM } from '../ownership/showroom.ts';
import { serviceFacts } from '../services/facts.ts';
import { EMPTY_SERVICES } from '../services/services-state.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import type { DrivingState } from '../vehicle/driving-state.ts';
import type { Readings } from '../vehicle/reading.ts';
import { restrictionsFor, type DisplayZone } from '../vehicle/restrictions.ts';
import { faultOf, isActuatorPath } from '../vehicle/signal.ts';
import type { ActionContext } from './define.ts';
import { actionPage, toolSchemas } from './describe.ts';
import { ACTIONS, actionById, decide } from './registry.ts';

const DRIVER_TEMPERATURE = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
const PASSENGER_TEMPERATURE = 'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature';

function context(
  drivingState: DrivingState,
  zone: DisplayZone = 'driver',
  overrides: Partial<ActionContext> = {},
): ActionContext {
  return {
    readings: {},
    restrictions: restrictionsFor(drivingState, zone),
    zone,
    isVehicleHeard: true,
    settings: DEFAULT_SETTINGS,
    commands: [],
    navigation: navigationFacts(EMPTY_NAVIGATION),
    services: serviceFacts(EMPTY_SERVICES),
    media: mediaFacts(EMPTY_MEDIA),
    assistant: assistantFacts(EMPTY_ASSISTANT),
    showroom: EMPTY_SHOWROOM,
    ...overrides,
  };
}

function fresh(path: keyof Readings, value: unknown): Readings {
  return { [path]: { freshness: 'fresh', value, ts: 0 } };
}

describe('the registry', () => {
  it('has no id twice', () => {
    expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
  });

  it('has a label for every action in both languages, and no label without an action', () => {
    const labelled = (tree: object, prefix = ''): string[] =>
      Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
        typeof value === 'object' && value !== null
          ? labelled(value, `${prefix}${key}.`)
          : [`${prefix}${key}`],
      );
    const ids = ACTIONS.map(({ id }) => id).sort();
    expect(labelled(zhActions).sort()).toEqual(ids);
    expect(labelled(enActions).sort()).toEqual(ids);
  });

  it('answers an unknown id and malformed input with a reason', () => {
    expect(decide('car.fly', {}, context('parked'))).toMatchObject({
      allowed: false,
      reason: { key: 'request.unknownAction' },
    });
    expect(
      decide('climate.setTemperature', { zone: 'driver', celsius: 99 }, context('parked')),
    ).toMatchObject({ allowed: false, reason: { key: 'request.invalidInput' } });
    expect(actionById('constructor')).toBeUndefined();
  });

  it('never throws and only ever yields valid effects, whatever it is fed', () => {
    const ids = fc.oneof(fc.constantFrom(...ACTIONS.map(({ id }) => id)), fc.string());
    const plausible = fc.record(
      {
        zone: fc.constantFrom('driver', 'passenger', 'all', 'roof'),
        celsius: fc.oneof(fc.double(), fc.integer({ min: 16, max: 30 })),
        delta: fc.integer({ min: -6, max: 6 }),
        percent: fc.integer({ min: -10, max: 110 }),
        on: fc.boolean(),
        open: fc.boolean(),
        locked: fc.boolean(),
        seat: fc.constantFrom('driver', 'passenger'),
        level: fc.integer({ min: -4, max: 4 }),
        window: fc.constantFrom('driver', 'all'),
        mode: fc.constantFrom('AUTO', 'OFF', 'SLOW', 'auto', 'night'),
        panel: fc.constantFrom('vehicle', 'settings', 'moon'),
      },
      { requiredKeys: [] },
    );
    const states = fc.constantFrom<DrivingState>('unknown', 'parked', 'idling', 'moving');
    const zones = fc.constantFrom<DisplayZone>('driver', 'passenger');
    fc.assert(
      fc.property(
        ids,
        fc.oneof(fc.anything(), plausible),
        states,
        zones,
        (id, input, state, zone) => {
          const decision = decide(id, input, context(state, zone));
          if (!decision.allowed) {
            expect(REASON_KEYS).toContain(decision.reason.key);
            return;
          }
          expect(decision.effects.length).toBeGreaterThan(0);
          for (const effect of decision.effects) {
            if (effect.kind !== 'actuate') continue;
            expect(isActuatorPath(effect.path)).toBe(true);
            expect(faultOf(effect.path, effect.value)).toBeNull();
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('restrictions on actions', () => {
  it.each<[DrivingState, string | null]>([
    ['parked', null],
    ['idling', null],
    ['moving', 'vehicle.unsafeWhileMoving'],
    ['unknown', 'vehicle.stateUnknown'],
  ])('opens the trunk when %s: %s', (state, key) => {
    const decision = decide('trunk.setOpen', { open: true }, context(state));
    expect(decision.allowed ? null : decision.reason.key).toBe(key);
  });

  it('does not unlock for a passenger either while the car moves, but locks', () => {
    const moving = context('moving', 'passenger');
    expect(decide('door.setLocked', { locked: false }, moving)).toMatchObject({ allowed: false });
    expect(decide('door.setLocked', { locked: true }, moving)).toMatchObject({ allowed: true });
  });

  it('keeps lights and wipers to the driver, and does not switch the lights off on the way', () => {
    expect(
      decide('lights.setSwitch', { mode: 'AUTO' }, context('parked', 'passenger')),
    ).toMatchObject({ reason: { key: 'restricted.passengerDisplay' } });
    expect(decide('wipers.setMode', { mode: 'FAST' }, context('moving'))).toMatchObject({
      allowed: true,
    });
    expect(decide('lights.setSwitch', { mode: 'OFF' }, context('moving'))).toMatchObject({
      reason: { key: 'vehicle.unsafeWhileMoving' },
    });
  });

  it('withholds set-up on the way with the reason, but never day and night', () => {
    const language = { language: 'en-US' };
    expect(decide('display.setLanguage', language, context('moving'))).toMatchObject({
      reason: { key: 'restricted.moving' },
    });
    expect(decide('display.setLanguage', language, context('unknown'))).toMatchObject({
      reason: { key: 'restricted.unknown' },
    });
    expect(decide('display.setLanguage', language, context('moving', 'passenger'))).toMatchObject({
      allowed: true,
    });
    expect(decide('display.setTheme', { mode: 'night' }, context('moving'))).toMatchObject({
      allowed: true,
    });
  });
});

describe('climate', () => {
  const adjust = (over: Partial<ActionContext>, delta = 0.5) =>
    decide(
      'climate.adjustTemperature',
      { zone: 'driver', delta },
      context('moving', 'driver', over),
    );

  it('counts from the target in flight, so that two quick taps make two steps', () => {
    const readings = fresh(DRIVER_TEMPERATURE, 22);
    expect(adjust({ readings })).toMatchObject({ effects: [{ value: 22.5 }] });
    const inFlight = {
      id: '1',
      path: DRIVER_TEMPERATURE,
      target: 22.5,
      state: 'pending',
    } as const;
    expect(adjust({ readings, commands: [inFlight] })).toMatchObject({ effects: [{ value: 23 }] });
    expect(adjust({ readings, commands: [{ ...inFlight, state: 'failed' }] })).toMatchObject({
      effects: [{ value: 22.5 }],
    });
  });

  it('stops at the limits and refuses to count from an unknown or an old value', () => {
    expect(adjust({ readings: fresh(DRIVER_TEMPERATURE, 30) })).toMatchObject({
      effects: [{ value: 30 }],
    });
    expect(adjust({})).toMatchObject({ reason: { key: 'vehicle.stateUnknown' } });
    const stale: Readings = { [DRIVER_TEMPERATURE]: { freshness: 'stale', value: 22, ts: 0 } };
    expect(adjust({ readings: stale })).toMatchObject({ reason: { key: 'vehicle.stateUnknown' } });
  });

  it('says that nothing is heard of the vehicle, rather than what follows from it', () => {
    expect(adjust({ isVehicleHeard: false })).toMatchObject({
      reason: { key: 'vehicle.linkLost' },
    });
  });

  it("ends sync when the passenger's side is set by hand", () => {
    const readings = {
      ...fresh('Vehicle.OEM.HVAC.IsSyncActive', true),
      ...fresh(PASSENGER_TEMPERATURE, 22),
    };
    const decision = decide(
      'climate.setTemperature',
      { zone: 'passenger', celsius: 24 },
      context('parked', 'driver', { readings }),
    );
    expect(decision).toMatchObject({
      effects: [
        { path: 'Vehicle.OEM.HVAC.IsSyncActive', value: false },
        { path: PASSENGER_TEMPERATURE, value: 24 },
      ],
    });
  });
});

describe('the climate as a whole', () => {
  const FAN = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed';
  const COOLING = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';
  const AUTO = 'Vehicle.OEM.HVAC.IsAutoActive';
  const power = (on: boolean, readings: Readings = {}) =>
    decide('climate.setPower', { on }, context('moving', 'driver', { readings }));
  const actuate = (path: string, value: unknown) => ({ kind: 'actuate', path, value });

  it('is off without cooling and without the blower', () => {
    expect(power(false)).toMatchObject({
      allowed: true,
      effects: [actuate(COOLING, false), actuate(FAN, 0)],
    });
  });

  it('brings the blower back by the automatic control only where it was off', () => {
    expect(power(true, fresh(FAN, 0))).toMatchObject({
      effects: [actuate(AUTO, true), actuate(COOLING, true)],
    });
    expect(power(true, fresh(FAN, 43))).toMatchObject({ effects: [actuate(COOLING, true)] });
    expect(power(true)).toMatchObject({ effects: [actuate(COOLING, true)] });
  });
});

describe('what is generated from the registry', () => {
  it('describes every action as a tool a language model may call', () => {
    const tools = toolSchemas(ACTIONS);
    expect(tools).toHaveLength(ACTIONS.length);
    for (const { function: tool } of tools) {
      expect(tool.name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(tool.parameters.type).toBe('object');
    }
    const setTemperature = tools.find(
      ({ function: tool }) => tool.name === 'climate_setTemperature',
    );
    expect(setTemperature?.function.parameters.properties).toMatchObject({
      zone: { enum: ['driver', 'passenger', 'all'] },
      celsius: { minimum: 16, maximum: 30 },
    });
  });

  it('is what docs/actions.md says (else run `npm run docs:actions`)', () => {
    const page = readFileSync(new URL('../../docs/actions.md', import.meta.url), 'utf8');
    expect(page).toBe(actionPage(ACTIONS));
  });
});
