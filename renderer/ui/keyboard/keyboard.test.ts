import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import source from '../../../resources/keyboard/pinyin.json' with { type: 'json' };
import { SYLLABLES } from '../../../shared/navigation/search/syllable.ts';
import { candidatesFor, matchRange } from './candidates.ts';
import {
  syllablesOf,
  textOf,
  withBackspace,
  withCandidate,
  withLetter,
  withSpace,
  withText,
} from './composition.ts';
import { EMPTY_COMPOSITION, type Composition } from './typed.ts';
import { createPinyinTable } from './pinyin-table.ts';

const table = createPinyinTable(source);

function typed(letters: string): Composition {
  return Array.from(letters).reduce(
    (state, letter) => (letter === ' ' ? withSpace(state) : withLetter(state, letter)),
    EMPTY_COMPOSITION,
  );
}

const pieces = (letters: string) => syllablesOf(letters).map((syllable) => syllable.letters);

describe('syllablesOf', () => {
  it.each([
    ['xihu', ['xi', 'hu']],
    ["xi'an", ['xi', 'an']],
    ['xian', ['xian']],
    ['lvshun', ['lv', 'shun']],
    ['xh', ['x', 'h']],
    ['zhsh', ['zh', 'sh']],
    ['hangzhoud', ['hang', 'zhou', 'd']],
  ])('cuts %s', (letters, expected) => {
    expect(pieces(letters)).toEqual(expected);
  });

  it('takes any letters and loses none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z']{0,40}$/), (letters) => {
        expect(pieces(letters).join('')).toBe(letters.replaceAll("'", ''));
      }),
    );
  });
});

describe('composing', () => {
  it('turns pinyin into Han, syllable by syllable', () => {
    const one = withCandidate(typed('xihu'), { text: '西', syllables: 1 });
    expect(one).toEqual({ committed: '西', pinyin: 'hu' });
    expect(withCandidate(one, { text: '湖', syllables: 1 })).toEqual({
      committed: '西湖',
      pinyin: '',
    });
  });

  it('takes the separator along with its syllable', () => {
    expect(withCandidate(typed('xi an'), { text: '西', syllables: 1 }).pinyin).toBe('an');
  });

  it('separates with the space key only once, and never begins with a space', () => {
    expect(typed('xi  an').pinyin).toBe("xi'an");
    expect(withSpace(EMPTY_COMPOSITION)).toEqual(EMPTY_COMPOSITION);
  });

  it('deletes letters first, then whole characters', () => {
    const mixed: Composition = { committed: '西\u{20000}', pinyin: 'h' };
    expect(withBackspace(mixed)).toEqual({ committed: '西\u{20000}', pinyin: '' });
    expect(withBackspace(withBackspace(mixed))).toEqual({ committed: '西', pinyin: '' });
  });

  it('lets digits stand for themselves', () => {
    expect(withText(typed('wen'), '2')).toEqual({ committed: 'wen2', pinyin: '' });
  });

  it('stops at the longest text a search looks at', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(textOf(withText(typed('a'), text)).length).toBeLessThanOrEqual(64);
      }),
    );
  });
});

describe('candidatesFor', () => {
  const names = ['西湖文化广场', '西湖', '杭州西溪湿地'];
  const texts = (letters: string, from: readonly string[] = names) =>
    candidatesFor(typed(letters), from, table).map(({ text }) => text);

  it('offers what the found places are called before single characters', () => {
    expect(texts('xihu')[0]).toBe('西湖');
    expect(texts('xihu')).toContain('溪');
  });

  it('reads initials', () => {
    expect(texts('xh')[0]).toBe('西湖');
  });

  it('works without any place found', () => {
    expect(texts('hu', [])[0]).toBe('湖');
    expect(texts('h', []).length).toBeGreaterThan(5);
  });

  it('offers nothing twice and nothing without pinyin', () => {
    const found = texts('xihu');
    expect(new Set(found).size).toBe(found.length);
    expect(candidatesFor(EMPTY_COMPOSITION, names, table)).toEqual([]);
  });
});

describe('matchRange', () => {
  it.each([
    ['西湖文化广场', '文化', '文化'],
    ['西湖文化广场', 'wenhua', '文化'],
    ['西湖文化广场', 'whgc', '文化广场'],
    ['西湖文化广场', '西hu', '西湖'],
    ['Starbucks 湖滨', 'STAR', 'Star'],
    ['文二路', "wen'er", '文二'],
  ])('finds in %s what was typed as %s', (name, text, expected) => {
    const range = matchRange(name, text, table);
    expect(range && name.slice(range.start, range.end)).toBe(expected);
  });

  it('shows nothing for an alias or a wrong letter', () => {
    expect(matchRange('西湖', 'donghu', table)).toBeNull();
    expect(matchRange('西湖', 'xihu', null)).toBeNull();
  });

  it('never breaks on what is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, text) => {
        const range = matchRange(name, text, table);
        if (range) expect(range.end).toBeGreaterThan(range.start);
      }),
    );
  });
});

describe('the table', () => {
  it('knows only syllables of Mandarin', () => {
    expect(Object.keys(source).filter((syllable) => !SYLLABLES.has(syllable))).toEqual([]);
  });

  it('lists a character only under its readings', () => {
    const wrong = Object.entries(source).flatMap(([syllable, characters]) =>
      Array.from(characters).filter((character) => {
        const readings = pinyin(character, {
          multiple: true,
          toneType: 'none',
          type: 'array',
          v: true,
        });
        return !readings.some((reading) => reading.replace('ü', 'v') === syllable);
      }),
    );
    expect(wrong).toEqual([]);
  });
});
