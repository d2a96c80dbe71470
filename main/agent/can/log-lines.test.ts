import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, LONG_LINE, MAX_LINE_LENGTH } from './log-lines.ts';

async function read(chunks: readonly string[]): Promise<(string | typeof LONG_LINE)[]> {
  const lines: (string | typeof LONG_LINE)[] = [];
  async function* stream() {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  for await (const some of linesOf(stream())) lines.push(...some);
  return lines;
}

describe('linesOf', () => {
  it('yields the same lines however the text is cut', async () => {
    const chunks = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r') }));
    await fc.assert(
      fc.asyncProperty(chunks, async (cut) => {
        const expected = cut.join('').split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(await read(cut)).toEqual(expected);
      }),
    );
  });

  it('marks an overlong line and goes on after it', async () => {
    const long = 'x'.repeat(MAX_LINE_LENGTH);
    expect(await read([`a\n${long}`, `x`, `${long}\nb\n`])).toEqual(['a', LONG_LINE, 'b']);
    expect(await read([`${long}\n`, `${long}y`])).toEqual([long, LONG_LINE]);
  });
});
