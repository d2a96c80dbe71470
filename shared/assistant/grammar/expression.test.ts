import { describe, expect, it } from 'vitest';
import { expressionOf } from './expression.ts';
import { PatternError } from './pattern.ts';

const matches = (sources: readonly string[], text: string) =>
  new RegExp(`^(?:${expressionOf(sources)})$`, 'u').test(text);

describe('an expression made of patterns', () => {
  it.each([
    ['打开', '打开', true],
    ['打开', '打', false],
    ['(他|她)说', '她说', true],
    ['(他|她)说', '说', false],
    ['[他|她]说', '说', true],
    ['他?说', '说', true],
    ['(a|b)[c]?', 'bc', true],
  ])('%s of %s', (source, text, isMatch) => {
    expect(matches([source], text)).toBe(isMatch);
  });

  it('takes any of several, and signs for what they are', () => {
    expect(matches(['a.b', 'c'], 'a.b')).toBe(true);
    expect(matches(['a.b', 'c'], 'axb')).toBe(false);
    expect(matches(['a.b', 'c'], 'c')).toBe(true);
  });

  it('refuses lists and slots', () => {
    expect(() => expressionOf(['<device>'])).toThrow(PatternError);
    expect(() => expressionOf(['{song}'])).toThrow(PatternError);
  });
});
