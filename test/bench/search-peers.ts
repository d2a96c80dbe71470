import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';

/** Answers a typed text with names, best first. */
export type SearchNames = (typed: string) => string[];

const HAN_RUN = /\p{Script=Han}+/gu;
const OTHER_RUN = /[a-z0-9]+/gu;
const LATIN = /^[a-z0-9]/u;

/** Han text as single characters and pairs, the rest as words: the n-grams both peers are given. */
function ngrams(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const han = plain
    .match(HAN_RUN)
    ?.flatMap((run) => [
      ...Array.from(run),
      ...Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
    ]);
  return [...(han ?? []), ...(plain.match(OTHER_RUN) ?? [])];
}

/**
 * A typed text as both peers get it: letters joined, as a search field would prepare them, and of Han
 * text the pairs alone where there are any, which say the same as the characters and cost less.
 */
function typedTokens(typed: string): string[] {
  const plain = typed.normalize('NFKC').toLowerCase();
  if (!/\p{Script=Han}/u.test(plain)) return [(plain.match(OTHER_RUN) ?? []).join('')];
  const tokens = ngrams(plain);
  const pairs = tokens.filter((token) => token.length > 1 || LATIN.test(token));
  return pairs.length > 0 ? pairs : tokens;
}

/** The tokens of a name: its n-grams, its whole pinyin, and its initials. */
function nameTokens(name: string): string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  return [
    ...ngrams(name),
    syllables.join(''),
    syllables.map((syllable) => syllable.slice(0, 1)).join(''),
  ];
}

/** MiniSearch over n-grams, pinyin, and initials, with prefixes and one error per word. */
export function buildMiniSearch(names: readonly string[], limit: number): SearchNames {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: nameTokens,
    searchOptions: {
      tokenize: typedTokens,
      prefix: (term) => LATIN.test(term),
      fuzzy: (term) => (term.length > 3 ? 1 : false),
      combineWith: 'AND',
    },
  });
  names.forEach((text, id) => index.add({ id, text }));
  return (typed) =>
    index
      .search(typed)
      .slice(0, limit)
      .map(({ id }) => names[Number(id)] ?? '');
}

/** FlexSearch over the same tokens, forward so that beginnings are found. */
export function buildFlexSearch(names: readonly string[], limit: number): SearchNames {
  let encode = nameTokens;
  const index = new FlexSearch.Index({ tokenize: 'forward', encode: (text) => encode(text) });
  names.forEach((text, id) => index.add(id, text));
  encode = typedTokens;
  return (typed) => index.search(typed, { limit }).map((id) => names[Number(id)] ?? '');
}
