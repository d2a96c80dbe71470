import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateOfCharge } from './battery.ts';
import { setTemperature } from './cabin.ts';
import { command } from './actuation.ts';
import { TestCar, WINTER_NIGHT } from './simulator.fixture.ts';
import { STEP } from './simulator-source.ts';
import { lightColour } from './traffic-light.ts';
import { pressureOf } from './tyres.ts';
import { isInPark } from './vehicle-state.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const HALF_AN_HOUR = 1800;

describe('a drive', () => {
  it.each(SEEDS)('keeps to speed limits and to bearable accelerations (city, seed %i)', (seed) => {
    const car = new TestCar('city', seed);
    const { route } = car.world;
    let fastest = 0;
    car.run(HALF_AN_HOUR, ({ drive }, { drive: before }) => {
      const limit = route?.limitAt(drive.s) ?? 0;
      // 2 km/h: what a speedometer hides, right where a lower limit begins.
      if (drive.speed * 3.6 > limit + 2) expect.fail(`${drive.speed * 3.6} in a ${limit} zone`);
      const acceleration = (drive.speed - before.speed) / STEP;
      if (acceleration < -4 || acceleration > 2.6) expect.fail(`${acceleration} m/s²`);
      fastest = Math.max(fastest, drive.speed * 3.6);
    });
    expect(fastest).toBeGreaterThan(50);
    expect(car.state.trip.distance).toBeGreaterThan(8000);
  });

  it.each(SEEDS)('stops at red lights and goes on at green ones (seed %i)', (seed) => {
    const car = new TestCar('city', seed);
    const { route } = car.world;
    if (!route) throw new Error('the city scenario has a route');
    let waits = 0;
    let crossed = 0;
    car.run(HALF_AN_HOUR, (after, before) => {
      const [from, to] = [before.drive.s % route.length, after.drive.s % route.length];
      route.lights.forEach((line, index) => {
        if (!(from < line && line <= to)) return;
        crossed += 1;
        expect(lightColour(seed, index, after.time)).not.toBe('red');
      });
      if (before.drive.speed > 0 && after.drive.speed === 0) {
        const next = Math.min(
          ...route.lights.map((line) => (line - to + route.length) % route.length),
        );
        if (next < 3) waits += 1;
      }
    });
    expect(waits).toBeGreaterThan(3);
    expect(crossed).toBeGreaterThan(15);
  });

  it('goes at motorway speed under cruise control', () => {
    const car = new TestCar('highway');
    const speeds = new Set<number>();
    let cruising = 0;
    car.run(HALF_AN_HOUR, ({ drive, cruise }) => {
      const limit = car.world.route?.limitAt(drive.s) ?? 0;
      if (drive.speed * 3.6 > limit + 4) expect.fail(`${drive.speed * 3.6} in a ${limit} zone`);
      if (cruise.active) cruising += STEP;
      speeds.add(Math.round(drive.speed * 3.6));
    });
    expect(speeds).toContain(120);
    expect(speeds).toContain(80);
    expect(cruising).toBeGreaterThan(0.9 * HALF_AN_HOUR);
  });

  it.each(['city', 'highway', 'charging', 'parked'] as const)(
    'changes the energy by the power that flowed (%s)',
    (scenario) => {
      const car = new TestCar(scenario);
      const before = car.state.battery.energy;
      let flowed = 0;
      car.run(600, ({ battery }) => (flowed += (battery.power * STEP) / 3600));
      expect(car.state.battery.energy - before).toBeCloseTo(flowed, 3);
      expect(Math.abs(flowed)).toBeGreaterThan(100);
    },
  );

  it('charges the battery while it brakes', () => {
    const car = new TestCar('city');
    let regained = 0;
    car.run(300, ({ drive, battery }) => {
      if (battery.power <= 0) return;
      regained += (battery.power * STEP) / 3600;
      expect(drive.acceleration).toBeLessThan(0.2);
    });
    expect(regained).toBeGreaterThan(10);
  });

  it('empties the battery as the kilometres pass', () => {
    const car = new TestCar('highway');
    const charges = [stateOfCharge(car.state.battery)];
    for (let minute = 0; minute < 30; minute += 2) {
      charges.push(stateOfCharge(car.run(120).state.battery));
    }
    expect(charges).toEqual([...charges].sort((a, b) => b - a));
    const { trip, battery } = car.state;
    const perHundred = (((charges[0] ?? 0) - stateOfCharge(battery)) * 0.6) / (trip.distance / 1e5);
    expect(perHundred).toBeGreaterThan(11);
    expect(perHundred).toBeLessThan(25);
  });

  it('signals before it turns', () => {
    const car = new TestCar('city');
    const { route } = car.world;
    if (!route) throw new Error('the city scenario has a route');
    let turning = 0;
    car.run(HALF_AN_HOUR, ({ drive }) => {
      const s = drive.s % route.length;
      const turn = route.turns.find(({ from, to }) => s >= from && s <= to);
      if (!turn || drive.speed === 0) return;
      turning += 1;
      expect(drive.indicator).toBe(turn.direction);
    });
    expect(turning).toBeGreaterThan(0);
  });

  it('pulls up at the kerb in park, lets a passenger in or out, and drives on', () => {
    const car = new TestCar('city');
    const passenger = car.state.occupants.passenger;
    const seen = new Set<string>();
    car.run(HALF_AN_HOUR, ({ drive, body, time }) => {
      if (drive.phase !== 'kerb') return;
      seen.add('kerb');
      if (isInPark(drive, time)) seen.add('park');
      if (body.doors.passenger.open) seen.add('door');
      expect(drive.speed).toBe(0);
    });
    expect([...seen].sort()).toEqual(['door', 'kerb', 'park']);
    const { route } = car.world;
    const stops =
      Math.floor((car.state.drive.s - (route?.kerbs[0] ?? 0)) / (route?.length ?? 1)) + 1;
    expect(car.state.occupants.passenger === passenger).toBe(stops % 2 === 0);
    expect(car.state.drive.phase).toBe('driving');
  });

  it('locks the doors when it gets going', () => {
    const car = new TestCar('city');
    car.run(60);
    expect(Object.values(car.state.body.doors).every(({ locked }) => locked)).toBe(true);
  });

  it('stays where it is while a door is open', () => {
    const car = new TestCar('city');
    car.state = {
      ...car.state,
      body: { ...car.state.body, trunk: { position: 100, target: 100 } },
    };
    car.run(60);
    expect(car.state.drive.s).toBe(0);
    car.state = { ...car.state, body: { ...car.state.body, trunk: { position: 100, target: 0 } } };
    car.run(60);
    expect(car.state.drive.s).toBeGreaterThan(100);
  });

  it('pulls up with the hazard lights on when the battery is empty', () => {
    const car = new TestCar('low-battery');
    car.state = { ...car.state, battery: { ...car.state.battery, energy: 200 } };
    car.run(900);
    expect(car.state.drive.phase).toBe('stranded');
    expect(car.state.body.hazard).toBe(true);
    expect(isInPark(car.state.drive, car.state.time)).toBe(true);
  });

  it('limps on the reserve', () => {
    const strongest = (energy: number): number => {
      const car = new TestCar('city');
      car.state = { ...car.state, battery: { ...car.state.battery, energy } };
      let most = 0;
      car.run(60, ({ drive }) => (most = Math.max(most, drive.speed)));
      return most;
    };
    expect(strongest(120)).toBeLessThan(strongest(30_000));
  });

  it('warms tyres and raises their pressure', () => {
    const car = new TestCar('highway');
    const pressure = (): number =>
      pressureOf(car.state.tyres.wheels.frontLeft, car.state.tyres.temperature);
    const cold = pressure();
    car.run(HALF_AN_HOUR);
    expect(pressure() - cold).toBeGreaterThan(5);
    expect(pressure() - cold).toBeLessThan(40);
  });

  it('is the same again for the same seed, and another for another', () => {
    const at = (seed: number): unknown => new TestCar('city', seed).run(300).state;
    expect(at(3)).toEqual(at(3));
    expect(at(3)).not.toEqual(at(4));
  });
});

