import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { fakePoint } from '../../../shared/navigation/guidance/fake-route.ts';
import type { Position } from '../../../shared/navigation/guidance.ts';
import type { FixFault } from '../../../shared/navigation/position/fix.ts';
import type { Metres } from '../../../shared/navigation/position/plane.ts';
import type { Reckoned } from '../../../shared/navigation/position/reckoning.ts';
import { ABSENT, type Readings } from '../../../shared/vehicle/reading.ts';
import { createPositions } from './positions.ts';

/** A car with a receiver; both say what the test wants. */
class FakeReceiver {
  readonly clock = new FakeClock();
  readonly sent: Position[] = [];
  readonly rejected: FixFault[] = [];
  readonly vehicle: { readings: Readings } = { readings: {} };
  along: Reckoned | null = null;
  readonly positions = createPositions({
    clock: this.clock,
    vehicle: this.vehicle,
    onRejected: (fault) => this.rejected.push(fault),
    reckonAlong: () => this.along,
    onPosition: (position) => this.sent.push(position),
  });

  speed(kmh: number | null): void {
    const ts = this.clock.now().wall;
    const reading = kmh === null ? ABSENT : ({ freshness: 'fresh', value: kmh, ts } as const);
    this.vehicle.readings = { ...this.vehicle.readings, 'Vehicle.Speed': reading };
  }

  /** A report of the receiver, and one second. */
  fix(metres: Metres | 'null island'): void {
    const [lon, lat] = metres === 'null island' ? [0, 0] : fakePoint(metres);
    const ts = this.clock.now().wall;
    this.vehicle.readings = {
      ...this.vehicle.readings,
      'Vehicle.CurrentLocation.Latitude': { freshness: 'fresh', value: lat, ts },
      'Vehicle.CurrentLocation.Longitude': { freshness: 'fresh', value: lon, ts },
      'Vehicle.CurrentLocation.HorizontalAccuracy': { freshness: 'fresh', value: 4, ts },
    };
    this.clock.pass(1000);
  }

  /** The receiver falls silent. */
  lose(): void {
    const { 'Vehicle.Speed': speed } = this.vehicle.readings;
    this.vehicle.readings = speed ? { 'Vehicle.Speed': speed } : {};
  }

  get last(): Position | undefined {
    return this.sent.at(-1);
  }
}

describe('positions', () => {
  it('are sent once for each fix, with the speed of the car', () => {
    const car = new FakeReceiver();
    car.speed(36);
    car.fix([0, 0]);
    car.fix([0, 10]);
    expect(car.sent).toHaveLength(2);
    expect(car.last).toMatchObject({
      speedMps: 10,
      accuracyM: 4,
      quality: 'fix',
      simulated: false,
    });
  });

  it('have a direction as soon as the car has moved', () => {
    const car = new FakeReceiver();
    car.fix([0, 0]);
    car.fix([2, 0]);
    expect(car.last).not.toHaveProperty('heading');
    car.fix([12, 0]);
    expect(car.last?.heading).toBeCloseTo(90, 0);
    // Standing, noise does not turn the car round.
    car.fix([11, 0]);
    expect(car.last?.heading).toBeCloseTo(90, 0);
  });

  it('have a speed where the car does not tell its own', () => {
    const car = new FakeReceiver();
    car.fix([0, 0]);
    car.fix([0, 10]);
    expect(car.last?.speedMps).toBeCloseTo(10, 0);
  });

  it('never come from the null island', () => {
    const car = new FakeReceiver();
    car.fix('null island');
    expect(car.positions.position).toBeNull();
    expect(car.rejected).toEqual(['null-island']);
  });

  it('do not jump for a fix or two, but believe what stays', () => {
    const car = new FakeReceiver();
    car.speed(36);
    car.fix([0, 0]);
    car.fix([2000, 0]);
    car.fix([0, 20]);
    expect(car.last?.lon).toBeCloseTo(fakePoint([0, 20])[0], 6);
    for (const north of [0, 10, 20]) car.fix([5000, north]);
    expect(car.last?.lon).toBeCloseTo(fakePoint([5000, 20])[0], 6);
    expect(car.rejected).toEqual(['jump', 'jump', 'jump']);
  });
});

describe('without fixes', () => {
  function driven(): FakeReceiver {
    const car = new FakeReceiver();
    car.speed(36);
    car.fix([0, 0]);
    car.fix([0, 10]);
    car.lose();
    return car;
  }

  it('the car goes straight on for a while, and is lost after', () => {
    const car = driven();
    car.clock.pass(5000);
    expect(car.last?.quality).toBe('estimated');
    expect(car.last?.lat).toBeCloseTo(fakePoint([0, 70])[1], 4);
    car.clock.pass(60_000);
    expect(car.last?.quality).toBe('lost');
    const sent = car.sent.length;
    car.clock.pass(60_000);
    expect(car.sent).toHaveLength(sent);
  });

  it('the car goes along its route for much longer', () => {
    const car = driven();
    car.along = { lon: 120.2, lat: 30.3, heading: 45 };
    car.clock.pass(120_000);
    expect(car.last).toMatchObject({ quality: 'estimated', lon: 120.2, heading: 45 });
    expect(car.last?.accuracyM).toBeGreaterThan(20);
  });

  it('a standing car stays where it is', () => {
    const car = driven();
    car.speed(0);
    car.clock.pass(3_600_000);
    expect(car.last).toMatchObject({ quality: 'estimated', accuracyM: 4 });
  });

  it('a car of unknown speed is lost soon', () => {
    const car = driven();
    car.speed(null);
    car.clock.pass(4000);
    expect(car.last?.quality).toBe('estimated');
    car.clock.pass(4000);
    expect(car.last?.quality).toBe('lost');
  });

  it('the next fix puts everything right', () => {
    const car = driven();
    car.clock.pass(60_000);
    car.fix([0, 620]);
    expect(car.last).toMatchObject({ quality: 'fix', accuracyM: 4 });
  });
});

it('ends with its owner', () => {
  const car = new FakeReceiver();
  car.positions.close();
  expect(car.clock.pending).toBe(0);
});
