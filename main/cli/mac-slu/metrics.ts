import type { Label } from './label.ts';

/** The benchmark's figures, 0 … 1. */
export interface Scores {
  readonly n: number;
  /** Utterances whose sorted domains and intents are all right. */
  readonly intent_accuracy: number;
  /** Over all slots of all utterances, each utterance's slots as a set. */
  readonly slot_f1: number;
  /** Utterances that are right in everything, in order. */
  readonly overall_accuracy: number;
}

/** Numerals that are the same to the benchmark, by their digit. */
export type NumeralMap = Readonly<Record<string, string>>;

/** Lower case, numerals as digits, no punctuation: as the benchmark compares texts. */
export function normalisedText(text: string, numerals: NumeralMap): string {
  const replaced = Array.from(text.toLowerCase(), (character) => numerals[character] ?? character);
  return replaced
    .join('')
    .replace(/[^\p{L}\p{N}\p{M}_\s]/gu, '')
    .trim();
}

/** Compares predictions with what was right, line by line, by the benchmark's own definition. */
export function scoresOf(
  pairs: readonly { readonly predicted: readonly Label[]; readonly expected: readonly Label[] }[],
  numerals: NumeralMap,
): Scores {
  const same = (text: string) => normalisedText(text, numerals);
  let [intents, exact, found, wrong, missed] = [0, 0, 0, 0, 0];
  for (const { predicted, expected } of pairs) {
    if (intentsOf(predicted, same) === intentsOf(expected, same)) intents += 1;
    if (wholeOf(predicted, same) === wholeOf(expected, same)) exact += 1;
    const [own, right] = [slotSet(predicted, same), slotSet(expected, same)];
    const shared = [...own].filter((slot) => right.has(slot)).length;
    found += shared;
    wrong += own.size - shared;
    missed += right.size - shared;
  }
  const n = pairs.length;
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    n,
    intent_accuracy: share(intents, n),
    slot_f1: share(2 * found, 2 * found + wrong + missed),
    overall_accuracy: share(exact, n),
  };
}

type Same = (text: string) => string;

function intentsOf(labels: readonly Label[], same: Same): string {
  return JSON.stringify(
    labels.map(({ domain, intent }) => [same(domain), same(intent)].join('\t')).sort(),
  );
}

function slotSet(labels: readonly Label[], same: Same): Set<string> {
  return new Set(
    labels.flatMap(({ slots }) => Object.entries(slots).map((pair) => pair.map(same).join('\t'))),
  );
}

function wholeOf(labels: readonly Label[], same: Same): string {
  return JSON.stringify(
    labels.map((label) => [
      same(label.domain),
      same(label.intent),
      ...[...slotSet([label], same)].sort(),
    ]),
  );
}
