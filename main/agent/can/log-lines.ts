/** Longest line of a log that is looked at; a 64-byte FD frame with its ASCII column has 300. */
export const MAX_LINE_LENGTH = 1024;

/** Stands for a line beyond {@link MAX_LINE_LENGTH}; its text is not kept. */
export const LONG_LINE = Symbol('long line');

/**
 * Splits text into lines without ever holding more than a chunk and {@link MAX_LINE_LENGTH}
 * characters, whatever the file contains.
 *
 * @returns the lines of each chunk; a CR before the line break stays on the line.
 */
export async function* linesOf(
  chunks: AsyncIterable<string>,
): AsyncGenerator<(string | typeof LONG_LINE)[]> {
  let rest = '';
  let overlong = false;
  for await (const chunk of chunks) {
    const lines: (string | typeof LONG_LINE)[] = [];
    let from = 0;
    while (from <= chunk.length) {
      const found = chunk.indexOf('\n', from);
      const to = found < 0 ? chunk.length : found;
      if (!overlong && rest.length + to - from <= MAX_LINE_LENGTH) rest += chunk.slice(from, to);
      else overlong = true;
      if (found >= 0) {
        lines.push(overlong ? LONG_LINE : rest);
        rest = '';
        overlong = false;
      }
      from = to + 1;
    }
    if (lines.length > 0) yield lines;
  }
  if (overlong) yield [LONG_LINE];
  else if (rest !== '') yield [rest];
}
