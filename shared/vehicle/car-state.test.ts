import { describe, expect, it } from 'vitest';
import { energyFlowOf, gearOf, isTyreLow, lockStateOf, powertrainOf } from './car-state.ts';
import { ABSENT, type Readings } from './reading.ts';

function reading<T>(value: T, freshness: 'fresh' | 'stale' = 'fresh') {
  return { value, freshness, ts: 0 };
}

describe('powertrainOf', () => {
  it('follows what the car says of itself', () => {
    const of = (value: 'ELECTRIC' | 'COMBUSTION' | 'HYBRID') =>
      powertrainOf({ 'Vehicle.Powertrain.Type': reading(value) });
    expect(of('ELECTRIC')).toEqual({ battery: true, fuel: false });
    expect(of('COMBUSTION')).toEqual({ battery: false, fuel: true });
    expect(of('HYBRID')).toEqual({ battery: true, fuel: true });
  });

  it('falls back to what the car has reported, even if that is old', () => {
    expect(powertrainOf({})).toEqual({ battery: false, fuel: false });
    expect(powertrainOf({ 'Vehicle.Powertrain.CombustionEngine.Speed': reading(700) })).toEqual({
      battery: false,
      fuel: true,
    });
    const battery: Readings = {
      'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': reading(60, 'stale'),
    };
    expect(powertrainOf(battery)).toEqual({ battery: true, fuel: false });
  });
});

describe('gearOf', () => {
  it.each([
    [126, undefined, { letter: 'P' }],
    [127, 1, { letter: 'D' }],
    [0, 3, { letter: 'N' }],
    [-1, undefined, { letter: 'R' }],
    [3, undefined, { letter: 'D', number: 3 }],
    [undefined, -1, { letter: 'R' }],
    [undefined, 0, { letter: 'N' }],
    [undefined, 4, { letter: 'D', number: 4 }],
    [undefined, undefined, undefined],
  ])('reads selected %s, current %s', (selected, current, gear) => {
    expect(gearOf(selected, current)).toEqual(gear);
  });
});

describe('isTyreLow', () => {
  it('trusts the warning of the car, and a plainly flat tyre', () => {
    expect(isTyreLow(reading(230), reading(false))).toBe(false);
    expect(isTyreLow(reading(230), reading(true))).toBe(true);
    expect(isTyreLow(reading(140), reading(false))).toBe(true);
    expect(isTyreLow(reading(140), ABSENT)).toBe(true);
    expect(isTyreLow(reading(141), ABSENT)).toBeUndefined();
    expect(isTyreLow(ABSENT, reading(false))).toBe(false);
  });

  it('does not know from old values', () => {
    expect(isTyreLow(reading(100, 'stale'), reading(true, 'stale'))).toBeUndefined();
    expect(isTyreLow(ABSENT, ABSENT)).toBeUndefined();
  });
});

describe('energyFlowOf', () => {
  it.each([
    [-20_000, false, 'drawing'],
    [15_000, false, 'recovering'],
    [15_000, undefined, 'recovering'],
    [7_000, true, 'charging'],
    [0, true, 'charging'],
    [-3_000, true, 'drawing'],
    [40, false, 'resting'],
    [-40, undefined, 'resting'],
  ] as const)('%s W, charging %s', (watts, charging, flow) => {
    expect(energyFlowOf(watts, charging)).toBe(flow);
  });
});

describe('lockStateOf', () => {
  it('is locked only when every door that reports is', () => {
    expect(lockStateOf([true, true, undefined, true])).toBe('locked');
    expect(lockStateOf([true, false, undefined, true])).toBe('unlocked');
    expect(lockStateOf([undefined, undefined])).toBe('unknown');
    expect(lockStateOf([])).toBe('unknown');
  });
});
