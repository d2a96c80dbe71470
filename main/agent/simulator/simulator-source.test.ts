import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IVI_PATHS } from '../../../shared/vehicle/catalogue.ts';
import {
  definitionOf,
  faultOf,
  isActuatorPath,
  SIGNAL_PATHS,
  type ActuatorPath,
  type SignalPath,
} from '../../../shared/vehicle/signal.ts';
import type { VehicleSource } from '../source.ts';
import { actuatorFault, slotFault } from './faults.ts';
import { nailedWheel } from './scenario.ts';
import { MORNING, TestClock, TestSink } from './simulator.fixture.ts';
import { createSimulatorSource, SCENARIOS, type Scenario } from './simulator-source.ts';

interface Bench {
  readonly source: VehicleSource;
  readonly clock: TestClock;
  readonly sink: TestSink;
}

async function started(scenario: Scenario, seed = 1, clockFactor = 1): Promise<Bench> {
  const clock = new TestClock();
  const sink = new TestSink();
  const { now, schedule } = clock;
  const source = createSimulatorSource({ scenario, seed, clockFactor, now, schedule });
  await source.start(sink);
  return { source, clock, sink };
}

const SPEED = 'Vehicle.Speed';
const FUEL: readonly SignalPath[] = IVI_PATHS.filter((path) =>
  /FuelSystem|CombustionEngine/.test(path),
);

