/** A step back in the log beyond this is a new recording, not frames of two buses out of order. */
const MAX_STEP_BACK_MS = 1000;
/** A pause in the log beyond this is two recordings in one file; nobody waits for it. */
const MAX_PAUSE_MS = 60_000;

/** Maps the time stamps of a log to the wall clock; the answers never go back. */
export interface Timeline {
  /** Wall time (epoch ms) at which a frame with time stamp `time` (ms) is due. */
  wallTimeOf(time: number): number;
  /** The last answer. */
  position(): number;
  /** Moves everything still to come by `ms`, because playback was held up. */
  shift(ms: number): void;
  /** The log begins anew where it stands now. */
  restart(): void;
}

/**
 * @param speed how much faster than recorded.
 * @param start wall time (epoch ms) of the first frame.
 */
export function createTimeline(speed: number, start: number): Timeline {
  let position = start;
  /** Time stamp and wall time that belong together. */
  let anchor: { readonly time: number; readonly wall: number } | null = null;
  let last = 0;
  return {
    wallTimeOf(time) {
      const step = time - last;
      if (!anchor || step > MAX_PAUSE_MS || step < -MAX_STEP_BACK_MS) {
        anchor = { time, wall: position };
      }
      last = time;
      position = Math.max(position, anchor.wall + (time - anchor.time) / speed);
      return position;
    },
    position: () => position,
    shift(ms) {
      position += ms;
      if (anchor) anchor = { time: anchor.time, wall: anchor.wall + ms };
    },
    restart() {
      anchor = null;
    },
  };
}
