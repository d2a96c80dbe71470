import type { GuidanceVoice } from '../../settings/settings.ts';
import type { Stage } from './phrase.ts';
import type { Ahead } from './upcoming.ts';

/** What has been said so far of the way ahead. */
export interface Announced {
  /** Index of the manoeuvre that was last spoken of, or none yet. */
  readonly manoeuvre: number | null;
  /** The latest stage said of it. */
  readonly stage: Stage | 'follow' | null;
  /** How far it was then, metres. */
  readonly distanceM: number;
  /** Index of the manoeuvre that was told together with it, if any. */
  readonly joined: number | null;
}

export const NOTHING_ANNOUNCED: Announced = {
  manoeuvre: null,
  stage: null,
  distanceM: Infinity,
  joined: null,
};

export interface AnnouncingInput {
  readonly next: Ahead;
  /** The manoeuvre right after it, when it may be told in one sentence. */
  readonly then: Ahead | undefined;
  /** Since the last manoeuvre, metres. */
  readonly sinceLastM: number;
  readonly speedMps: number;
  readonly accuracyM: number;
  readonly voice: GuidanceVoice;
  /** The sentence before is still being said. */
  readonly isBusy: boolean;
}

/** What to say now. */
export interface Decision {
  readonly stage: Stage | 'follow';
  /** Whether `then` belongs into the sentence. */
  readonly joined: boolean;
}

/** How far before a manoeuvre each stage begins, metres. */
export interface StageDistances {
  readonly far: number;
  readonly near: number;
  readonly now: number;
}

/**
 * The last sentence takes some two seconds to say, a fix is up to one second old, and three seconds
 * must remain to act.
 */
const NOW_S = 6;
const NEAR_S = 15;
const FAR_S = 45;
/** Later than this before the manoeuvre, a sentence would come too late to help, s. */
export const LATEST_S = 3;
/** A stage is left out when the next one comes within this anyway, s. */
const TOO_CLOSE_S = 7;
/** A long stretch is announced once the turn into it is done, and while that is news, metres. */
const FOLLOW_FROM_M = 40;
const FOLLOW_TO_M = 400;
/** Shorter stretches than this need no sentence of their own, metres. */
const FOLLOW_LONGER_THAN_M = 1000;
/** The second manoeuvre is told in one sentence with the first within this, s and metres. */
const JOIN_S = 6;
const JOIN_M = 60;
/** A car that stands may start at any moment: it is planned for at least this speed, m/s. */
const LEAST_SPEED_MPS = 4;

/** `joined`: told together with the manoeuvre before it; only the last sentence is left. */
type Said = Announced['stage'] | 'joined';

const ORDER: readonly Said[] = [null, 'follow', 'far', 'joined', 'near', 'now'];

/** The stages for a speed; wider where the position is vague, so that none comes late. */
export function stageDistances(speedMps: number, accuracyM: number): StageDistances {
  const speed = Math.max(LEAST_SPEED_MPS, speedMps);
  const vague = Math.min(20, accuracyM / 2);
  const now = Math.max(35, speed * NOW_S + vague);
  const near = Math.max(150, speed * NEAR_S + vague, now * 1.5);
  return { now, near, far: Math.max(500, Math.min(2000, speed * FAR_S), near * 1.5) };
}

/** Whether something is to be said of the manoeuvre ahead, and what. */
export function decide(announced: Announced, input: AnnouncingInput): Decision | null {
  if (input.voice === 'muted') return null;
  const said = saidOf(announced, input.next);
  const stage = stageDue(announced, said, input);
  if (stage === null || ORDER.indexOf(said) >= ORDER.indexOf(stage)) return null;
  return { stage, joined: (stage === 'near' || stage === 'now') && isJoined(input) };
}

/** What has been announced once `decision` is said. */
export function announced(
  { stage, joined }: Decision,
  { next, then }: Pick<AnnouncingInput, 'next' | 'then'>,
): Announced {
  const { index: manoeuvre, distanceM } = next;
  return { manoeuvre, stage, distanceM, joined: joined ? (then?.index ?? null) : null };
}

function saidOf({ manoeuvre, stage, joined }: Announced, { index }: Ahead): Said {
  if (manoeuvre === index) return stage;
  return joined === index ? 'joined' : null;
}

function stageDue(before: Announced, said: Said, input: AnnouncingInput): Decision['stage'] | null {
  const { next, speedMps, accuracyM, voice, isBusy, sinceLastM } = input;
  const speed = Math.max(LEAST_SPEED_MPS, speedMps);
  const { distanceM } = next;
  const stages = stageDistances(speedMps, accuracyM);
  const isKnown = said !== null && said !== 'follow';
  if (distanceM <= stages.now) {
    // Too late to help, and nothing new: silence is better than a sentence in the bend.
    const latestM = speed * (LATEST_S + 1) + Math.min(10, accuracyM / 2);
    return isKnown && distanceM < latestM ? null : 'now';
  }
  if (isBusy) return null;
  const until = (distance: number) => (distanceM - distance) / speed;
  if (distanceM <= stages.near) {
    const isFresh = isKnown && (before.distanceM - distanceM) / speed < TOO_CLOSE_S;
    return isFresh || (isKnown && until(stages.now) < TOO_CLOSE_S) ? null : 'near';
  }
  if (voice === 'brief') return null;
  if (distanceM <= stages.far) return until(stages.near) < TOO_CLOSE_S ? null : 'far';
  const isNews = sinceLastM >= FOLLOW_FROM_M && sinceLastM <= FOLLOW_TO_M;
  return isNews && distanceM > FOLLOW_LONGER_THAN_M ? 'follow' : null;
}

function isJoined({ next, then, speedMps }: AnnouncingInput): boolean {
  if (!then) return false;
  return then.distanceM - next.distanceM <= Math.max(JOIN_M, JOIN_S * speedMps);
}
