import { expect, it } from 'vitest';
import { languageName } from './language-name.ts';

it('names each language in itself', () => {
  expect(languageName('zh-CN')).toBe('中文');
  expect(languageName('en-US')).toBe('English');
});
