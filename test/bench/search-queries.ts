import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { seededRandom } from './seeded-random.ts';

/** A text to type and the name that is meant by it. */
export interface TestQuery {
  readonly kind: string;
  readonly typed: string;
  readonly wanted: string;
}

/** With more names than this that fit what was typed, the first five cannot be asked to hold one. */
const MAX_FITTING = 5;

/** Tries per query before a kind is given up as too rare in the corpus. */
const MAX_TRIES = 400;

const HAN_ONLY = /^\p{Script=Han}+$/u;

/** County-level names whose usual reading is another one: common knowledge, typed in full. */
const POLYPHONES: readonly (readonly [string, string])[] = [
  ['长子县', 'zhangzixian'],
  ['乐清市', 'yueqingshi'],
  ['乐亭县', 'laotingxian'],
  ['蔚县', 'yuxian'],
  ['番禺区', 'panyuqu'],
  ['荥阳市', 'xingyangshi'],
  ['荥经县', 'yingjingxian'],
  ['浚县', 'xunxian'],
  ['铅山县', 'yanshanxian'],
  ['枞阳县', 'zongyangxian'],
  ['歙县', 'shexian'],
  ['莘县', 'shenxian'],
  ['洪洞县', 'hongtongxian'],
  ['尉犁县', 'yulixian'],
  ['单县', 'shanxian'],
  ['冠县', 'guanxian'],
  ['任丘市', 'renqiushi'],
  ['黄陂区', 'huangpiqu'],
  ['吴堡县', 'wubuxian'],
  ['隰县', 'xixian'],
  ['盱眙县', 'xuyixian'],
  ['丽水市', 'lishuishi'],
  ['柞水县', 'zhashuixian'],
  ['大埔县', 'dabuxian'],
  ['长乐区', 'changlequ'],
  ['都江堰市', 'dujiangyanshi'],
  ['麻栗坡县', 'malipoxian'],
  ['闽侯县', 'minhouxian'],
  ['曲阜市', 'qufushi'],
  ['江都区', 'jiangduqu'],
];

interface Said {
  readonly name: string;
  readonly syllables: readonly string[];
  readonly full: string;
  readonly initials: string;
}

/**
 * Generates queries of every kind from a corpus of distinct names: `perKind` of each, the same for the
 * same seed. What is typed comes from pinyin-pro and opencc as they are, not from the code under test.
 * A query only counts when at most five distinct names fit it.
 */
