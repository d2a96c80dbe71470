/**
 * How well a name fits what was typed, best first. The gaps are what distance, importance, and history
 * together cannot bridge between the groups, and can within them.
 */
export const GRADES = {
  /** The name itself, in Han, Latin, or with digits for numerals. */
  exact: 100,
  /** All its sounds. */
  exactSound: 96,
  /** All its initials, or sounds and initials mixed. */
  exactInitials: 88,
  exactLoose: 84,
  beginning: 76,
  beginningSound: 72,
  /** Its first sounds, the last of them only begun, or cut otherwise than the spaces typed say. */
  begunSound: 67,
  beginningInitials: 64,
  beginningLoose: 58,
  /** A word inside, or a part of one. */
  inside: 54,
  insideSound: 46,
  /** One character sounds the same but is another. */
  homophone: 50,
  /** One error in the whole name. */
  error: 42,
  /** One error in its beginning. */
  beginningError: 34,
  insideError: 26,
} as const;

export type Grade = keyof typeof GRADES;

/** Whether a grade stands for the whole name. */
export function isWhole(grade: Grade): boolean {
  return grade.startsWith('exact');
}
