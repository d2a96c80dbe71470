import type { DrivingState } from './driving-state.ts';

/** AAOS CarUxRestrictions flags, by name. */
export const RESTRICTION_FLAGS = [
  'no-dialpad',
  'no-filtering',
  'limit-string-length',
  'no-keyboard',
  'no-video',
  'limit-content',
  'no-setup',
  'no-text-message',
  'no-voice-transcription',
] as const;

export type RestrictionFlag = (typeof RESTRICTION_FLAGS)[number];

/** What a display may show and take now. */
export interface Restrictions {
  /** The driving state the restrictions follow from. */
  readonly drivingState: DrivingState;
  readonly active: readonly RestrictionFlag[];
  /** Longest message in Han characters; Design for Driving gives 31 for Japanese, no figure for Chinese. */
  readonly maxMessageLength: number;
  /** Most list items reachable in one task (AAOS default 21). */
  readonly maxItems: number;
  /** Deepest level a task may open (AAOS default 3). */
  readonly maxDepth: number;
}

/** Where a display is mounted. A passenger's display does not distract the driver. */
export type DisplayZone = 'driver' | 'passenger';

/** Voice stays the way to what the hands may not do. */
const WHILE_MOVING = RESTRICTION_FLAGS.filter((flag) => flag !== 'no-voice-transcription');

const ACTIVE: Readonly<Record<DrivingState, readonly RestrictionFlag[]>> = {
  parked: [],
  idling: ['no-video'],
  moving: WHILE_MOVING,
  unknown: RESTRICTION_FLAGS,
};

const LIMITED = { maxMessageLength: 31, maxItems: 21, maxDepth: 3 } as const;
const UNLIMITED = { maxMessageLength: 1000, maxItems: 1000, maxDepth: 10 } as const;

/**
 * The restrictions for a display, after AAOS `car_ux_restrictions_map.xml`. Unknown is fully
 * restricted; a passenger's display is exempt unless the state is unknown, because then even the
 * reason for the exemption is unknown.
 */
export function restrictionsFor(drivingState: DrivingState, zone: DisplayZone): Restrictions {
  const exempt = zone === 'passenger' && drivingState !== 'unknown';
  const active = exempt ? [] : ACTIVE[drivingState];
  const limits = active.includes('limit-content') ? LIMITED : UNLIMITED;
  return { drivingState, active, ...limits };
}

/** True when `flag` is in force. */
export function isRestricted(restrictions: Restrictions, flag: RestrictionFlag): boolean {
  return restrictions.active.includes(flag);
}

/** What every display assumes until the host has said otherwise. */
export const FULLY_RESTRICTED: Restrictions = restrictionsFor('unknown', 'driver');
