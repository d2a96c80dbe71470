import { charactersOf } from './fold.ts';

/** A run of Han characters, digits, or both as the tokens that a name containing it has. */
export function textTokens(run: string): string[] {
  const characters = charactersOf(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, at) => (characters[at] ?? '') + character);
}
