import { minuteOfDayAt } from '../../../shared/services/pricing.ts';
import { chanceOf } from './chance.ts';

/** Share in use over the day, by hour in Hangzhou: what commuters and cheap nights make of it. */
const CHARGING_BY_HOUR = [
  0.7, 0.6, 0.5, 0.4, 0.3, 0.25, 0.3, 0.4, 0.45, 0.4, 0.45, 0.6, 0.75, 0.65, 0.5, 0.45, 0.5, 0.55,
  0.55, 0.5, 0.5, 0.55, 0.65, 0.75,
];
const PARKING_BY_HOUR = [
  0.5, 0.5, 0.5, 0.5, 0.48, 0.46, 0.45, 0.5, 0.65, 0.8, 0.88, 0.92, 0.93, 0.92, 0.9, 0.88, 0.86,
  0.84, 0.85, 0.8, 0.72, 0.64, 0.58, 0.53,
];

const CURVES = { charging: CHARGING_BY_HOUR, parking: PARKING_BY_HOUR } as const;

/** Share in use at a moment, 0 … 1, between the hours evenly. */
export function busyShare(what: keyof typeof CURVES, at: number): number {
  const curve = CURVES[what];
  const hour = minuteOfDayAt(at) / 60;
  const before = curve[Math.floor(hour)] ?? 0;
  const after = curve[(Math.floor(hour) + 1) % 24] ?? 0;
  return before + (hour - Math.floor(hour)) * (after - before);
}

/** One use of a thing that is used by one at a time: whether it is used, and since when. */
export interface Use {
  readonly isUsed: boolean;
  readonly since: number;
}

/**
 * Whether somebody uses a thing at a moment. Each thing has a rhythm of its own, so that not all of
 * them change at once.
 *
 * @param lastsMs how long one use lasts
 */
export function useAt(thing: string, share: number, lastsMs: number, at: number): Use {
  const phase = Math.floor(chanceOf(`phase ${thing}`) * lastsMs);
  const round = Math.floor((at + phase) / lastsMs);
  return { isUsed: chanceOf(`${thing} ${round}`) < share, since: round * lastsMs - phase };
}
