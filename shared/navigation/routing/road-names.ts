import type { Manoeuvre } from '../route.ts';

/** A road number as signs carry it: G60, S2, G104, X101, 101. */
const REF = /^[A-Z]{0,3}\d{1,4}[A-Z]?$/;
const HAN = /\p{Script=Han}/u;

export type RoadNames = Pick<Manoeuvre, 'roadName' | 'roadRef' | 'roadNameEn'>;

/**
 * Sorts the names that Valhalla gives for a road: its number, its name, and its English name come in
 * one list, without a word on which is which. A road without a Chinese name keeps the one it has.
 */
export function roadNamesOf(names: readonly string[]): RoadNames {
  const ref = names.find((name) => REF.test(name));
  const words = names.filter((name) => name !== '' && !REF.test(name));
  const english = words.find((name) => !HAN.test(name));
  const name = words.find((word) => HAN.test(word)) ?? english;
  return {
    ...(name !== undefined && { roadName: name }),
    ...(ref !== undefined && { roadRef: ref }),
    ...(english !== undefined && { roadNameEn: english }),
  };
}
