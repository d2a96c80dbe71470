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
    ['来首薛之薛之谦的演员', '来首薛之谦的演员'],
    ['听孙燕子孙燕姿的歌', '听孙燕姿的歌'],
    ['播放流浪流浪地球', '播放流浪地球'],
    ['小小猪佩奇', '小小猪佩奇'],
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
