import { describe, expect, it } from 'vitest';
import { languagesOf } from './languages.ts';

describe('the language of what is said', () => {
  it.each([
    ['打开空调', 'zh-CN', ['zh-CN']],
    ['打开空调', 'en-US', ['zh-CN']],
    ['打开AC', 'en-US', ['zh-CN']],
    ['turn on the air conditioning', 'en-US', ['en-US']],
    ['turn on the air conditioning', 'zh-CN', ['zh-CN', 'en-US']],
    ['', 'en-US', ['en-US']],
  ] as const)('of %s beside displays in %s', (utterance, display, languages) => {
    expect(languagesOf(utterance, display)).toEqual(languages);
  });
});
