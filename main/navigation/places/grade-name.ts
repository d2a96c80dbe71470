import type { Grade } from '../../../shared/navigation/search/grade.ts';
import { matchName } from '../../../shared/navigation/search/match.ts';
import type { NameQuery } from '../../../shared/navigation/search/query.ts';
import type { ReadUnit } from '../../../shared/navigation/search/reading.ts';
import { SYLLABLES } from '../../../shared/navigation/search/syllable.ts';
import type { NameStore } from './name-store.ts';

/** How well a name fits a query without errors, or `null`. */
export function gradeName(store: NameStore, query: NameQuery, name: number): Grade | null {
  const typed = query.digits === null ? [query.text] : [query.text, query.digits];
  for (const text of typed) {
    if (query.script === 'han') {
      for (const form of store.texts(name)) {
        const grade = gradeText(text, form);
        if (grade !== null) return grade;
      }
    } else {
      for (const units of store.units(name)) {
        const grade = gradeSounds(text, units);
        if (grade !== null) return grade;
      }
    }
  }
  return null;
}

/**
 * A name found by its sounds, looked at once more: `xihu` is rather all of a lake than the beginning of
 * `xi hua`, and `xi an` is not `xian`.
 */
export function refineGrade(store: NameStore, query: NameQuery, name: number, grade: Grade): Grade {
  if (grade !== 'beginningSound' && grade !== 'exactSound') return grade;
  const matches = store.units(name).some((units) => {
    const match = matchName(query.text, units);
    return match?.from === 0 && !match.open && match.initials === 0 && agrees(query.words, units);
  });
  return matches ? grade : 'begunSound';
}

/** Whether the spaces typed fall between the syllables of the name, where they part syllables. */
function agrees(words: readonly string[], units: readonly ReadUnit[]): boolean {
  if (words.length < 2 || !words.every((word) => SYLLABLES.has(word))) return true;
  return words.every((word, at) => units[at]?.readings.includes(word));
}

function gradeText(typed: string, name: string): Grade | null {
  const at = name.indexOf(typed);
  if (at < 0) return null;
  if (at > 0) return 'inside';
  return typed.length === name.length ? 'exact' : 'beginning';
}

function gradeSounds(typed: string, units: readonly ReadUnit[]): Grade | null {
  const match = matchName(typed, units);
  if (match === null) return null;
  if (match.from > 0) return 'insideSound';
  const whole = match.to === units.length && !match.open;
  if (match.loose > 0) return whole ? 'exactLoose' : 'beginningLoose';
  if (match.initials > 0) return whole ? 'exactInitials' : 'beginningInitials';
  return whole ? 'exactSound' : 'beginningSound';
}
