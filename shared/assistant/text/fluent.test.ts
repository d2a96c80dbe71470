import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../../main/assistant/understanding/load-grammar.ts';
import { fluent } from './fluent.ts';

const said = (text: string) => fluent(text, loadGrammar('zh-CN'));

describe('a text without hesitation', () => {
  it.each([
    ['嗯打开空调', '打开空调'],
    ['导航到嗯那个人民广场', '导航到人民广场'],
    ['播放播放晴天', '播放晴天'],
    ['播播放晴天', '播放晴天'],
    ['我我我要回家', '我要回家'],
    ['下一首下一首', '下一首下一首'],
    ['嗯', '嗯'],
    ['嗯嗯', '嗯'],
    ['播放《嗯播放播放》', '播放《嗯播放播放》'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it('leaves another language alone', () => {
    expect(fluent('play the album', loadGrammar('en-US'))).toBe('play the album');
  });
});
