import { looseKey } from './loose-sound.ts';
import { SPOKEN_DIGITS } from './numerals.ts';
import type { Unit } from './units.ts';

/** Gives the readings of each Han character of a text in pinyin without tones, the likeliest first. */
export type HanReader = (han: readonly string[]) => readonly (readonly string[])[];

/** A unit with the ways to say it, the likeliest first. */
export interface ReadUnit extends Unit {
  readonly readings: readonly string[];
}

/** At most so many ways to say one name are indexed. */
const MAX_VARIANTS = 8;

/** Reads the units of a name. Runs of Han characters are read together, for the words they form. */
export function readUnits(units: readonly Unit[], readHan: HanReader): ReadUnit[] {
  const read: ReadUnit[] = [];
  let index = 0;
  while (index < units.length) {
    const run: Unit[] = [];
    for (let unit = units[index]; unit?.kind === 'han'; unit = units[index + run.length]) {
      run.push(unit);
    }
    if (run.length > 0) {
      const readings = readHan(run.map(({ text }) => text));
      run.forEach((unit, at) => read.push({ ...unit, readings: readings[at] ?? [unit.text] }));
      index += run.length;
      continue;
    }
    const unit = units[index];
    if (unit !== undefined) read.push({ ...unit, readings: readingsOfOther(unit) });
    index += 1;
  }
  return read;
}

function readingsOfOther({ text, kind }: Unit): readonly string[] {
  const spoken = kind === 'digit' ? SPOKEN_DIGITS[Number(text)] : undefined;
  return spoken === undefined ? [text] : [text, spoken];
}

/**
 * Ways to say a whole name, the likeliest first: the likeliest readings, then each other reading of
 * each character alone, and all digits as they are spoken. At most eight.
 */
export function variantsOf(units: readonly ReadUnit[]): string[][] {
  const first = units.map(({ text, readings }) => readings[0] ?? text);
  const variants = [first];
  if (units.some(({ kind }) => kind === 'digit')) {
    variants.push(
      units.map(({ kind, text, readings }, at) =>
        kind === 'digit' ? (readings[1] ?? text) : (first[at] ?? text),
      ),
    );
  }
  const other: [number, string][] = units.flatMap(({ kind, readings }, at) =>
    kind === 'han' ? readings.slice(1).map((reading): [number, string] => [at, reading]) : [],
  );
  for (const [at, reading] of other) variants.push(first.with(at, reading));
  other.forEach(([at, reading], index) => {
    for (const [otherAt, otherReading] of other.slice(index + 1)) {
      if (variants.length >= MAX_VARIANTS) return;
      if (otherAt !== at) variants.push(first.with(at, reading).with(otherAt, otherReading));
    }
  });
  return variants.slice(0, MAX_VARIANTS);
}

/** The keys under which a way to say a name is found. */
export interface SoundKeys {
  readonly full: string;
  readonly initials: string;
  readonly loose: string;
}

export function soundKeys(variant: readonly string[]): SoundKeys {
  return {
    full: variant.join(''),
    initials: variant
      .map((syllable) => String.fromCodePoint(syllable.codePointAt(0) ?? 32))
      .join(''),
    loose: looseKey(variant),
  };
}
