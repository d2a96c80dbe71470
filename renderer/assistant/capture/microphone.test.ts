import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeardSound } from '../../../shared/assistant/hearing/sound.ts';
import type { Capture, CaptureFailure, CaptureListener } from './open-capture.ts';
import { Microphone } from './microphone.ts';

vi.mock('./capture-worklet.ts?worker&url', () => ({ default: 'worklet.js' }));

/** One call of `open`, answered by the test. */
interface Opening {
  readonly listener: CaptureListener;
  readonly answer: (capture: Capture | CaptureFailure) => Promise<void>;
}

const WANTED = { microphone: 'wanted', display: 'centre' } as const;
const OPEN = { microphone: 'open', display: 'centre' } as const;
const CLOSED = { microphone: 'closed', display: null } as const;
const FAILED = { microphone: 'failed', display: 'centre' } as const;
const TENTH = new Float32Array(1600).fill(0.5);

let sent: HeardSound[];
let openings: Opening[];
let closed: number;
let microphone: Microphone;

const capture: Capture = { close: () => (closed += 1) };
const kinds = () => sent.map((sound) => (sound.kind === 'piece' ? sound.seq : sound.kind));

function opening(index: number): Opening {
  const found = openings[index];
  if (!found) throw new Error(`the microphone was not opened ${index + 1} times`);
  return found;
}

beforeEach(() => {
  sent = [];
  openings = [];
  closed = 0;
  microphone = new Microphone(
    (sound) => sent.push(sound),
    (listener) => {
      const { promise, resolve } = Promise.withResolvers<Capture | CaptureFailure>();
      const answer = async (given: Capture | CaptureFailure) => {
        resolve(given);
        await promise;
        await Promise.resolve();
      };
      openings.push({ listener, answer });
      return promise;
    },
  );
});

describe('Microphone', () => {
  it('opens when the host wants it, counts its pieces, and closes at once', async () => {
    microphone.follow(WANTED, 'centre');
    await opening(0).answer(capture);
    microphone.follow(OPEN, 'centre');
    opening(0).listener.piece(TENTH);
    opening(0).listener.piece(TENTH);
    microphone.follow(CLOSED, 'centre');
    expect(closed).toBe(1);
    opening(0).listener.piece(TENTH);
    expect(kinds()).toEqual(['opened', 0, 1, 'closed']);
    expect(openings).toHaveLength(1);
    const piece = sent.find((sound) => sound.kind === 'piece');
    expect(Buffer.from(piece?.samples ?? '', 'base64').readInt16LE(100)).toBe(16_384);
  });

  it('stays closed for another display, and without a host', () => {
    microphone.follow(WANTED, 'passenger');
    microphone.follow(WANTED, null);
    expect(openings).toHaveLength(0);
  });

  it('closes when the host goes, and opens anew when it is back', async () => {
    microphone.follow(OPEN, 'centre');
    await opening(0).answer(capture);
    microphone.follow(OPEN, null);
    expect(closed).toBe(1);
    microphone.follow(WANTED, 'centre');
    await opening(1).answer(capture);
    opening(1).listener.piece(TENTH);
    expect(kinds()).toEqual(['opened', 'closed', 'opened', 0]);
  });

  it('lets go of one that opens when nobody wants it any more', async () => {
    microphone.follow(WANTED, 'centre');
    microphone.follow(CLOSED, 'centre');
    await opening(0).answer(capture);
    expect(closed).toBe(1);
    expect(sent).toEqual([]);
  });

  it('keeps two openings apart', async () => {
    microphone.follow(WANTED, 'centre');
    microphone.follow(CLOSED, 'centre');
    microphone.follow(WANTED, 'centre');
    await opening(1).answer(capture);
    await opening(0).answer(capture);
    opening(0).listener.piece(TENTH);
    opening(0).listener.lost();
    expect(kinds()).toEqual(['opened']);
    expect(closed).toBe(1);
  });

  it('tells a failure once and waits to be asked again', async () => {
    microphone.follow(WANTED, 'centre');
    await opening(0).answer('denied');
    microphone.follow(WANTED, 'centre');
    microphone.follow(FAILED, 'centre');
    expect(sent).toEqual([{ kind: 'failed', why: 'denied' }]);
    expect(openings).toHaveLength(1);
    microphone.follow(WANTED, 'centre');
    expect(openings).toHaveLength(2);
  });

  it('tells when it was taken away', async () => {
    microphone.follow(WANTED, 'centre');
    await opening(0).answer(capture);
    opening(0).listener.lost();
    expect(kinds()).toEqual(['opened', 'failed']);
    expect(closed).toBe(1);
  });

  it('loses no sound that comes before it knows that it is open', async () => {
    microphone.follow(WANTED, 'centre');
    opening(0).listener.piece(TENTH);
    await opening(0).answer(capture);
    opening(0).listener.piece(TENTH);
    expect(kinds()).toEqual(['opened', 0, 1]);
  });

  it('shows a level while it is open only', async () => {
    const seen: number[] = [];
    microphone.level.subscribe(() => seen.push(microphone.level.get()));
    microphone.follow(WANTED, 'centre');
    await opening(0).answer(capture);
    opening(0).listener.level(0.4);
    microphone.follow(CLOSED, 'centre');
    opening(0).listener.level(0.7);
    expect(seen).toEqual([0.4, 0]);
  });
});
