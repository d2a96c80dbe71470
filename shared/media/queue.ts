/** What happens after the last track, or after each. */
export const REPEATS = ['off', 'all', 'one'] as const;

export type Repeat = (typeof REPEATS)[number];

/** Most tracks of one queue: the largest library that is promised. */
export const MAX_QUEUE = 10_000;

/**
 * Tracks to be played. `tracks` keeps the order they came in; `order` is the order they are played
 * in, as indices into `tracks`; `at` counts in `order`.
 */
export interface PlayQueue {
  readonly tracks: readonly string[];
  readonly order: readonly number[];
  readonly at: number;
  readonly isShuffled: boolean;
  readonly repeat: Repeat;
}

export const EMPTY_QUEUE: PlayQueue = {
  tracks: [],
  order: [],
  at: 0,
  isShuffled: false,
  repeat: 'off',
};

/** Further into a track than this, "previous" means its beginning, s. */
export const RESTART_AFTER_S = 3;

/** A queue of `tracks` that begins at index `start`, with the habits of the one before. */
export function queueOf(
  tracks: readonly string[],
  start: number,
  before: Pick<PlayQueue, 'isShuffled' | 'repeat'>,
  seed: number,
): PlayQueue {
  const kept = tracks.slice(0, MAX_QUEUE);
  const at = Math.min(Math.max(0, start), Math.max(0, kept.length - 1));
  const queue: PlayQueue = {
    tracks: kept,
    order: kept.map((_, index) => index),
    at,
    isShuffled: false,
    repeat: before.repeat,
  };
  return before.isShuffled ? withShuffle(queue, true, seed) : queue;
}

/** The track being played, or `undefined` when there is none. */
export function currentTrack({ tracks, order, at }: PlayQueue): string | undefined {
  const index = order[at];
  return index === undefined ? undefined : tracks[index];
}

/** The tracks that come after the current one, with their places in playing order. */
export function upcomingTracks(
  { tracks, order, at }: PlayQueue,
  most: number,
): { readonly place: number; readonly id: string }[] {
  return order.slice(at + 1, at + 1 + most).flatMap((index, offset) => {
    const id = tracks[index];
    return id === undefined ? [] : [{ place: at + 1 + offset, id }];
  });
}

/**
 * After the current track. `ended`: it came to its end, so "one" plays it again, and without
 * repetition the last one is the last: `null`. A driver who asks for the next one always gets one.
 */
export function nextInQueue(queue: PlayQueue, why: 'ended' | 'asked'): PlayQueue | null {
  if (queue.order.length === 0) return null;
  if (why === 'ended' && queue.repeat === 'one') return queue;
  if (queue.at + 1 < queue.order.length) return { ...queue, at: queue.at + 1 };
  return why === 'ended' && queue.repeat === 'off' ? null : { ...queue, at: 0 };
}

/** Before the current track; its own beginning when it has been playing for a while. */
export function previousInQueue(queue: PlayQueue, positionS: number): PlayQueue {
  if (positionS > RESTART_AFTER_S) return queue;
  if (queue.at > 0) return { ...queue, at: queue.at - 1 };
  return queue.repeat === 'all' ? { ...queue, at: Math.max(0, queue.order.length - 1) } : queue;
}

/** At a place in playing order; `null` when there is none. */
export function atPlace(queue: PlayQueue, place: number): PlayQueue | null {
  return place >= 0 && place < queue.order.length ? { ...queue, at: place } : null;
}

/** Shuffled, with the current track first and the rest in an order that `seed` decides; or not. */
export function withShuffle(queue: PlayQueue, isShuffled: boolean, seed: number): PlayQueue {
  const current = queue.order[queue.at];
  if (current === undefined) return { ...queue, isShuffled };
  if (!isShuffled) {
    return { ...queue, isShuffled, order: queue.tracks.map((_, index) => index), at: current };
  }
  const rest = queue.tracks.map((_, index) => index).filter((index) => index !== current);
  return { ...queue, isShuffled, order: [current, ...shuffled(rest, seed)], at: 0 };
}

/** Fisher and Yates, with numbers from mulberry32. */
function shuffled(items: readonly number[], seed: number): number[] {
  const result = [...items];
  let state = seed >>> 0;
  const random = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    const [one, two] = [result[last], result[other]];
    if (one === undefined || two === undefined) continue;
    result[last] = two;
    result[other] = one;
  }
  return result;
}

/**
 * Without the track at a place in playing order. When the current one is taken out, the one after it
 * becomes current.
 */
export function withoutPlace(queue: PlayQueue, place: number): PlayQueue {
  const index = queue.order[place];
  if (index === undefined) return queue;
  const order = queue.order
    .filter((_, other) => other !== place)
    .map((other) => (other > index ? other - 1 : other));
  const at = place < queue.at ? queue.at - 1 : queue.at;
  return {
    ...queue,
    tracks: queue.tracks.filter((_, other) => other !== index),
    order,
    at: Math.max(0, Math.min(at, order.length - 1)),
  };
}

/** Only the tracks that `isThere`; the current one stays current if it is among them. */
export function withOnly(queue: PlayQueue, isThere: (id: string) => boolean): PlayQueue {
  const kept = queue.tracks.flatMap((id, index) => (isThere(id) ? [index] : []));
  if (kept.length === queue.tracks.length) return queue;
  const renumbered = new Map(kept.map((index, at) => [index, at]));
  const order = queue.order.flatMap((index) => renumbered.get(index) ?? []);
  const before = queue.order.slice(0, queue.at).filter((index) => renumbered.has(index)).length;
  return {
    ...queue,
    tracks: kept.flatMap((index) => queue.tracks[index] ?? []),
    order,
    at: Math.max(0, Math.min(before, order.length - 1)),
  };
}