describe('createSimulatorSource', () => {
  it('refuses a clock it cannot keep', () => {
    for (const clockFactor of [0, 0.5, 61, Number.NaN]) {
      expect(() => createSimulatorSource({ scenario: 'city', seed: 1, clockFactor })).toThrow(
        RangeError,
      );
    }
    expect(() =>
      createSimulatorSource({ scenario: 'city', seed: Number.NaN, clockFactor: 1 }),
    ).toThrow(RangeError);
  });

  it.each(SCENARIOS)('reports every signal within the first second: %s', async (scenario) => {
    const { source, clock, sink } = await started(scenario);
    await clock.advance(1000);
    expect(new Set(sink.latest.keys())).toEqual(new Set(SIGNAL_PATHS));
    expect(new Set(source.capabilities.paths)).toEqual(new Set(sink.latest.keys()));
    const missing = SIGNAL_PATHS.filter((path) => sink.valueOf(path) === null);
    expect(missing).toEqual(expect.arrayContaining([...FUEL]));
    expect(missing.filter((path) => !FUEL.includes(path)).sort()).toEqual([
      'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude',
      'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude',
      'Vehicle.Powertrain.TractionBattery.Charging.Timer.Time',
    ]);
    expect(sink.presences).toEqual(['starting', `present: ${scenario}, seed 1, 1x`]);
  });

  it('sends only values that fit their signal, whatever the scenario, seed, and clock', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SCENARIOS.filter((scenario) => scenario !== 'faults')),
        fc.integer(),
        fc.integer({ min: 1, max: 60 }),
        async (scenario, seed, factor) => {
          const { clock, sink, source } = await started(scenario, seed, factor);
          expect(source.unchecked).toBeUndefined();
          await clock.advance(10_000);
          for (const { path, value, ts } of sink.batches.flat()) {
            if (value !== null && faultOf(path, value) !== null) {
              expect.fail(`${path} = ${String(value)}: ${faultOf(path, value) ?? ''}`);
            }
            if (ts > clock.time) expect.fail(`${path} is from the future`);
          }
          await source.stop();
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each(['city', 'parked', 'charging'] as const)(
    'keeps every sampled signal younger than its allowed age: %s',
    async (scenario) => {
      const { clock, sink } = await started(scenario);
      for (let second = 0; second < 130; second++) {
        await clock.advance(1000);
        for (const [path, { ts, value }] of sink.latest) {
          const { maxAge } = definitionOf(path);
          if (maxAge === null || value === null) continue;
          if (clock.time - ts > maxAge / 2) expect.fail(`${path} is ${clock.time - ts} ms old`);
        }
      }
    },
  );

  it('sends speed twenty times a second, trip figures twice, and settings on change only', async () => {
    const { clock, sink } = await started('city');
    await clock.advance(10_000);
    expect(sink.of(SPEED)).toHaveLength(201);
    expect(sink.of('Vehicle.TripDuration')).toHaveLength(21);
    expect(sink.of('Vehicle.VehicleIdentification.VIN')).toHaveLength(1);
    const gears = sink.of('Vehicle.Powertrain.Transmission.SelectedGear');
    expect(gears.map(({ value }) => value)).toEqual([127]);
    expect(sink.batches).toHaveLength(201);
  });

  it('drives: speed, way, position, and heading agree', async () => {
    const { clock, sink } = await started('city');
    await clock.advance(60_000);
    const speeds = sink.of(SPEED).map(({ value }) => Number(value));
    const way = speeds.reduce((sum, speed) => sum + (speed / 3.6) * 0.05, 0);
    expect(Number(sink.valueOf('Vehicle.TraveledDistanceSinceStart'))).toBeGreaterThan(way - 15);
    expect(Number(sink.valueOf('Vehicle.TraveledDistanceSinceStart'))).toBeLessThan(way + 5);
    const [from, to] = ['Latitude', 'Longitude'].map((name) =>
      sink.of(`Vehicle.CurrentLocation.${name}` as SignalPath).map(({ value }) => Number(value)),
    );
    if (!from || !to) throw new Error('no positions');
    expect(Math.abs((from.at(-1) ?? 0) - (from[0] ?? 0))).toBeGreaterThan(0.0005);
    expect(Math.abs((to.at(-1) ?? 0) - (to[0] ?? 0))).toBeGreaterThan(0.001);
  });

  it('gives the same samples for the same seed and clock, and others for another seed', async () => {
    const record = async (scenario: Scenario, seed: number): Promise<unknown> => {
      const { clock, sink, source } = await started(scenario, seed, 10);
      await clock.advance(20_000);
      await source.actuate('Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed', 40);
      await clock.advance(10_000);
      return sink.batches;
    };
    for (const scenario of SCENARIOS) {
      expect(await record(scenario, 5)).toEqual(await record(scenario, 5));
      expect(await record(scenario, 5)).not.toEqual(await record(scenario, 6));
    }
  });

  it('lets time pass as much faster as asked', async () => {
    const { clock, sink } = await started('city', 1, 60);
    await clock.advance(30_000);
    expect(Number(sink.valueOf('Vehicle.TripDuration'))).toBeCloseTo(1800, -1);
    expect(Number(sink.valueOf('Vehicle.TraveledDistanceSinceStart'))).toBeGreaterThan(8000);
    expect(sink.of(SPEED)).toHaveLength(601);
    expect(sink.latest.get(SPEED)?.ts).toBe(MORNING + 30_000);
    expect(sink.discards).toEqual({});
  });

  it('drops simulated time instead of stepping without end after a long pause', async () => {
    const { clock, sink } = await started('city', 1, 60);
    clock.jump(60_000);
    await clock.advance(50);
    expect(sink.discards['late-simulation-step']).toBeGreaterThan(0);
    expect(Number(sink.valueOf('Vehicle.TraveledDistanceSinceStart'))).toBeLessThan(500);
  });

  it('never goes back in time when the wall clock does', async () => {
    const { clock, sink } = await started('city');
    await clock.advance(5000);
    const before = sink.latest.get(SPEED)?.ts ?? 0;
    clock.jump(-60_000);
    await clock.advance(30_000);
    const times = sink.of(SPEED).map(({ ts }) => ts);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    await clock.advance(31_000);
    expect(sink.latest.get(SPEED)?.ts).toBeGreaterThan(before);
  });

  it('waits for an agent that is slow and then sends what is current', async () => {
    const { clock, sink } = await started('city');
    let take: () => void = () => undefined;
    sink.answer = () => new Promise((resolve) => (take = resolve));
    await clock.advance(1000);
    const held = sink.batches.length;
    await clock.advance(5000);
    expect(sink.batches).toHaveLength(held);
    sink.answer = () => Promise.resolve();
    take();
    await Promise.resolve();
    await clock.advance(50);
    expect(sink.latest.get(SPEED)?.ts).toBe(clock.time);
  });

  it('says that it failed when the agent cannot take its samples', async () => {
    const { clock, sink } = await started('city');
    sink.answer = () => Promise.reject(new Error('no space left'));
    await clock.advance(200);
    expect(sink.presences.at(-1)).toBe('failed: no space left');
    expect(clock.scheduled).toBe(0);
  });

  it('delivers nothing after it was stopped, twice or once, and starts only once', async () => {
    const { source, clock, sink } = await started('city');
    await expect(source.start(sink)).rejects.toThrow('already');
    await source.stop();
    await source.stop();
    const { length } = sink.batches;
    await clock.advance(1000);
    expect(sink.batches).toHaveLength(length);
    expect(clock.scheduled).toBe(0);
    expect((await source.actuate('Vehicle.Body.Trunk.Rear.IsOpen', true))?.reason).toBe(
      'service_unavailable',
    );
  });
});

describe('capabilities', () => {
  it('offer no gear, parking brake, hazard lights, or indicators', async () => {
    const { source } = await started('parked');
    for (const path of source.capabilities.actuators) {
      expect(isActuatorPath(path)).toBe(true);
      expect(path).not.toMatch(/SelectedGear|ParkingBrake|Hazard|DirectionIndicator/);
    }
    expect(source.capabilities.actuators).toHaveLength(43);
  });

  it('hold: what is offered answers with more than "cannot be actuated"', async () => {
    const { source } = await started('parked');
    for (const path of SIGNAL_PATHS.filter(isActuatorPath)) {
      const offered = source.capabilities.actuators.includes(path);
      const fault = await source.actuate(path, {} as never);
      expect(fault?.reason).toBe(offered ? 'invalid_data' : 'forbidden_request');
    }
  });
});

describe('faults', () => {
  const faultStart = (seed: number, kind: string): { from: number; to: number } => {
    for (let time = 15_000; ; time += 15_000) {
      const fault = slotFault(seed, time);
      if (fault?.kind === kind) return fault;
    }
  };

  it('is the only unchecked scenario', async () => {
    expect((await started('faults')).source.unchecked).toBe(true);
  });

  it('drops the link for as long as scheduled', async () => {
    const { clock, sink } = await started('faults', 3);
    await clock.advance(60_000);
    const { from, to } = faultStart(3, 'link-drop');
    expect(sink.drops).toEqual([to - from]);
  });

  it('freezes the speed sensor and lets it go again', async () => {
    const { clock, sink } = await started('faults', 3);
    const { from, to } = faultStart(3, 'frozen-speed');
    await clock.advance(from + 100);
    const { length } = sink.of(SPEED);
    await clock.advance(to - from - 200);
    expect(sink.of(SPEED)).toHaveLength(length);
    await clock.advance(300);
    expect(sink.of(SPEED).length).toBeGreaterThan(length);
  });

  it('sends bad values and mends each with a good one afterwards', async () => {
    const { clock, sink } = await started('faults', 3);
    const { from, to } = faultStart(3, 'bad-values');
    await clock.advance(from);
    const before = sink.batches.length;
    await clock.advance(to - from + 200);
    const bad = sink.batches
      .slice(before)
      .flat()
      .filter(({ path, value }) => value !== null && faultOf(path, value) !== null);
    expect(bad.length).toBeGreaterThan(10);
    for (const [path, { value }] of sink.latest) {
      if (value !== null) expect(faultOf(path, value), path).toBeNull();
    }
  });

  it('refuses, sticks, and lags as the seed says', async () => {
    const { source, clock, sink } = await started('faults', 3);
    const asked: Partial<Record<ActuatorPath, boolean | number>> = {
      'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': 67,
      'Vehicle.Cabin.HVAC.IsRearDefrosterActive': true,
      'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature': 25,
    };
    const seen = new Set<string>();
    for (const [path, value] of Object.entries(asked)) {
      if (!isActuatorPathOf(path)) throw new Error(path);
      const kind = actuatorFault(3, path);
      seen.add(String(kind));
      const answer = await source.actuate(path, value);
      expect(answer?.reason).toBe(kind === 'refuse' ? 'service_unavailable' : undefined);
      await clock.advance(4500);
      expect(sink.valueOf(path)).not.toBe(value);
      await clock.advance(1000);
      if (kind === 'lag') expect(sink.valueOf(path)).toBe(value);
      else expect(sink.valueOf(path)).not.toBe(value);
    }
    expect([...seen].sort()).toEqual(['lag', 'refuse', 'stuck']);
  });

  it('loses the air of one tyre until its warning comes', async () => {
    const { clock, sink } = await started('faults', 3, 30);
    await clock.advance(20_000);
    const low = SIGNAL_PATHS.filter(
      (path) => path.endsWith('IsPressureLow') && sink.valueOf(path) === true,
    );
    const wheel = nailedWheel(3) === 'frontLeft' ? 'Row1.Wheel.Left' : 'Row2.Wheel.Right';
    expect(low).toEqual([`Vehicle.Chassis.Axle.${wheel}.Tire.IsPressureLow`]);
  });
});

function isActuatorPathOf(path: string): path is ActuatorPath {
  return isActuatorPath(path);
}
