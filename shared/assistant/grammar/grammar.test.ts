import { describe, expect, it } from 'vitest';
import numerals from '../../../resources/assistant/zh-CN/numerals.json' with { type: 'json' };
import { createGrammar } from './create-grammar.ts';
import { expandPattern, parsePattern, PatternError } from './pattern.ts';

const MARKS = {
  filler: ['请', '的'],
  join: ['和'],
  connectors: ['然后'],
  heads: ['播放'],
  pauses: [],
  titles: ['播放'],
  notInArtists: ['不'],
  hesitations: ['嗯'],
  repeated: ['播放'],
  notInPlaces: ['导航去'],
  leads: ['去'],
  binding: ['的'],
  negation: ['别'],
  question: ['吗'],
  politeStart: ['请'],
  politeEnd: ['吧'],
};

function grammarOf(templates: readonly object[], lists: object = {}, lexicon: object = {}) {
  return createGrammar({ language: 'zh-CN', numerals, marks: MARKS, lexicon, lists, templates });
}

/** The captured words by role, or `null` where the template does not fit. */
function fit(say: string, clause: string, lists: object = {}) {
  const [template] = grammarOf([{ domain: 'media', intent: 'play', say: [say] }], lists).templates;
  const captured = template?.match(clause);
  return captured
    ? Object.fromEntries(captured.map(({ role, from, to }) => [role, clause.slice(from, to)]))
    : null;
}

describe('patterns', () => {
  it('stand for every text they can be', () => {
    expect(expandPattern(parsePattern('(打开|关[上|掉])灯?'), new Map())).toEqual(
      expect.arrayContaining(['打开灯', '打开', '关上灯', '关掉', '关灯', '关']),
    );
  });

  it.each(['(a|b', 'a]', '{', '{role', '<list'])(
    'are refused when they are broken: %s',
    (source) => {
      expect(() => parsePattern(source)).toThrow(PatternError);
    },
  );
});

describe('templates', () => {
  it('capture open slots as short as possible, and whole', () => {
    expect(fit('播放{artist}的{song}', '播放张三的我的歌')).toEqual({
      artist: '张三',
      song: '我的歌',
    });
  });

  it('keep an open slot within its length', () => {
    expect(fit('播放{artist*2}的歌', '播放张三的歌')).toEqual({ artist: '张三' });
    expect(fit('播放{artist*2}的歌', '播放张三丰的歌')).toBeNull();
  });

  it('try longer words of a list first, and shorter ones after', () => {
    const lists = { verb: ['播', '播放'] };
    expect(fit('<verb>{song}', '播放晴天', lists)).toEqual({ song: '晴天' });
    expect(fit('<verb>放{song}', '播放晴天', lists)).toEqual({ song: '晴天' });
  });

  it('read numbers of any script', () => {
    expect(fit('第{ordinal:<#>}首', '第十二首')).toEqual({ ordinal: '十二' });
    expect(fit('第{ordinal:<#>}首', '第3首')).toEqual({ ordinal: '3' });
  });

  it('match lists that stand for too many words to write out', () => {
    const part = `[${Array.from('一二三四五六七八九十').join('|')}]`;
    const lists = { long: [`天${part.repeat(6)}地`] };
    expect(fit('<long>{song}', '天一三五地晴天', lists)).toEqual({ song: '晴天' });
    expect(fit('<long>{song}', '天一三五晴天', lists)).toBeNull();
  });

  it('match whole clauses only', () => {
    expect(fit('播放{song}', '请播放晴天')).toBeNull();
    expect(fit('播放', '播放晴天')).toBeNull();
  });
});

describe('a grammar', () => {
  const template = { domain: 'media', intent: 'play', say: ['播放{song}'] };

  it.each([
    ['an intent that does not exist', [{ ...template, intent: 'dance' }], {}, {}],
    ['a list that does not exist', [{ ...template, say: ['<none>'] }], {}, {}],
    ['a role that does not exist', [{ ...template, say: ['{nobody}'] }], {}, {}],
    ['a template that fits anything', [{ ...template, say: ['{song}'] }], {}, {}],
    ['an id that the vocabulary lacks', [], {}, { device: { rocket: ['火箭'] } }],
    ['lists in a circle', [{ ...template, say: ['<a>'] }], { a: ['<b>'], b: ['<a>'] }, {}],
  ])('is refused with %s', (_, templates, lists, lexicon) => {
    expect(() => grammarOf(templates, lists, lexicon)).toThrow();
  });

  it('gives words of lists that are named like a role their id', () => {
    const grammar = grammarOf([], { source: { usb: ['优盘', 'U盘'] } });
    expect(grammar.idOf('source', 'u盘')).toBe('usb');
    expect(grammar.idOf('source', '磁带')).toBeNull();
  });
});
