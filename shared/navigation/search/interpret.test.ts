import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret, type Intent } from './interpret.ts';

const here = { near: { lon: 120.15, lat: 30.25 }, region: null };
const first = (text: string): Intent | undefined => interpret(text, here)[0];

describe('what was typed', () => {
  it.each([
    ['充电站', null],
    ['附近的充电站', null],
    ['离我最近的充电桩', null],
    ['charging near me', null],
    ['西湖附近的充电站', '西湖'],
    ['武林广场周边充电桩', '武林广场'],
    ['charging station near west lake', 'west lake'],
    ['导航到附近的充电站', null],
  ])('%s asks for charging', (text, anchor) =>
    expect(first(text)).toMatchObject({ kind: 'category', category: 'charging', anchor }),
  );

  it.each([
    ['文二路与学院路路口', '文二路', '学院路'],
    ['文二路学院路', '文二路', '学院路'],
    ['文二路和学院路交叉口', '文二路', '学院路'],
    ['北山街/保俶路', '北山街', '保俶路'],
  ])('%s is a crossing', (text, one, other) =>
    expect(first(text)).toEqual({ kind: 'crossing', streets: [one, other] }),
  );

  it('is a name in the end, also without the request around it', () => {
    expect(interpret('去西湖', here)).toEqual([
      { kind: 'name', text: '去西湖' },
      { kind: 'name', text: '西湖' },
    ]);
    expect(interpret('文二路', here)).toEqual([{ kind: 'name', text: '文二路' }]);
    expect(interpret('   ', here)).toEqual([]);
  });

  it('is a point when it says so', () => {
    expect(first('30.25,120.16')).toEqual({ kind: 'point', point: { lat: 30.25, lon: 120.16 } });
  });

  it('always ends with a name or is a point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const intents = interpret(text, here);
        const last = intents.at(-1)?.kind;
        expect(intents.length === 0 || last === 'name' || last === 'point').toBe(true);
      }),
    );
  });
});
