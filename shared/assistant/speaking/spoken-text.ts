import { sayDigits, sayQuantity } from './say-number.ts';
import type { SpeechWords } from './speech-words.ts';

/** How a group of a rule can be read. */
const READINGS = {
  /** A number: two hundred and five. */
  cardinal: (text, { numbers }) => sayQuantity(text, numbers),
  /** A number of something. */
  counted: (text, { numbers }) => sayQuantity(text, numbers, true),
  /** A sum of money: 12.50 is said as 12.5. */
  amount: (text, { numbers }) =>
    sayQuantity(text.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, ''), numbers, true),
  /** Digit by digit. */
  digits: (text, { numbers }) => sayDigits(text, numbers.digits),
  /** Digit by digit and letter by letter, over a bad line. */
  code: (text, { numbers }) => spelt(sayDigits(text, numbers.codeDigits)),
  /** The number of a road or a room: up to two digits as a number, more of them one by one. */
  short: (text, { numbers }) =>
    text.length > 2 ? sayDigits(text, numbers.codeDigits) : sayQuantity(text, numbers),
  /** Minutes and seconds: 05 is said with its zero. */
  sixtieth: (text, { numbers }) => sayQuantity(text === '00' ? '0' : text, numbers),
  letters: (text) => spelt(text),
  unit: (text, { units }) => units[text] ?? text,
} satisfies Readonly<Record<string, (text: string, words: SpeechWords) => string>>;

type Reading = keyof typeof READINGS;

type SayPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'group'; readonly group: string; readonly reading: Reading | null }
  | { readonly kind: 'if'; readonly group: string; readonly text: string };

interface CompiledRule {
  readonly pattern: RegExp;
  readonly say: readonly SayPart[];
}

const HAN = /^\p{Script=Han}+/u;

/** What a rule can begin with. */
const SIGN = /^[\p{N}\p{S}\p{P}\p{Script=Latin}\p{Script=Greek}\n]/u;

/** What is said as it stands: letters of words, which are told apart from codes by the reader. */
const LATIN = /^\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:['’-]\p{Script=Latin}+)*/u;

const compiled = new WeakMap<SpeechWords, readonly CompiledRule[]>();

/**
 * A text as it is said: numbers, units, and signs written out. What is left are Han characters,
 * Latin letters, spaces between words, and `,` and `.` where the voice pauses. Letters that are
 * spelt stand apart.
 */
export function spokenText(text: string, words: SpeechWords): string {
  const rules = rulesOf(words);
  // Full-width forms, circled digits, and units in one character become what they stand for.
  const plain = text.normalize('NFKC').normalize('NFC');
  let said = '';
  let at = 0;
  while (at < plain.length) {
    const rest = plain.slice(at, at + MAX_LOOK_AHEAD);
    const [han] = HAN.exec(rest) ?? [];
    if (han !== undefined) {
      said += han;
      at += han.length;
      continue;
    }
    const found = SIGN.test(rest) ? firstRule(rules, plain, at) : null;
    if (found) {
      said += sayMatch(found.rule, found.match, words);
      at += found.match[0].length;
      continue;
    }
    const [latin] = LATIN.exec(rest) ?? [];
    if (latin !== undefined) {
      said += ` ${latin} `;
      at += latin.length;
      continue;
    }
    if (/^\s/u.test(rest)) said += ' ';
    at += String.fromCodePoint(plain.codePointAt(at) ?? 0).length;
  }
  return said.replace(/ +/gu, ' ').trim();
}

/** No word, number, or sign is longer, characters. */
const MAX_LOOK_AHEAD = 200;

function firstRule(rules: readonly CompiledRule[], text: string, at: number) {
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (match && match[0] !== '') return { rule, match };
  }
  return null;
}

function sayMatch({ say }: CompiledRule, match: RegExpExecArray, words: SpeechWords): string {
  return say
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const text = match.groups?.[part.group] ?? '';
      if (part.kind === 'if') return text === '' ? '' : part.text;
      return part.reading === null ? text : READINGS[part.reading](text, words);
    })
    .join('');
}

/** Letters stand apart, so that they are not taken for a word. */
function spelt(text: string): string {
  return text.replace(/[A-Za-z]/gu, (letter) => ` ${letter.toUpperCase()} `);
}

function rulesOf(words: SpeechWords): readonly CompiledRule[] {
  const known = compiled.get(words);
  if (known) return known;
  const units = Object.keys(words.units)
    .sort((a, b) => b.length - a.length)
    .map((unit) => unit.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'));
  const macros: Readonly<Record<string, string>> = { ...words.macros, UNIT: units.join('|') };
  const rules = words.rules.map(({ name, pattern, say }) => ({
    pattern: new RegExp(
      pattern.replace(/<<([A-Z]+)>>/gu, (_, macro: string) => {
        const value = macros[macro];
        if (value === undefined)
          throw new Error(`Rule "${name}" names the unknown macro ${macro}.`);
        return value;
      }),
      'uy',
    ),
    say: sayParts(say, name),
  }));
  compiled.set(words, rules);
  return rules;
}

function sayParts(say: string, name: string): SayPart[] {
  return [...say.matchAll(/\{(\w+)(?:([:?])([^}]*))?\}|[^{]+/gu)].map(
    ([whole, group, sign, value = '']): SayPart => {
      if (group === undefined) return { kind: 'text', text: whole };
      if (sign === '?') return { kind: 'if', group, text: value };
      if (sign === undefined) return { kind: 'group', group, reading: null };
      if (!isReading(value)) throw new Error(`Rule "${name}" names the unknown reading ${value}.`);
      return { kind: 'group', group, reading: value };
    },
  );
}

function isReading(name: string): name is Reading {
  return Object.hasOwn(READINGS, name);
}
