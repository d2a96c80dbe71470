import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triggerSchema } from '../trigger.ts';
import { cardText } from './card-text.ts';

const both = (text: string) => triggerSchema.shape.text.parse({ 'zh-CN': text, 'en-US': text });

const shown = (template: string, facts: Parameters<typeof cardText>[1], name?: string) =>
  cardText(both(template), facts, name === undefined ? null : { name })?.['zh-CN'] ?? null;

describe('cardText', () => {
  it('puts rounded figures in', () => {
    expect(shown('剩 {{soc}}%', { soc: 17.6 })).toBe('剩 18%');
    expect(shown('{{merchantKm}} 公里', { merchantKm: 2.34 })).toBe('2.3 公里');
    expect(shown('{{merchantKm}} 公里', { merchantKm: 12.6 })).toBe('13 公里');
    expect(shown('{{outsideC}}℃', { outsideC: -0.2 })).toBe('0℃');
    expect(shown('{{minuteOfDay}} 了', { minuteOfDay: 485 })).toBe('8:05 了');
  });

  it('says nothing with a gap in it', () => {
    expect(shown('剩 {{soc}}%', {})).toBeNull();
    expect(shown('顺路有 {{merchant}}', {})).toBeNull();
  });

  it('shortens a long name, and never the sentence', () => {
    const name = '上海浦东新区陆家嘴环路正大广场地下二层特来电超级充电站';
    const text = shown('附近有空闲快充：{{merchant}}，要不要去', {}, name);
    expect(text).toMatch(/^附近有空闲快充：上海.+…，要不要去$/);
    expect(text).toHaveLength(31);
  });

  it('takes the English name where there is one', () => {
    const texts = cardText(both('{{merchant}}'), {}, { name: '咖啡', nameEn: 'Coffee $& Co' });
    expect(texts).toEqual({ 'zh-CN': '咖啡', 'en-US': 'Coffee $& Co' });
  });

  it('is never longer than a moving driver may be told, whatever the merchant is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.double(), (name, soc) => {
        const texts = cardText(both('剩 {{soc}}%，去{{merchant}}充电'), { soc }, { name });
        expect(Array.from(texts?.['zh-CN'] ?? '').length).toBeLessThanOrEqual(31);
      }),
    );
  });
});