export function generateQueries(
  names: readonly string[],
  perKind: number,
  seed: number,
): TestQuery[] {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };
  const said = names.filter((name) => HAN_ONLY.test(name)).map(say);
  const byFull = Map.groupBy(said, ({ full }) => full);
  const byInitials = Map.groupBy(said, ({ initials }) => initials);
  const byLoose = Map.groupBy(said, ({ syllables }) => syllables.map(loosened).join(''));
  const byDigits = Map.groupBy(said, ({ name }) => digitsOf(name));
  const byHomophone = new Map<string, string[]>();
  for (const character of new Set(names.join(''))) {
    if (!HAN_ONLY.test(character)) continue;
    const sound = pinyin(character, { toneType: 'none', v: true });
    byHomophone.set(sound, [...(byHomophone.get(sound) ?? []), character]);
  }
  const byLength = Map.groupBy(said, ({ name }) => name.length);
  const sortedNames = [...names].sort();
  const sortedFull = [...new Set(said.map(({ full }) => full))].sort();
  const traditional = Converter({ from: 'cn', to: 't' });
  const withNumeral = said.filter(({ name }) => digitsOf(name) !== name);
  const byDigitSounds = Map.groupBy(withNumeral, digitSounds);
  const withUmlaut = said.filter(({ full }) => /[nl]v/u.test(full));
  const fewEqual = (group: readonly Said[] | undefined): boolean =>
    new Set(group?.map(({ name }) => name)).size <= MAX_FITTING;

  const kinds: Readonly<Record<string, () => TestQuery | null>> = {
    han: () => {
      const { name } = pick(said);
      return query('han', name, name);
    },
    'han-prefix': () => {
      const { name } = pick(said);
      const typed = name.slice(0, 2 + Math.floor(random() * (name.length - 2)));
      return beginningWith(sortedNames, typed) > MAX_FITTING
        ? null
        : query('han-prefix', typed, name);
    },
    pinyin: () => {
      const { name, full } = pick(said);
      return fewEqual(byFull.get(full)) ? query('pinyin', full, name) : null;
    },
    'pinyin-prefix': () => {
      const { name, full } = pick(said);
      const typed = full.slice(0, 4 + Math.floor(random() * (full.length - 4)));
      const fitting = sortedFull
        .slice(lowerBound(sortedFull, typed), lowerBound(sortedFull, `${typed}~`))
        .reduce((sum, key) => sum + (byFull.get(key)?.length ?? 0), 0);
      return fitting > MAX_FITTING ? null : query('pinyin-prefix', typed, name);
    },
    initials: () => {
      const { name, initials } = pick(said);
      return fewEqual(byInitials.get(initials)) ? query('initials', initials, name) : null;
    },
    separators: () => {
      const { name, syllables, full } = pick(said);
      if (!fewEqual(byFull.get(full))) return null;
      const capital = syllables.map((s) => s.slice(0, 1).toUpperCase() + s.slice(1));
      const forms = [
        syllables.join("'"),
        syllables.join(' '),
        capital.join(' '),
        full.toUpperCase(),
      ];
      return query('separators', pick(forms), name);
    },
    mixed: () => {
      const { name, syllables } = pick(said);
      const cut = 1 + Math.floor(random() * (name.length - 1));
      const short = random() < 0.5;
      const tail = (parts: readonly string[]): string =>
        parts
          .slice(cut)
          .map((s) => (short ? s.slice(0, 1) : s))
          .join('');
      const head = name.slice(0, cut);
      const typed = head + tail(syllables);
      const fitting = sortedNames
        .slice(lowerBound(sortedNames, head), lowerBound(sortedNames, `${head}\u{10FFFF}`))
        .filter((other) => HAN_ONLY.test(other) && tail(say(other).syllables) === tail(syllables));
      return fitting.length > MAX_FITTING ? null : query('mixed', typed, name);
    },
    inside: () => {
      const { name } = pick(said);
      if (name.length < 5) return null;
      const length = 2 + Math.floor(random() * 3);
      const from = 1 + Math.floor(random() * (name.length - length));
      const typed = name.slice(from, from + length);
      let fitting = 0;
      for (const other of names) if (other.includes(typed) && ++fitting > MAX_FITTING) return null;
      return query('inside', typed, name);
    },
    traditional: () => {
      const { name } = pick(said);
      const typed = traditional(name);
      return typed === name ? null : query('traditional', typed, name);
    },
    digits: () => {
      const { name } = pick(withNumeral);
      const typed = digitsOf(name);
      return fewEqual(byDigits.get(typed)) ? query('digits', typed, name) : null;
    },
    'digits-pinyin': () => {
      const one = pick(withNumeral);
      const typed = digitSounds(one);
      return fewEqual(byDigitSounds.get(typed)) ? query('digits-pinyin', typed, one.name) : null;
    },
    'typing-error': () => {
      const { name, full } = pick(said);
      const typed = misspelt(full, random);
      const fitting = new Set<string>();
      for (const text of [typed, ...neighbours(typed)]) {
        for (const other of byFull.get(text) ?? []) fitting.add(other.name);
      }
      return fitting.size > MAX_FITTING ? null : query('typing-error', typed, name);
    },
    homophone: () => {
      const { name, full, syllables } = pick(said);
      if (!fewEqual(byFull.get(full))) return null;
      const at = Math.floor(random() * name.length);
      const other = pick(byHomophone.get(syllables[at] ?? '') ?? ['']);
      if (other === '' || other === name[at]) return null;
      return query('homophone', name.slice(0, at) + other + name.slice(at + 1), name);
    },
    'wrong-character': () => {
      const { name } = pick(said);
      const at = Math.floor(random() * name.length);
      const other = pick(pick(said).name.split(''));
      const typed = name.slice(0, at) + other + name.slice(at + 1);
      if (typed === name || name.length < 3) return null;
      const alike = byLength.get(name.length) ?? [];
      let fitting = 0;
      for (const candidate of alike) {
        if (differences(candidate.name, typed) <= 1 && ++fitting > MAX_FITTING) return null;
      }
      return query('wrong-character', typed, name);
    },
    'confused-sounds': () => {
      const { name, syllables, full } = pick(said);
      const typed = syllables.map((s) => (random() < 0.5 ? confused(s) : s)).join('');
      if (typed === full) return null;
      return fewEqual(byLoose.get(syllables.map(loosened).join('')))
        ? query('confused-sounds', typed, name)
        : null;
    },
    umlaut: () => {
      const { name, full } = pick(withUmlaut);
      if (!fewEqual(byFull.get(full))) return null;
      const form = pick(['v', 'u', 'ü']);
      return query('umlaut', full.replace(/(?<=[nl])v/gu, form), name);
    },
    'full-width': () => {
      const { name, full } = pick(said);
      if (!fewEqual(byFull.get(full))) return null;
      const wide = Array.from(full).map((c) =>
        String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0),
      );
      return query('full-width', `${wide.join('')} 🚗`, name);
    },
  };

  const queries: TestQuery[] = [];
  for (const make of Object.values(kinds)) {
    const own: TestQuery[] = [];
    for (let tries = 0; own.length < perKind && tries < perKind * MAX_TRIES; tries += 1) {
      const made = make();
      if (made) own.push(made);
    }
    queries.push(...own);
  }
  const known = new Set(names);
  for (const [wanted, typed] of POLYPHONES) {
    if (known.has(wanted)) queries.push(query('polyphone', typed, wanted));
  }
  return queries;
}

