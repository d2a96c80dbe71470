import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { DATA_NOT_AVAILABLE } from '../contract/viss.ts';
import { SignalStore } from './signal-store.ts';

const SPEED = 'Vehicle.Speed'; // maxAge 1500
const DOOR = 'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen'; // maxAge null

let clock: FakeClock;
let store: SignalStore;

function report(path: string, value: unknown, ago = 0) {
  const now = clock.now();
  return store.report(path, value, now.wall - ago, now);
}

function freshness(path: typeof SPEED | typeof DOOR) {
  return store.readings[path]?.freshness ?? 'absent';
}

beforeEach(() => {
  clock = new FakeClock();
  store = new SignalStore();
  store.sweep(clock.now());
  store.connected(clock.now());
  store.presence(true, clock.now().wall, clock.now());
});

describe('freshness', () => {
  it('ends for a sampled value at its age limit, without any new message', () => {
    report(SPEED, 50);
    store.takeChanges();
    clock.pass(1500);
    store.sweep(clock.now());
    expect(freshness(SPEED)).toBe('fresh');
    clock.pass(1);
    store.sweep(clock.now());
    expect(freshness(SPEED)).toBe('stale');
    expect(store.readings[SPEED]?.value).toBe(50);
    expect(store.takeChanges().paths).toEqual([SPEED]);
  });

  it('counts from the capture, not from the arrival', () => {
    report(SPEED, 50, 1400);
    expect(freshness(SPEED)).toBe('fresh');
    clock.pass(101);
    store.sweep(clock.now());
    expect(freshness(SPEED)).toBe('stale');
    report(SPEED, 51, 1501);
    expect(freshness(SPEED)).toBe('stale');
  });

  it('lasts for an on-change value as long as link and source do', () => {
    report(DOOR, true, 3_600_000);
    clock.pass(3_600_000);
    store.sweep(clock.now());
    expect(freshness(DOOR)).toBe('fresh');
    store.disconnected(clock.now());
    expect(freshness(DOOR)).toBe('stale');
  });

  it('does not come back with the link, only with a new report', () => {
    report(DOOR, true);
    report(SPEED, 50);
    store.disconnected(clock.now());
    store.connected(clock.now());
    store.presence(true, clock.now().wall, clock.now());
    expect(freshness(DOOR)).toBe('stale');
    expect(freshness(SPEED)).toBe('stale');
    expect(report(DOOR, true)).toBeNull();
    expect(freshness(DOOR)).toBe('fresh');
  });

  it('needs a source that is present', () => {
    report(DOOR, true);
    store.presence(false, clock.now().wall, clock.now());
    expect(freshness(DOOR)).toBe('stale');
  });

  it('needs a capture after the loss once a source has come back', () => {
    report(DOOR, true);
    clock.pass(1000);
    store.presence(false, clock.now().wall, clock.now());
    clock.pass(1000);
    store.presence(true, clock.now().wall, clock.now());
    expect(freshness(DOOR)).toBe('stale');
    expect(report(DOOR, false, 1500)).toBeNull();
    expect(freshness(DOOR)).toBe('stale');
    expect(report(DOOR, false)).toBeNull();
    expect(freshness(DOOR)).toBe('fresh');
  });

  it('begins with the presence when values arrived before it was told', () => {
    store.connected(clock.now());
    report(DOOR, true);
    expect(freshness(DOOR)).toBe('stale');
    store.presence(true, clock.now().wall, clock.now());
    expect(freshness(DOOR)).toBe('fresh');
  });
});

describe('a set wall clock', () => {
  it.each([3_600_000, -3_600_000])('of %d ms ages nothing and blocks nothing', (jump) => {
    report(SPEED, 50);
    report(DOOR, true);
    clock.pass(100);
    expect(store.sweep(clock.now())).toBe(false);
    clock.setWall(jump);
    expect(store.sweep(clock.now())).toBe(true);
    // Whatever was captured on the old clock is not trusted; whatever comes now is.
    expect(freshness(SPEED)).toBe('stale');
    expect(freshness(DOOR)).toBe('stale');
    expect(report(SPEED, 51)).toBeNull();
    expect(report(DOOR, true)).toBeNull();
    expect(freshness(SPEED)).toBe('fresh');
    expect(freshness(DOOR)).toBe('fresh');
    expect(store.sweep(clock.now())).toBe(false);
  });

  it('in small steps is no jump', () => {
    for (let step = 0; step < 100; step++) {
      clock.pass(100);
      clock.setWall(40);
      expect(store.sweep(clock.now())).toBe(false);
    }
  });

  it('unnoticed so far does not keep a value young', () => {
    report(SPEED, 50);
    clock.setWall(-400);
    clock.pass(1501);
    store.sweep(clock.now());
    expect(freshness(SPEED)).toBe('stale');
  });
});

describe('reports', () => {
  it('are refused by reason', () => {
    expect(report('Vehicle.Nonsense', 1)).toBe('unknown-path');
    expect(report('__proto__', 1)).toBe('unknown-path');
    expect(report(SPEED, '50')).toBe('wrong-type');
    expect(report(SPEED, Number.NaN)).toBe('not-finite');
    expect(report(SPEED, 401)).toBe('out-of-range');
    expect(report('Vehicle.LowVoltageSystemState', 'MAYBE')).toBe('not-allowed');
    expect(report('Vehicle.VehicleIdentification.VIN', 'x'.repeat(257))).toBe('too-long');
    expect(report(SPEED, 50, -1001)).toBe('future-dated');
    expect(store.report(SPEED, 50, Number.NaN, clock.now())).toBe('bad-timestamp');
    expect(report(SPEED, 50, -1000)).toBeNull();
    expect(report(SPEED, 51)).toBe('out-of-order');
    expect(report(SPEED, 50, -1000)).toBe('duplicate');
    expect(report(SPEED, 51, -1000)).toBeNull();
    expect(store.readings[SPEED]?.value).toBe(51);
  });

  it('that a value is not available make it absent', () => {
    report(SPEED, 50);
    store.takeChanges();
    clock.pass(10);
    expect(report(SPEED, DATA_NOT_AVAILABLE)).toBeNull();
    expect(store.readings[SPEED]).toBeUndefined();
    expect(store.takeChanges()).toEqual({ paths: [SPEED], forgotten: true });
    expect(report(SPEED, DATA_NOT_AVAILABLE)).toBe('duplicate');
    expect(report(SPEED, 49, 5)).toBe('out-of-order');
    clock.pass(10);
    expect(report(SPEED, 51)).toBeNull();
    expect(freshness(SPEED)).toBe('fresh');
  });

  it('of the same value are no change', () => {
    const inlets =
      'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.SupportedInletTypes';
    report(inlets, ['GBT_AC', 'GBT_DC']);
    report(SPEED, 50);
    store.takeChanges();
    clock.pass(100);
    report(inlets, ['GBT_AC', 'GBT_DC']);
    report(SPEED, 50);
    expect(store.takeChanges().paths).toEqual([]);
    expect(store.readings[SPEED]?.ts).toBe(clock.now().wall);
  });
});

describe('another source', () => {
  it('makes the store forget what it does not deliver', () => {
    report(SPEED, 50);
    report(DOOR, true);
    store.takeChanges();
    store.keepOnly(new Set([SPEED]));
    expect(store.readings[DOOR]).toBeUndefined();
    expect(store.takeChanges()).toEqual({ paths: [DOOR], forgotten: true });
    expect(store.count().fresh).toBe(1);
    expect(Object.keys(store.ages(clock.now().mono))).toEqual([SPEED]);
  });
});
