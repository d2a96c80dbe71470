/**
 * Joins lines that meet end to end, so that a street cut into pieces by every bridge and speed limit
 * is one line again: smaller tiles, straighter generalisation, and room for its name. Lines are joined
 * only where exactly two ends meet; direction is not kept.
 */
export function mergeLines(lines: readonly (readonly number[])[]): number[][] {
  const ends = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    for (const end of [line[0], line.at(-1)]) {
      if (end === undefined) continue;
      const meeting = ends.get(end);
      if (meeting) meeting.push(index);
      else ends.set(end, [index]);
    }
  }
  const used = new Set<number>();
  const merged: number[][] = [];
  for (const [index, line] of lines.entries()) {
    if (used.has(index) || line.length < 2) continue;
    used.add(index);
    const forward = extended([...line]);
    merged.push(extended(forward.reverse()));
  }
  return merged;

  function extended(line: number[]): number[] {
    for (;;) {
      const end = line.at(-1);
      if (end === undefined || end === line[0]) return line;
      const meeting = ends.get(end) ?? [];
      const next = meeting.find((index) => !used.has(index));
      if (meeting.length !== 2 || next === undefined) return line;
      used.add(next);
      const piece = lines[next] ?? [];
      const onward = piece[0] === end ? piece : piece.toReversed();
      for (const ref of onward.slice(1)) line.push(ref);
    }
  }
}