describe('a car that stands', () => {
  it('charges up to the limit and stops there', () => {
    const car = new TestCar('charging');
    let last = stateOfCharge(car.state.battery);
    for (let minute = 0; minute < 90; minute++) {
      const now = stateOfCharge(car.run(60).state.battery);
      if (car.state.charging.active) expect(now).toBeGreaterThan(last);
      last = now;
    }
    expect(car.state.charging.active).toBe(false);
    expect(last).toBeGreaterThan(78.9);
    expect(last).toBeLessThanOrEqual(80.01);
  });

  it('stops and starts charging when asked to, and respects a new limit', () => {
    const car = new TestCar('charging').run(10);
    const ask = (path: Parameters<typeof command>[1], value: string | number): boolean => {
      const { state, refusal } = command(car.state, path, value);
      expect(refusal).toBeNull();
      car.state = state;
      return car.run(1).state.charging.active;
    };
    const startStop = 'Vehicle.Powertrain.TractionBattery.Charging.StartStopCharging';
    expect(car.state.charging.active).toBe(true);
    expect(ask(startStop, 'STOP')).toBe(false);
    expect(ask(startStop, 'START')).toBe(true);
    car.state = { ...car.state, battery: { ...car.state.battery, energy: 45_000 } };
    expect(ask('Vehicle.Powertrain.TractionBattery.Charging.ChargeLimit', 60)).toBe(false);
    expect(ask('Vehicle.Powertrain.TractionBattery.Charging.ChargeLimit', 90)).toBe(true);
  });

  it('brings the cabin to the set temperature in winter', () => {
    const car = new TestCar('parked', 1, WINTER_NIGHT).run(HALF_AN_HOUR);
    const target = setTemperature(car.state.climate);
    expect(Math.abs(car.state.cabin.temperature - target)).toBeLessThan(1);
  });

  it('never leaves its bounds, whatever the seed and the hour', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom('parked', 'city', 'highway', 'charging', 'low-battery'),
        fc.integer({ min: 0, max: 365 * 24 }),
        (seed, scenario, hour) => {
          const { state } = new TestCar(scenario, seed, 1.77e12 + hour * 3.6e6).run(60);
          expect(state.drive.speed).toBeGreaterThanOrEqual(0);
          expect(stateOfCharge(state.battery)).toBeGreaterThanOrEqual(0);
          expect(stateOfCharge(state.battery)).toBeLessThanOrEqual(100);
          expect(state.cabin.temperature).toBeGreaterThan(-20);
          expect(state.cabin.temperature).toBeLessThan(70);
        },
      ),
      { numRuns: 40 },
    );
  });
});
