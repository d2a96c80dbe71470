/** Numbers that look random and are the same on every run and machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  within(from: number, to: number): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** A generator of its own for each `purpose`, so that a change in one place leaves the others as they are. */
export function createRandom(purpose: string): Random {
  // FNV-1a of the purpose seeds mulberry32 (Tommy Ettinger, public domain).
  let state = 0x811c9dc5;
  for (let index = 0; index < purpose.length; index++) {
    state = Math.imul(state ^ purpose.charCodeAt(index), 0x01000193);
  }
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    within: (from, to) => from + next() * (to - from),
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}