function query(kind: string, typed: string, wanted: string): TestQuery {
  return { kind, typed, wanted };
}

function say(name: string): Said {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  return {
    name,
    syllables,
    full: syllables.join(''),
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''),
  };
}

function lowerBound(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beginningWith(sorted: readonly string[], beginning: string): number {
  return lowerBound(sorted, `${beginning}\u{10FFFF}`) - lowerBound(sorted, beginning);
}

const DIGITS = '零一二三四五六七八九';

/** Single Chinese digits as digits; numbers with tens and hundreds are left to other tests. */
function digitsOf(name: string): string {
  return /[十百千两]/u.test(name)
    ? name
    : name.replace(/[零一二三四五六七八九]/gu, (digit) => String(DIGITS.indexOf(digit)));
}

/** The pinyin of a name with its digits as digits: `wen2lu`. */
function digitSounds({ name, syllables }: Said): string {
  const digits = digitsOf(name);
  return syllables.map((s, at) => (/\d/u.test(digits[at] ?? '') ? digits[at] : s)).join('');
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function misspelt(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const letter = LETTERS[Math.floor(random() * 26)] ?? 'a';
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  const error = Math.floor(random() * 4);
  if (error === 0) return before + letter + after;
  if (error === 1) return before + letter + text.slice(at);
  if (error === 2) return before + after;
  return before + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

function* neighbours(text: string): Generator<string> {
  for (let at = 0; at <= text.length; at += 1) {
    const [before, after] = [text.slice(0, at), text.slice(at + 1)];
    yield before + after;
    yield before + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
    for (const letter of LETTERS) {
      yield before + letter + after;
      yield before + letter + text.slice(at);
    }
  }
}

function differences(a: string, b: string): number {
  let count = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) count += 1;
  return count;
}

function loosened(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n(?=.)/u, 'l')
    .replace(/([aei])ng$/u, '$1n');
}

/** The syllable as somebody says it who does not tell such sounds apart. */
function confused(syllable: string): string {
  if (/^[zcs]h/u.test(syllable)) return syllable.replace('h', '');
  if (/^n./u.test(syllable)) return `l${syllable.slice(1)}`;
  return syllable.replace(/([aei])ng$/u, '$1n');
}
