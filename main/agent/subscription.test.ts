import { describe, expect, it } from 'vitest';
import type { RawSignalValue, SignalPath } from '../../shared/vehicle/signal.ts';
import { CurrentValues, type CurrentValue } from './current-values.ts';
import { changeTest, rangeTest, type Trigger } from './filter.ts';
import { Subscription } from './subscription.ts';

const SPEED = 'Vehicle.Speed';
const MOVING = 'Vehicle.IsMoving';
const ANY_CHANGE: Trigger = {
  kind: 'change',
  test: changeTest({ 'logic-op': 'ne', diff: '0' }),
};
const ABOVE_50: Trigger = {
  kind: 'range',
  test: rangeTest({ 'logic-op': 'gt', boundary: '50' }),
};

function vehicle() {
  const values = new CurrentValues();
  let ts = 1_800_000_000_000;
  const take = (samples: Partial<Record<SignalPath, RawSignalValue | null>>): CurrentValue[] => {
    ts += 20;
    return [SPEED, MOVING].flatMap((path) => {
      const value = samples[path as SignalPath];
      if (value === undefined) return [];
      const taken = values.take({ path: path as SignalPath, value, ts }, ts);
      if (typeof taken === 'string') throw new Error(taken);
      return [taken];
    });
  };
  return { values, take };
}

const pathsOf = (values: readonly { path: string }[]) => values.map(({ path }) => path);

describe('Subscription', () => {
  it('starts from the full state and then reports changes only', () => {
    const { values, take } = vehicle();
    take({ [SPEED]: 30, [MOVING]: true });
    const subscription = new Subscription('1', [SPEED, MOVING], ANY_CHANGE);
    expect(pathsOf(subscription.full(values))).toEqual([SPEED, MOVING]);
    expect(subscription.triggered(take({ [SPEED]: 30, [MOVING]: true }))).toEqual([]);
    expect(pathsOf(subscription.triggered(take({ [SPEED]: 31, [MOVING]: true })))).toEqual([SPEED]);
  });

  it('reports the first value of a path that was unknown at the start', () => {
    const { values, take } = vehicle();
    const subscription = new Subscription('1', [SPEED], ANY_CHANGE);
    expect(subscription.full(values)).toEqual([]);
    expect(pathsOf(subscription.triggered(take({ [SPEED]: 0, [MOVING]: false })))).toEqual([SPEED]);
  });

  it('compares with the value last reported, so that slow drift is noticed', () => {
    const { values, take } = vehicle();
    take({ [SPEED]: 0 });
    const rise: Trigger = { kind: 'change', test: changeTest({ 'logic-op': 'gte', diff: '10' }) };
    const subscription = new Subscription('1', [SPEED], rise);
    subscription.full(values);
    const reported = [4, 8, 12, 16, 21, 22].filter(
      (value) => subscription.triggered(take({ [SPEED]: value })).length > 0,
    );
    expect(reported).toEqual([12, 22]);
  });

  it('reports a value going away and coming back', () => {
    const { values, take } = vehicle();
    take({ [SPEED]: 10 });
    const subscription = new Subscription('1', [SPEED], ANY_CHANGE);
    subscription.full(values);
    expect(subscription.triggered(take({ [SPEED]: null }))).toHaveLength(1);
    expect(subscription.triggered(take({ [SPEED]: null }))).toHaveLength(0);
    expect(subscription.triggered(take({ [SPEED]: 10 }))).toHaveLength(1);
  });

  it('reports every sample within a range, none outside', () => {
    const { values, take } = vehicle();
    take({ [SPEED]: 20 });
    const subscription = new Subscription('1', [SPEED], ABOVE_50);
    expect(subscription.full(values)).toEqual([]);
    expect(subscription.triggered(take({ [SPEED]: 60 }))).toHaveLength(1);
    expect(subscription.triggered(take({ [SPEED]: 60 }))).toHaveLength(1);
    expect(subscription.triggered(take({ [SPEED]: 50 }))).toHaveLength(0);
    expect(subscription.triggered(take({ [SPEED]: null }))).toHaveLength(0);
  });

  it('timebased ignores samples: the clock triggers it', () => {
    const { values, take } = vehicle();
    const subscription = new Subscription('1', [SPEED], { kind: 'timebased', periodMs: 100 });
    expect(subscription.triggered(take({ [SPEED]: 5 }))).toEqual([]);
    expect(pathsOf(subscription.full(values))).toEqual([SPEED]);
  });

  it('gives a subscriber that fell behind the newest value once, not the backlog', () => {
    const { values, take } = vehicle();
    const subscription = new Subscription('1', [SPEED, MOVING], ANY_CHANGE);
    for (const value of [1, 2, 3]) {
      subscription.hold(subscription.triggered(take({ [SPEED]: value })));
    }
    expect(subscription.catchUp(values).map(({ dp }) => dp.value)).toEqual([3]);
    expect(subscription.catchUp(values)).toEqual([]);
    expect(subscription.triggered(take({ [SPEED]: 3 }))).toEqual([]);
  });
});
