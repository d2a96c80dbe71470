import { describe, expect, it } from 'vitest';
import rules from '../../../resources/assistant/mac-slu/compare.json' with { type: 'json' };
import type { Label } from './label.ts';
import { normalisedText, scoresOf } from './metrics.ts';

const label = (intent: string, slots: Record<string, string> = {}): Label => ({
  domain: '车载控制',
  intent,
  slots,
});

const score = (predicted: readonly Label[], expected: readonly Label[]) =>
  scoresOf([{ predicted, expected }], rules.numerals);

describe('texts are compared', () => {
  it.each([
    ['二十三点五', '2十3点5'],
    ['两挡', '2挡'],
    ['APT', 'apt'],
    ['10%', '10'],
    ['《晴天》 ', '晴天'],
    ['sys.序列号', 'sys序列号'],
  ])('%s like the benchmark does', (text, same) => {
    expect(normalisedText(text, rules.numerals)).toBe(same);
  });
});

describe('scores', () => {
  const open = label('车身控制', { 操作: '打开', 对象: '空调' });
  const close = label('提供信息', { 操作: '关闭', 对象: '车窗' });

  it('are full for what is right, whatever the order of slots', () => {
    const same = label('车身控制', { 对象: '空调', 操作: '打开' });
    expect(score([same], [open])).toMatchObject({ overall_accuracy: 1, slot_f1: 1 });
  });

  it('count intents in any order, but what is exact in order only', () => {
    expect(score([close, open], [open, close])).toMatchObject({
      intent_accuracy: 1,
      slot_f1: 1,
      overall_accuracy: 0,
    });
  });

  it('count slots of an utterance as a set', () => {
    const twice = [open, label('车身控制', { 操作: '打开', 对象: '天窗' })];
    // Three distinct slots expected, two of them found, none invented.
    expect(score([open], twice).slot_f1).toBeCloseTo((2 * 2) / (2 * 2 + 1));
  });

  it('are full for nothing where nothing was meant', () => {
    expect(score([], [])).toMatchObject({ intent_accuracy: 1, overall_accuracy: 1, slot_f1: 1 });
    expect(score([open], [])).toMatchObject({
      intent_accuracy: 0,
      overall_accuracy: 0,
      slot_f1: 0,
    });
  });
});
