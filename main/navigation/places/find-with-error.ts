import { findNear, oneEditAway, type NearMatch } from '../../../shared/navigation/search/edit.ts';
import { charactersOf, compact, foldText } from '../../../shared/navigation/search/fold.ts';
import type { Grade } from '../../../shared/navigation/search/grade.ts';
import { syllablePair } from '../../../shared/navigation/search/name-keys.ts';
import type { NameQuery } from '../../../shared/navigation/search/query.ts';
import { isPinyin, mayBePinyin } from '../../../shared/navigation/search/syllable.ts';
import type { Candidates } from './candidates.ts';
import type { NameStore } from './name-store.ts';

/** Shorter texts have so many neighbours that a guess would be as good. */
const MIN_LETTERS = 4;

/** Names looked through per way to be wrong. */
const MAX_LOOKED_THROUGH = 200;

/** Names taken per corrected text. */
const MAX_PER_CORRECTION = 20;

const GRADE_OF: Readonly<Record<NearMatch, Grade>> = {
  whole: 'error',
  beginning: 'beginningError',
  inside: 'insideError',
};

/** Finds names that fit when one letter or one Han character is wrong, missing, too many, or swapped. */
export function findWithError(store: NameStore, query: NameQuery, found: Candidates): void {
  if (query.script === 'latin') {
    if (query.text.length >= MIN_LETTERS) findLetters(store, query.text, found);
  } else if (query.script === 'han') {
    findHomophones(store, query.text, found);
    findCharacters(store, query.text, found);
  }
}

function findLetters(store: NameStore, typed: string, found: Candidates): void {
  const tried = new Set<string>([typed]);
  for (const [kind, reach] of [
    ['p', store.reach('p', typed)],
    ['n', store.reach('n', typed)],
  ] as const) {
    // What stands before the error is right, so some name begins with it.
    for (const { text, from, to } of oneEditAway(typed, reach + 1)) {
      if (kind === 'p' && !mayBePinyin(text, from, to)) continue;
      const id = kind + text;
      if (tried.has(id)) continue;
      tried.add(id);
      if (kind === 'p' && !isPinyin(text)) continue;
      if (!store.has(kind, text)) continue;
      found.add(store.exact(kind, text, MAX_PER_CORRECTION), 'error');
      found.add(store.beginning(kind, text).names.slice(0, MAX_PER_CORRECTION), 'beginningError');
    }
  }
}

function findHomophones(store: NameStore, typed: string, found: Candidates): void {
  const readings = store.readHan(charactersOf(typed));
  let ways: string[][] = [[]];
  for (const options of readings) {
    ways = ways.flatMap((way) => options.map((reading) => [...way, reading])).slice(0, 8);
  }
  for (const way of ways) {
    const sounds = way.join('');
    found.add(store.exact('p', sounds, MAX_PER_CORRECTION), 'homophone');
    found.add(store.beginning('p', sounds).names.slice(0, MAX_PER_CORRECTION), 'homophone');
    const pairs = way.slice(1).map((syllable, at) => syllablePair(way[at] ?? '', syllable));
    if (pairs.length > 0) found.add(store.withTokens(pairs, MAX_PER_CORRECTION), 'insideError');
  }
}

function findCharacters(store: NameStore, typed: string, found: Candidates): void {
  const characters = charactersOf(typed);
  if (characters.length < 3) return;
  const looked = new Set<number>();
  for (let wrong = 0; wrong < characters.length; wrong += 1) {
    const tokens = rightTokens(characters, wrong);
    for (const name of store.withTokens(tokens, MAX_LOOKED_THROUGH)) {
      if (looked.has(name)) continue;
      looked.add(name);
      const near = findNear(characters, charactersOf(compact(foldText(store.text(name)))));
      if (near !== null) found.add([name], GRADE_OF[near]);
    }
  }
}

/** The tokens that a name has when only the character at `wrong` is not in it. */
function rightTokens(characters: readonly string[], wrong: number): string[] {
  const tokens: string[] = [];
  for (const run of [characters.slice(0, wrong), characters.slice(wrong + 1)]) {
    if (run.length === 1) tokens.push(run.join(''));
    for (let at = 1; at < run.length; at += 1) tokens.push((run[at - 1] ?? '') + (run[at] ?? ''));
  }
  return tokens;
}
