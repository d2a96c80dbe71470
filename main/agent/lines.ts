import { createReadStream } from 'node:fs';

/** One line of a text file. */
export interface TextLine {
  readonly text: string;
  /** False for a last line without a line end: the writer was cut off. */
  readonly complete: boolean;
}

/** No line of ours comes near; a file without line ends must not fill the memory. */
const MAX_LINE_LENGTH = 8 * 1024 * 1024;

/**
 * Reads a file line by line without holding more than one line of it.
 *
 * @throws when the file cannot be read, or has a line beyond 8 Mi characters.
 */
export async function* linesOf(file: string): AsyncGenerator<TextLine> {
  let rest = '';
  const stream: AsyncIterable<string> = createReadStream(file, { encoding: 'utf8' });
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { text, complete: true };
    if (rest.length > MAX_LINE_LENGTH) throw new Error(`${file} has a line that is too long`);
  }
  if (rest !== '') yield { text: rest, complete: false };
}
