import { charactersOf, isHan } from '../../../shared/navigation/search/fold.ts';
import type { NameQuery } from '../../../shared/navigation/search/query.ts';
import { splitPinyin } from '../../../shared/navigation/search/syllable.ts';
import { textTokens } from '../../../shared/navigation/search/text-tokens.ts';
import type { Candidates } from './candidates.ts';
import { gradeName } from './grade-name.ts';
import type { NameStore } from './name-store.ts';

/** Names that are equal by their key are read up to this many. */
const MAX_EQUAL = 200;

/** Names that have the tokens of a query are looked through up to this many. */
const MAX_LOOKED_THROUGH = 200;

/** Han characters with letters, or syllables with initials: by initials and by tokens, then matched. */
export function findMixed(store: NameStore, query: NameQuery, found: Candidates): void {
  const looked = new Set<number>();
  const characters = charactersOf(query.text).filter(isHan);
  const match = (names: Iterable<number>): void => {
    for (const name of names) {
      if (looked.has(name)) continue;
      looked.add(name);
      const texts = store.texts(name);
      if (!characters.every((han) => texts.some((text) => text.includes(han)))) continue;
      const grade = gradeName(store, query, name);
      if (grade !== null) found.add([name], grade);
    }
  };
  const forms = query.digits === null ? [query.text] : [query.text, query.digits];
  for (const form of forms) {
    for (const { sounds, initials } of waysToSay(store, form)) {
      if (sounds !== null) {
        // Letters alone were looked up by their sounds before.
        if (query.script === 'latin') continue;
        match(store.exact('p', sounds, MAX_EQUAL));
        match(store.beginning('p', sounds).names);
      }
      match(store.exact('i', initials, MAX_EQUAL));
      const beginning = store.beginning('i', initials);
      if (beginning.truncated) found.truncated = true;
      if (!beginning.truncated || query.script === 'mixed') match(beginning.names);
    }
  }
  const han = query.text.match(/\p{Script=Han}+/gu)?.flatMap(textTokens) ?? [];
  if (han.length > 0) match(store.withTokens(han, MAX_LOOKED_THROUGH));
}

/** How mixed text may be meant: as sounds where all its letters are syllables, and as initials. */
function waysToSay(store: NameStore, text: string): { sounds: string | null; initials: string }[] {
  let ways: { sounds: string | null; initials: string }[] = [{ sounds: '', initials: '' }];
  for (const [piece] of text.matchAll(/\p{Script=Han}|[a-z]+|\p{N}|[^\p{Script=Han}a-z\p{N}]+/gu)) {
    const next = /[a-z]/u.test(piece)
      ? letterWays(piece)
      : isHan(piece)
        ? (store.readHan([piece])[0] ?? []).slice(0, 3).map((reading) => ({
            sounds: reading,
            initials: reading.slice(0, 1),
          }))
        : [{ sounds: piece, initials: piece }];
    ways = ways
      .flatMap((way) =>
        next.map(({ sounds, initials }) => ({
          sounds: way.sounds === null || sounds === null ? null : way.sounds + sounds,
          initials: way.initials + initials,
        })),
      )
      .slice(0, 16);
  }
  return ways;
}

/** Letters as syllables, as initials, and as initials up to a syllable at the end or the beginning. */
function letterWays(letters: string): { sounds: string | null; initials: string }[] {
  const ways = new Map<string, { sounds: string | null; initials: string }>();
  ways.set(letters, { sounds: null, initials: letters });
  const [split] = splitPinyin(letters);
  if (split) {
    const initials = split.syllables.map((syllable) => syllable.slice(0, 1)).join('');
    ways.set(initials, { sounds: letters, initials });
  }
  for (let at = 1; at < letters.length && ways.size < 8; at += 1) {
    for (const [head, tail] of [
      [letters.slice(0, at), splitPinyin(letters.slice(at))[0]?.syllables],
      [splitPinyin(letters.slice(0, at))[0]?.syllables, letters.slice(at)],
    ] as const) {
      if (head === undefined || tail === undefined) continue;
      const first = typeof head === 'string' ? head : head.map((part) => part.slice(0, 1)).join('');
      const second =
        typeof tail === 'string' ? tail : tail.map((part) => part.slice(0, 1)).join('');
      const initials = first + second;
      if (!ways.has(initials)) ways.set(initials, { sounds: null, initials });
    }
  }
  return [...ways.values()];
}
