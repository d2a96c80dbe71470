import type { Grade } from '../../../shared/navigation/search/grade.ts';
import { looseKey, looseSyllable } from '../../../shared/navigation/search/loose-sound.ts';
import { syllablePair } from '../../../shared/navigation/search/name-keys.ts';
import type { NameQuery } from '../../../shared/navigation/search/query.ts';
import { SYLLABLES, splitPinyin, type Split } from '../../../shared/navigation/search/syllable.ts';
import { textTokens } from '../../../shared/navigation/search/text-tokens.ts';
import { Candidates } from './candidates.ts';
import { findMixed } from './find-mixed.ts';
import { findWithError } from './find-with-error.ts';
import { gradeName } from './grade-name.ts';
import type { NameStore } from './name-store.ts';

/** Names that are equal by their key are read up to this many. */
const MAX_EQUAL = 200;

/** Names that have the tokens of a query are looked through up to this many. */
const MAX_LOOKED_THROUGH = 200;

/**
 * Finds the names that may be meant: first by their beginning, then by a part inside, and with
 * errors only when fewer than `wanted` fit without any.
 */
export function findNames(store: NameStore, query: NameQuery, wanted: number): Candidates {
  const found = new Candidates();
  if (query.script === 'han') findByText(store, query, found);
  else if (query.script === 'latin') findByLetters(store, query, found);
  if (query.script === 'mixed' || (query.script === 'latin' && found.count < wanted)) {
    findMixed(store, query, found);
  }
  if (found.count < wanted) findInside(store, query, found);
  if (found.count < wanted) findWithError(store, query, found);
  return found;
}

function addBeginning(
  store: NameStore,
  found: Candidates,
  kind: 'n' | 'p' | 'i' | 'l',
  text: string,
  grade: Grade,
): void {
  const { names, truncated } = store.beginning(kind, text);
  found.add(names, grade);
  if (truncated) found.truncated = true;
}

function findByText(store: NameStore, { text, digits }: NameQuery, found: Candidates): void {
  for (const form of digits === null ? [text] : [text, digits]) {
    found.add(store.exact('n', form, MAX_EQUAL), 'exact');
    addBeginning(store, found, 'n', form, 'beginning');
  }
}

function findByLetters(store: NameStore, query: NameQuery, found: Candidates): void {
  const { text } = query;
  found.add(store.exact('n', text, MAX_EQUAL), 'exact');
  found.add(store.exact('p', text, MAX_EQUAL), 'exactSound');
  if (text.length > 1) found.add(store.exact('i', text, MAX_EQUAL), 'exactInitials');
  addBeginning(store, found, 'n', text, 'beginning');
  addBeginning(store, found, 'p', text, 'beginningSound');
  if (text.length > 1) addBeginning(store, found, 'i', text, 'beginningInitials');
  const loose = new Set(splitPinyin(text).map(looseBeginning));
  for (const key of loose) {
    found.add(store.exact('l', key, MAX_EQUAL), 'exactLoose');
    // Names whose sounds are their loose form already have no loose key of their own.
    found.add(key === text ? [] : store.exact('p', key, MAX_EQUAL), 'exactLoose');
    addBeginning(store, found, 'l', key, 'beginningLoose');
    if (key !== text) addBeginning(store, found, 'p', key, 'beginningLoose');
  }
}

function looseBeginning({ syllables, open }: Split): string {
  if (!open) return looseKey(syllables);
  const last = syllables.at(-1) ?? '';
  const begun = last === 'n' ? 'l' : looseSyllable(last);
  return looseKey(syllables.slice(0, -1)) + begun;
}

function findInside(store: NameStore, query: NameQuery, found: Candidates): void {
  if (query.script === 'latin') {
    findSyllablesInside(store, query, found);
    findWordsInside(store, query, found);
    return;
  }
  if (query.script === 'mixed') return;
  for (const form of query.digits === null ? [query.text] : [query.text, query.digits]) {
    const names = store.withTokens(textTokens(form), MAX_LOOKED_THROUGH);
    if (names.length === MAX_LOOKED_THROUGH) found.truncated = true;
    for (const name of names) {
      if (found.has(name)) continue;
      const grade = gradeName(store, query, name);
      if (grade !== null) found.add([name], grade);
    }
  }
}

function findSyllablesInside(store: NameStore, query: NameQuery, found: Candidates): void {
  for (const { syllables, open } of splitPinyin(query.text)) {
    if (syllables.length < 2) continue;
    const pairs: (string | readonly string[])[] = [];
    syllables.slice(1).forEach((syllable, at) => {
      const before = syllables[at] ?? '';
      const last = at === syllables.length - 2;
      if (!last || !open) pairs.push(syllablePair(before, syllable));
      else if (syllables.length === 2) {
        pairs.push(completions(syllable).map((whole) => syllablePair(before, whole)));
      }
    });
    const names = store.withTokens(pairs, MAX_LOOKED_THROUGH);
    if (names.length === MAX_LOOKED_THROUGH) found.truncated = true;
    for (const name of names) {
      if (found.has(name)) continue;
      const grade = gradeName(store, query, name);
      if (grade !== null) found.add([name], grade);
    }
  }
}

function completions(begun: string): string[] {
  return [...SYLLABLES].filter((syllable) => syllable.startsWith(begun));
}

function findWordsInside(store: NameStore, { words }: NameQuery, found: Candidates): void {
  found.add(store.withTokens(words, MAX_LOOKED_THROUGH), 'inside');
}
