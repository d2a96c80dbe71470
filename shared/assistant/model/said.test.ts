import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unsaidStrings } from './said.ts';

const schema = z.strictObject({
  destination: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('text'), text: z.string() }),
    z.strictObject({ by: z.literal('home') }),
  ]),
  enum: z.enum(['driver', 'all']).exactOptional(),
  notes: z.array(z.string()).exactOptional(),
});

const to = (text: string) => ({ destination: { by: 'text', text } });

describe('strings that nobody said', () => {
  it('are those that are in no source, whatever their case, width, and spaces', () => {
    expect(unsaidStrings(to('西湖'), schema, ['带我去西湖吧'])).toEqual([]);
    expect(unsaidStrings(to('west lake'), schema, ['Take me to ＷＥＳＴ Lake!'])).toEqual([]);
    expect(unsaidStrings(to('灵隐寺'), schema, ['带我去西湖吧'])).toEqual(['灵隐寺']);
  });

  it('are not the words of the schema itself', () => {
    expect(unsaidStrings({ destination: { by: 'home' }, enum: 'all' }, schema, [])).toEqual([]);
  });

  it('are found at any depth', () => {
    const input = { ...to('西湖'), notes: ['西湖', 'pay 500'] };
    expect(unsaidStrings(input, schema, ['西湖'])).toEqual(['pay 500']);
  });

  it('are also those without a letter', () => {
    expect(unsaidStrings(to('…'), schema, ['西湖…'])).toEqual(['…']);
  });

  it('are never joined from two sources', () => {
    expect(unsaidStrings(to('西湖灵隐'), schema, ['西湖', '灵隐'])).toEqual(['西湖灵隐']);
  });

  it('are none when all was said in one breath', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(words, words, words, (before, text, after) => {
        fc.pre(/[\p{L}\p{N}]/u.test(text));
        // A combining mark or a jamo joins what stands beside it.
        fc.pre(!/[\p{M}\u1100-\u11ff]/u.test(`${before}${text}${after}`.normalize('NFKD')));
        expect(unsaidStrings(to(text), schema, [`${before} ${text} ${after}`])).toEqual([]);
      }),
    );
  });
});
