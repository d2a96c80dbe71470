import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeLines } from './merge-lines.ts';

/** Every step between neighbouring nodes, without direction, sorted. */
function steps(lines: readonly (readonly number[])[]): string[] {
  return lines
    .flatMap((line) =>
      line.slice(1).map((node, at) => {
        const before = line[at] ?? 0;
        return before < node ? `${before}-${node}` : `${node}-${before}`;
      }),
    )
    .sort();
}

describe('mergeLines', () => {
  it('joins pieces in any direction', () => {
    const merged = mergeLines([
      [1, 2],
      [3, 2],
      [3, 4],
    ]);
    expect(merged).toHaveLength(1);
    expect([merged[0], merged[0]?.toReversed()]).toContainEqual([1, 2, 3, 4]);
  });

  it('stops where three ends meet', () => {
    expect(
      mergeLines([
        [1, 2],
        [2, 3],
        [2, 4],
      ]),
    ).toHaveLength(3);
  });

  it('closes a ring and goes round it once', () => {
    expect(
      mergeLines([
        [1, 2],
        [2, 3],
        [3, 1],
      ]),
    ).toHaveLength(1);
  });

  it('loses no step and invents none', () => {
    const line = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const merged = mergeLines(lines);
        expect(steps(merged)).toEqual(steps(lines));
        expect(merged.length).toBeLessThanOrEqual(lines.length);
      }),
    );
  });
});
