import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atPlace,
  currentTrack,
  nextInQueue,
  previousInQueue,
  queueOf,
  upcomingTracks,
  withOnly,
  withoutPlace,
  withShuffle,
  type PlayQueue,
} from './queue.ts';

const PLAIN = { isShuffled: false, repeat: 'off' } as const;
const of = (count: number, start = 0, before: Pick<PlayQueue, 'isShuffled' | 'repeat'> = PLAIN) =>
  queueOf(
    Array.from({ length: count }, (_, index) => `t${index}`),
    start,
    before,
    7,
  );

/** Every track from the current one on, until the queue is over. */
function playedOut(queue: PlayQueue): (string | undefined)[] {
  const played = [currentTrack(queue)];
  for (let next = nextInQueue(queue, 'ended'); next; next = nextInQueue(next, 'ended')) {
    played.push(currentTrack(next));
    if (played.length > 100) break;
  }
  return played;
}

describe('a queue', () => {
  it('plays from where it was begun to its end', () => {
    expect(playedOut(of(4, 2))).toEqual(['t2', 't3']);
  });

  it('begins again for a driver who asks for more, and not by itself', () => {
    const last = of(3, 2);
    expect(nextInQueue(last, 'ended')).toBeNull();
    const again = nextInQueue(last, 'asked');
    expect(again && currentTrack(again)).toBe('t0');
  });

  it('repeats one track by itself, and leaves it when asked to', () => {
    const one = of(3, 1, { isShuffled: false, repeat: 'one' });
    const ended = nextInQueue(one, 'ended');
    expect(ended && currentTrack(ended)).toBe('t1');
    const asked = nextInQueue(one, 'asked');
    expect(asked && currentTrack(asked)).toBe('t2');
  });

  it('goes back to the beginning of a track before it goes back to another', () => {
    const second = of(3, 1);
    expect(currentTrack(previousInQueue(second, 30))).toBe('t1');
    expect(currentTrack(previousInQueue(second, 1))).toBe('t0');
  });

  it('names what comes next with its place', () => {
    expect(upcomingTracks(of(4, 1), 5)).toEqual([
      { place: 2, id: 't2' },
      { place: 3, id: 't3' },
    ]);
    expect(atPlace(of(2), 2)).toBeNull();
  });
});

describe('shuffling', () => {
  it('keeps the current track current and plays every other one once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(59), fc.nat(), (count, start, seed) => {
        const queue = withShuffle(of(count, start % count), true, seed);
        expect(currentTrack(queue)).toBe(`t${start % count}`);
        expect(new Set(playedOut(queue)).size).toBe(count);
      }),
    );
  });

  it('is the same for the same seed, another one for another, and can be undone', () => {
    const one = withShuffle(of(50, 3), true, 1);
    expect(withShuffle(of(50, 3), true, 1)).toEqual(one);
    expect(withShuffle(of(50, 3), true, 2).order).not.toEqual(one.order);
    const undone = withShuffle(one, false, 0);
    expect(currentTrack(undone)).toBe('t3');
    expect(undone.order).toEqual(of(50).order);
  });
});

describe('taking tracks out', () => {
  it('makes the next one current when the current one goes', () => {
    expect(currentTrack(withoutPlace(of(3, 1), 1))).toBe('t2');
    expect(currentTrack(withoutPlace(of(3, 2), 2))).toBe('t1');
    expect(currentTrack(withoutPlace(of(1), 0))).toBeUndefined();
  });

  it('never leaves a queue that points nowhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        fc.array(fc.nat(25), { maxLength: 30 }),
        (count, isShuffled, places) => {
          let queue = of(count, 0, { isShuffled, repeat: 'off' });
          for (const place of places) {
            queue = withoutPlace(queue, place);
            expect(queue.order.length).toBe(queue.tracks.length);
            expect(new Set(queue.order)).toEqual(new Set(queue.tracks.keys()));
            if (queue.order.length > 0) expect(currentTrack(queue)).toBeDefined();
          }
        },
      ),
    );
  });

  it('keeps the current one when others are gone', () => {
    const kept = withOnly(of(6, 4), (id) => id !== 't1' && id !== 't5');
    expect(kept.tracks).toEqual(['t0', 't2', 't3', 't4']);
    expect(currentTrack(kept)).toBe('t4');
  });
});
