import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../shared/actions/registry.ts';
import { REASON_KEYS } from '../shared/contract/reason.ts';
import { LANGUAGES, type Language } from '../shared/settings/settings.ts';

type Texts = ReadonlyMap<string, string>;

const SOURCE: Language = 'zh-CN';
const NAMESPACES = namespacesOf(SOURCE);

/** Most Han characters of a message while moving; see `shared/vehicle/restrictions.ts`. */
const MAX_MESSAGE_LENGTH = 31;

/** Latin words that Chinese drivers read as they are: names, units, and what stands on the switch. */
const LATIN_IN_CHINESE = new Set([
  'A/C',
  'C',
  'P',
  'R',
  'N',
  'D',
  'km',
  'mi',
  'kPa',
  'bar',
  'psi',
  'kW',
  'SUV',
  // The stick is called so in Chinese.
  'U',
]);

function namespacesOf(language: Language): string[] {
  return readdirSync(join(import.meta.dirname, language)).sort();
}

function textsOf(language: Language, namespace: string): Texts {
  const file = join(import.meta.dirname, language, namespace);
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8')), ''));
}

function flatten(node: unknown, prefix: string): [string, string][] {
  if (typeof node === 'string') return [[prefix, node]];
  if (typeof node !== 'object' || node === null) throw new Error(`${prefix} is not a text`);
  return Object.entries(node).flatMap(([key, value]) =>
    flatten(value, prefix === '' ? key : `${prefix}.${key}`),
  );
}

const placeholdersOf = (text: string) => (text.match(/\{\{[^}]+\}\}/g) ?? []).sort();
const withoutPlaceholders = (text: string) => text.replaceAll(/\{\{[^}]+\}\}/g, '');

describe.each(LANGUAGES)('%s', (language) => {
  it('has the same files as the source language', () => {
    expect(namespacesOf(language)).toEqual(NAMESPACES);
  });

  it.each(NAMESPACES)('has the same keys, none empty, as the source in %s', (namespace) => {
    const texts = textsOf(language, namespace);
    expect([...texts.keys()].sort()).toEqual([...textsOf(SOURCE, namespace).keys()].sort());
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(NAMESPACES)('takes the same placeholders as the source in %s', (namespace) => {
    const source = textsOf(SOURCE, namespace);
    for (const [key, text] of textsOf(language, namespace)) {
      expect([key, placeholdersOf(text)]).toEqual([key, placeholdersOf(source.get(key) ?? '')]);
    }
  });
});

describe('zh-CN', () => {
  it.each(NAMESPACES)('has no foreign words in %s', (namespace) => {
    const foreign = [...textsOf('zh-CN', namespace)].flatMap(([key, text]) =>
      (withoutPlaceholders(text).match(/[A-Za-z][A-Za-z/]*/g) ?? [])
        .filter((word) => !LATIN_IN_CHINESE.has(word))
        .map((word) => `${key}: ${word}`),
    );
    // A language is offered under its own name.
    expect(foreign.filter((found) => !found.startsWith('language.names.'))).toEqual([]);
  });

  it('uses full-width punctuation between Han characters', () => {
    const halfWidth = NAMESPACES.flatMap((namespace) =>
      [...textsOf('zh-CN', namespace)].filter(([, text]) => /\p{Script=Han}[,;:?!]/u.test(text)),
    );
    expect(halfWidth).toEqual([]);
  });

  it('keeps every sentence a moving driver may be told short enough', () => {
    const long = [...textsOf('zh-CN', 'reasons.json')].filter(
      ([, text]) => text.length > MAX_MESSAGE_LENGTH,
    );
    expect(long).toEqual([]);
  });
});

describe('en-US', () => {
  it.each(NAMESPACES)('has no Han characters in %s', (namespace) => {
    const han = [...textsOf('en-US', namespace)].filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect(han).toEqual([]);
  });
});

describe('the registries', () => {
  it('can say every reason', () => {
    expect([...textsOf(SOURCE, 'reasons.json').keys()].sort()).toEqual([...REASON_KEYS].sort());
  });

  it('can name every action', () => {
    expect([...textsOf(SOURCE, 'actions.json').keys()].sort()).toEqual(
      ACTIONS.map(({ id }) => id).sort(),
    );
  });
});
