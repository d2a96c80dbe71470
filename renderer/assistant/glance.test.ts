import { describe, expect, it } from 'vitest';
import { endOf, isGlance } from './glance.ts';

describe('the end of what is being said', () => {
  it('is all of it as long as it is short', () => {
    expect(endOf('打开空调', 31)).toBe('打开空调');
  });

  it('is what was said last when it is long', () => {
    expect(endOf('打开空调调到二十四度再导航去西湖', 7)).toBe('…再导航去西湖');
  });

  it('counts Latin letters half', () => {
    expect(endOf('abcdefgh', 4)).toBe('abcdefgh');
  });
});

describe('one glance', () => {
  it('holds all texts together', () => {
    expect(isGlance(['一二三', '四五'], 5)).toBe(true);
    expect(isGlance(['一二三', '四五六'], 5)).toBe(false);
  });
});
