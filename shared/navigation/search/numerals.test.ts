import { describe, expect, it } from 'vitest';
import { withDigits } from './numerals.ts';

describe('Chinese numerals', () => {
  it.each([
    ['文二路', '文2路'],
    ['第十二医院', '第12医院'],
    ['二十号大街', '20号大街'],
    ['一百零八', '108'],
    ['三环北路五〇一', '3环北路501'],
    ['一千二百', '1200'],
    ['十里堡', '10里堡'],
    ['二二三路', '223路'],
  ])('%s is %s', (text, digits) => expect(withDigits(text)).toBe(digits));

  it.each(['西湖', '百货大楼', '文2路'])('%s has none', (text) =>
    expect(withDigits(text)).toBeNull(),
  );
});
