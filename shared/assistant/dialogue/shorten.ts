/** Neither a decimal point nor a comma between thousands. */
const SENTENCE_END = /[。！？!?]|\.(?=\s|$)/gu;
const CLAUSE_END = /[；，、;]|,(?!\d)/gu;

/** A Latin word or a number that goes on. */
const WITHIN_WORD = /^[\p{Script=Latin}\d.,]*[\p{Script=Latin}\d]/u;

/** Half a Latin letter or digit is about as wide as a Han character. */
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** How much there is to read, in Han characters; a letter counts half. */
export function readingLength(text: string): number {
  let length = 0;
  for (const character of text) length += HAN.test(character) ? 1 : 0.5;
  return length;
}

/**
 * A text that is read at one glance: whole when it is short enough, else up to the last end of a
 * sentence within `maxLength` Han characters, else of a clause, else cut with an ellipsis.
 */
export function shortened(text: string, maxLength: number): string {
  if (readingLength(text) <= maxLength) return text;
  const sentences = text.slice(0, lastEnd(SENTENCE_END, text, maxLength));
  // A mere "Yes" would lose the answer.
  if (readingLength(sentences) >= maxLength / 3) return sentences;
  const clauses = text.slice(0, lastEnd(CLAUSE_END, text, maxLength));
  if (readingLength(clauses) >= maxLength / 3) return clauses;
  let cut = '';
  for (const character of text) {
    if (readingLength(`${cut}${character}`) > maxLength - 1) break;
    cut += character;
  }
  return `${wholeWords(cut, text.slice(cut.length))}…`;
}

/** Where the last end begins up to which the text is short enough; 0 when there is none. */
function lastEnd(ends: RegExp, text: string, maxLength: number): number {
  const fitting = [...text.matchAll(ends)].findLast(
    ({ index }) => readingLength(text.slice(0, index)) + 1 <= maxLength,
  );
  return fitting?.index ?? 0;
}

/** Drops the beginning of a word whose rest is cut off, unless nothing else would be left. */
function wholeWords(cut: string, rest: string): string {
  if (!WITHIN_WORD.test(rest)) return cut;
  const whole = cut.replace(/[\p{Script=Latin}\d.,'-]+$/u, '').trimEnd();
  return whole === '' ? cut : whole;
}
