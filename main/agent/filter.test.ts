import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTest, compileTrigger, rangeTest, sameValue, splitFilters } from './filter.ts';

const change = (op: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte', diff: string) =>
  changeTest({ 'logic-op': op, diff });

describe('splitFilters', () => {
  const paths = { variant: 'paths', parameter: ['Speed'] } as const;
  const timebased = { variant: 'timebased', parameter: { period: '500' } } as const;

  it('takes one paths filter and one other, in any order', () => {
    const expected = { paths: ['Speed'], trigger: timebased };
    const filters = [
      { variant: 'paths' as const, parameter: ['Speed'] },
      { variant: 'timebased' as const, parameter: { period: '500' } },
    ];
    expect(splitFilters(filters)).toEqual(expected);
    expect(splitFilters(filters.toReversed())).toEqual(expected);
  });

  it('takes a bare filter and none', () => {
    expect(splitFilters(timebased)).toEqual({ paths: undefined, trigger: timebased });
    expect(splitFilters(undefined)).toEqual({ paths: undefined, trigger: undefined });
  });

  it('refuses two of a kind', () => {
    expect(
      splitFilters([
        { ...paths, parameter: ['A'] },
        { ...paths, parameter: ['B'] },
      ]),
    ).toMatch(/one paths/);
    expect(splitFilters([timebased, timebased])).toMatch(/besides paths/);
  });
});

describe('change filter', () => {
  it('compares the signed difference to the value last reported', () => {
    expect(change('gt', '10')(61, 50)).toBe(true);
    expect(change('gt', '10')(60, 50)).toBe(false);
    expect(change('gt', '10')(30, 50)).toBe(false);
    expect(change('lte', '-5')(45, 50)).toBe(true);
    expect(change('eq', '0')(45, 45)).toBe(true);
  });

  it('treats booleans as 0 and 1 (VISS 3.0 Core, change filter)', () => {
    expect(change('gt', '0')(true, false)).toBe(true);
    expect(change('gt', '0')(false, true)).toBe(false);
    expect(change('lt', '0')(false, true)).toBe(true);
    expect(change('ne', '0')(false, true)).toBe(true);
    expect(change('ne', '0')(true, true)).toBe(false);
  });

  it('tracks text by "ne 0" and by nothing else', () => {
    expect(change('ne', '0')('ON', 'OFF')).toBe(true);
    expect(change('ne', '0')('ON', 'ON')).toBe(false);
    expect(change('ne', '0')(['A'], ['A', 'B'])).toBe(true);
    expect(change('ne', '0')(['A'], ['A'])).toBe(false);
    expect(change('gt', '0')('B', 'A')).toBe(false);
    expect(change('ne', '1')('B', 'A')).toBe(false);
  });

  it('"ne 0" holds exactly when the values differ', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (a, b) => {
        expect(change('ne', '0')(a, b)).toBe(!sameValue(a, b));
      }),
    );
  });
});

describe('range filter', () => {
  it('tests one boundary', () => {
    expect(rangeTest({ 'logic-op': 'gt', boundary: '5' })(6)).toBe(true);
    expect(rangeTest({ 'logic-op': 'gt', boundary: '5' })(5)).toBe(false);
  });

  it('combines two with AND unless the first says OR', () => {
    const inside = rangeTest([
      { 'logic-op': 'gt', boundary: '49' },
      { 'logic-op': 'lt', boundary: '51' },
    ]);
    const outside = rangeTest([
      { 'logic-op': 'lt', boundary: '49', 'combination-op': 'OR' },
      { 'logic-op': 'gt', boundary: '51' },
    ]);
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        expect(inside(value)).toBe(value > 49 && value < 51);
        expect(outside(value)).toBe(value < 49 || value > 51);
      }),
    );
  });

  it('never holds for text', () => {
    expect(rangeTest({ 'logic-op': 'ne', boundary: '5' })('6')).toBe(false);
    expect(rangeTest({ 'logic-op': 'ne', boundary: '5' })(['6'])).toBe(false);
  });
});

describe('compileTrigger', () => {
  it('refuses periods that would keep the agent busy', () => {
    const filter = { variant: 'timebased', parameter: { period: '19' } } as const;
    expect(compileTrigger(filter, ['Vehicle.Speed'])).toMatch(/at least 20 ms/);
  });

  it('refuses filters that can never trigger on the subscribed signals', () => {
    const state = 'Vehicle.LowVoltageSystemState';
    const range = { variant: 'range', parameter: { 'logic-op': 'gt', boundary: '1' } } as const;
    const rise = { variant: 'change', parameter: { 'logic-op': 'gt', diff: '1' } } as const;
    expect(compileTrigger(range, [state])).toBeTypeOf('string');
    expect(compileTrigger(rise, [state])).toBeTypeOf('string');
    expect(compileTrigger(rise, [state, 'Vehicle.Speed'])).toMatchObject({ kind: 'change' });
  });
});
