import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPEAKERS, type Speaker } from '../../media/ducking.ts';
import {
  begin,
  EMPTY_SPEECH_QUEUE,
  endsAt,
  enqueue,
  MAX_WAIT_MS,
  MAX_WAITING,
  without,
  type Dropped,
  type QueuedUtterance,
  type SpeechQueue,
} from './queue.ts';

const utterance = (id: string, speaker: Speaker, at = 0): QueuedUtterance => ({
  id,
  speaker,
  text: id,
  language: 'zh-CN',
  at,
});

/** A queue with these, the first of them being said. */
function queueOf(...all: QueuedUtterance[]): SpeechQueue {
  return all.reduce(
    (queue, one) => begin(enqueue(queue, one).queue, one.at).queue,
    EMPTY_SPEECH_QUEUE,
  );
}

const ids = ({ current, waiting }: SpeechQueue) => [
  current?.id ?? null,
  ...waiting.map(({ id }) => id),
];

describe('who speaks next', () => {
  it('is the most important; the same speaker in order', () => {
    const queue = queueOf(
      utterance('g', 'guidance'),
      utterance('a', 'assistant'),
      utterance('b', 'assistant'),
      utterance('w', 'warning'),
    );
    expect(ids(queue)).toEqual(['g', 'w', 'a', 'b']);
    expect(
      ids(
        begin(
          without(queue, ({ id }) => id === 'g'),
          1,
        ).queue,
      ),
    ).toEqual(['w', 'a', 'b']);
  });

  it('newer guidance replaces what waits, and what is said unless that is nearly done', () => {
    const queue = endsAt(queueOf(utterance('one', 'guidance')), 'one', 5000);
    const cut = enqueue(queue, utterance('two', 'guidance', 2000));
    expect(cut.dropped).toEqual([{ id: 'one', outcome: 'interrupted' }]);
    const spared = enqueue(queue, utterance('two', 'guidance', 4500));
    expect(ids(spared.queue)).toEqual(['one', 'two']);
    const newest = enqueue(spared.queue, utterance('three', 'guidance', 4600));
    expect(ids(newest.queue)).toEqual(['one', 'three']);
    expect(newest.dropped).toEqual([{ id: 'two', outcome: 'stale' }]);
  });

  it('never is guidance that has waited too long', () => {
    const queue = endsAt(queueOf(utterance('one', 'guidance')), 'one', 900);
    const waiting = enqueue(queue, utterance('two', 'guidance')).queue;
    const late = begin(
      without(waiting, ({ id }) => id === 'one'),
      MAX_WAIT_MS.guidance + 1,
    );
    expect(late.queue.current).toBeNull();
    expect(late.dropped).toEqual([{ id: 'two', outcome: 'stale' }]);
  });
});

type Step =
  | { readonly kind: 'say'; readonly speaker: Speaker }
  | { readonly kind: 'end' | 'known' }
  | { readonly kind: 'hush'; readonly speaker: Speaker };

const speaker = fc.constantFrom(...SPEAKERS);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), speaker }),
  fc.record({ kind: fc.constantFrom('end' as const, 'known' as const) }),
  fc.record({ kind: fc.constant('hush' as const), speaker }),
);

describe('whatever happens', () => {
  it('every utterance is accounted for once, and nobody less important is said first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.nat(4000)), { maxLength: 40 }), (steps) => {
        let queue = EMPTY_SPEECH_QUEUE;
        let now = 0;
        const open = new Set<string>();
        const settle = (dropped: readonly Dropped[]) => {
          for (const { id } of dropped) expect(open.delete(id)).toBe(true);
        };
        steps.forEach(([one, passed], number) => {
          now += passed;
          if (one.kind === 'say') {
            const id = String(number);
            open.add(id);
            const change = enqueue(queue, utterance(id, one.speaker, now));
            queue = change.queue;
            settle(change.dropped);
          } else if (one.kind === 'known') {
            if (queue.current) queue = endsAt(queue, queue.current.id, now + 500);
          } else {
            const isMeant = ({ id, speaker: by }: QueuedUtterance) =>
              one.kind === 'hush' ? by === one.speaker : id === queue.current?.id;
            for (const meant of [queue.current, ...queue.waiting]) {
              if (meant && isMeant(meant)) expect(open.delete(meant.id)).toBe(true);
            }
            queue = without(queue, isMeant);
          }
          const begun = begin(queue, now);
          queue = begun.queue;
          settle(begun.dropped);

          const rank = ({ speaker: by }: QueuedUtterance) => SPEAKERS.indexOf(by);
          const all = [...(queue.current ? [queue.current] : []), ...queue.waiting];
          expect(new Set(all.map(({ id }) => id))).toEqual(open);
          expect(all.map(rank)).toEqual(all.map(rank).sort((a, b) => a - b));
          expect(queue.waiting.length).toBeLessThanOrEqual(MAX_WAITING);
          expect(queue.waiting.filter(({ speaker: by }) => by === 'guidance').length).toBeLessThan(
            2,
          );
          if (queue.waiting.length > 0) expect(queue.current).not.toBeNull();
        });
      }),
      { numRuns: 300 },
    );
  });
});
