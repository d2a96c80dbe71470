import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

describe('normalise', () => {
  it.each([
    ['  打开 空调，然后 导航！ ', '打开空调,然后导航'],
    ['播放“打开车窗”', '播放《打开车窗》'],
    ['turn on   the AC', 'turn on the AC'],
    ['A/C关一下', 'A/C关一下'],
    ['调到23.5℃', '调到23.5°C'],
    ['🎵放歌😀', '放歌'],
    ['[音乐]打开空调 [掌声]', '打开空调'],
    ['空调打开了吗？？', '空调打开了吗?'],
    ['ＡＣ　打开', 'AC打开'],
    ['', ''],
    ['。。。', ''],
  ])('writes %s one way', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('changes nothing a second time', () => {
    const mixed = fc.string({
      unit: fc.constantFrom(...Array.from('打开空调，。？!《》“” aB3.5%℃😀\n-/:')),
    });
    fc.assert(
      fc.property(mixed, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  it('takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        normalise(text);
      }),
    );
  });
});
