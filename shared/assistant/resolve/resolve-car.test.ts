import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../../main/assistant/understanding/load-grammar.ts';
import { contextOf } from '../../../test/fixtures/assistant/car-context.ts';
import { understand } from '../understand.ts';

const GRAMMAR = loadGrammar('zh-CN');

const wished = (text: string) =>
  understand(
    text,
    GRAMMAR,
    contextOf({ id: 'test-01', say: text, expect: [], outcome: 'none', tags: [] }),
  ).steps.flatMap((step) =>
    step.kind === 'perform' || step.kind === 'confirm'
      ? step.actions.map(({ action, input }) => [action, input])
      : [],
  );

describe('what stops on its way', () => {
  it.each([
    '左前车窗停止下降',
    '车窗停住',
    '尾门停一下',
    '后备箱停止打开',
    '尾门别开了',
    '车窗开到这就行',
    '天窗停在这里',
  ])('is neither opened nor closed: %s', (text) => {
    expect(wished(text)).toEqual([]);
  });

  it('is off where it runs rather than moves', () => {
    expect(wished('雨刮停一下')).toEqual([['wipers.setMode', { mode: 'OFF' }]]);
    expect(wished('停止座椅加热')).toEqual([
      ['seat.setHeatingCooling', { seat: 'driver', level: 0 }],
    ]);
  });
});

describe('a gap', () => {
  it.each([
    ['副驾车窗降一条缝', 'passenger'],
    ['左后窗户留个小缝', 'rearDriver'],
    ['开个窗缝透透气', 'driver'],
    ['四个车窗都露条缝', 'all'],
  ])('is a little: %s', (text, window) => {
    expect(wished(text)).toEqual([['window.setPosition', { window, percent: 10 }]]);
  });
});

describe('words that only seem to wish for something', () => {
  it.each([
    '不用吹脚了',
    '后面那车远光太刺眼',
    '打开影院模式灯光调暗',
    '副驾出风口关上',
    '出风口改成跟随模式',
    '快撞上了提醒我一声',
  ])('come to no other action: %s', (text) => {
    expect(wished(text)).toEqual([]);
  });
});

describe('heating and ventilation of somebody', () => {
  it('are of the seat', () => {
    expect(wished('主驾通风副驾加热都打开')).toEqual([
      ['seat.setHeatingCooling', { seat: 'driver', level: -3 }],
      ['seat.setHeatingCooling', { seat: 'passenger', level: 3 }],
    ]);
  });
});

describe('warmer and cooler', () => {
  it.each([
    ['空调给我调凉快点', -1],
    ['把车里弄暖和一点', 1],
  ])('%s', (text, delta) => {
    expect(wished(text)).toEqual([['climate.adjustTemperature', { zone: 'all', delta }]]);
  });
});
