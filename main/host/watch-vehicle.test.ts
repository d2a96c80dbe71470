import { describe, expect, it } from 'vitest';
import { vehicleUpdateSchema } from '../../shared/contract/host.ts';
import { FakeClock } from '../../shared/fake-clock.ts';
import { PACE_MS } from '../../shared/vehicle/pace.ts';
import type { DisplayZone } from '../../shared/vehicle/restrictions.ts';
import { SIGNAL_PATHS } from '../../shared/vehicle/signal.ts';
import { FakeVehicle } from '../vehicle/fake-vehicle.ts';
import { watchVehicle } from './watch-vehicle.ts';

const speed = (value: number) => ({
  'Vehicle.Speed': { freshness: 'fresh', value, ts: 1 } as const,
});
const gear = (value: number) => ({
  'Vehicle.Powertrain.Transmission.SelectedGear': { freshness: 'fresh', value, ts: 1 } as const,
});

function setUp(zone: DisplayZone = 'driver') {
  const clock = new FakeClock();
  const vehicle = new FakeVehicle();
  vehicle.readings = { ...speed(1), ...gear(127) };
  const updates = watchVehicle(vehicle, zone, clock, undefined);
  const next = async () => {
    const pending = updates.next();
    // The generator asks the clock before it waits.
    await new Promise((resolve) => setImmediate(resolve));
    clock.pass(16);
    const { value } = await pending;
    return vehicleUpdateSchema.parse(value);
  };
  return { clock, vehicle, next, updates };
}

describe('watchVehicle', () => {
  it('starts with everything', async () => {
    const { next, vehicle } = setUp();
    const full = await next();
    expect(full).toMatchObject({
      kind: 'full',
      seq: 0,
      link: { state: 'connected' },
      restrictions: { drivingState: 'parked' },
      commands: [],
    });
    expect(full.signals.map(({ path }) => path)).toEqual([
      'Vehicle.Speed',
      'Vehicle.Powertrain.Transmission.SelectedGear',
    ]);
    expect(full.actuators).toEqual(vehicle.actuators);
  });

  it('goes on with what changed, the latest of each path', async () => {
    const { next, vehicle } = setUp();
    await next();
    vehicle.show(speed(2));
    vehicle.show(gear(126));
    vehicle.show(speed(3));
    expect(await next()).toEqual({
      kind: 'delta',
      seq: 1,
      signals: [
        { path: 'Vehicle.Speed', value: 3, freshness: 'fresh', ts: 1 },
        {
          path: 'Vehicle.Powertrain.Transmission.SelectedGear',
          value: 126,
          freshness: 'fresh',
          ts: 1,
        },
      ],
    });
  });

  const outside = (value: number) => ({
    'Vehicle.Exterior.AirTemperature': { freshness: 'fresh', value, ts: 1 } as const,
  });
  const pathsOf = (update: { readonly signals: readonly { readonly path: string }[] }) =>
    update.signals.map(({ path }) => path);

  it('tells a change after a pause at once, and paces what the driver does not follow', async () => {
    const { next, vehicle, clock } = setUp();
    await next();
    vehicle.show(outside(20));
    expect(pathsOf(await next())).toEqual(['Vehicle.Exterior.AirTemperature']);
    vehicle.show(outside(21));
    vehicle.show(speed(2));
    expect(pathsOf(await next())).toEqual(['Vehicle.Speed']);
    clock.pass(PACE_MS.other);
    expect(await next()).toMatchObject({ signals: [{ value: 21 }] });
  });

  it('sends a confirmed command together with the value that confirms it', async () => {
    const { next, vehicle } = setUp();
    await next();
    vehicle.show(outside(20));
    await next();
    vehicle.show(outside(21));
    vehicle.show({}, { commands: true });
    expect(await next()).toMatchObject({ signals: [{ value: 21 }], commands: [] });
  });

  it('sends link, restrictions, commands, and actuators whole, when they change', async () => {
    const { next, vehicle } = setUp();
    await next();
    vehicle.link = { state: 'lost', since: 5 };
    vehicle.drivingState = 'unknown';
    vehicle.actuators = [];
    vehicle.show({}, { link: true, drivingState: true, commands: true, actuators: true });
    expect(await next()).toMatchObject({
      link: { state: 'lost', since: 5 },
      restrictions: { drivingState: 'unknown', maxItems: 21 },
      commands: [],
      actuators: [],
    });
  });

  it('starts over when something known was forgotten', async () => {
    const { next, vehicle } = setUp();
    await next();
    vehicle.readings = speed(1);
    vehicle.show({}, { forgotten: true });
    const update = await next();
    expect(update.kind).toBe('full');
    expect(update.seq).toBe(1);
    expect(update.signals).toHaveLength(1);
  });

  it('restricts each display by its own zone', async () => {
    for (const [zone, active] of [
      ['driver', true],
      ['passenger', false],
    ] as const) {
      const { next, vehicle } = setUp(zone);
      vehicle.drivingState = 'moving';
      const full = await next();
      expect(full.restrictions?.active.includes('no-setup')).toBe(active);
    }
  });

  it('gives a page that was slow one update, no larger than everything there is', async () => {
    const { clock, next, vehicle } = setUp();
    await next();
    for (let step = 0; step < 10_000; step++) {
      vehicle.show({ ...speed(step % 300), ...gear(step % 2 === 0 ? 126 : 127) });
      clock.pass(1);
    }
    const update = await next();
    expect(update.seq).toBe(1);
    expect(update.signals.length).toBeLessThanOrEqual(SIGNAL_PATHS.length);
    expect(update.signals[0]?.value).toBe(9999 % 300);
  });
});
