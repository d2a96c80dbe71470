import { distanceM } from '../navigation/search/distance.ts';
import type { Point } from '../navigation/place.ts';
import type { Order } from './order.ts';

/** What the driver should be told of an order now. */
export const REMINDERS = ['leave', 'collect', 'pay'] as const;

export type Reminder = (typeof REMINDERS)[number];

const MINUTE_MS = 60_000;

/** City traffic, m/s (25 km/h), and how much longer the way is than the straight line. */
const SPEED_MPS = 7;
const WINDING = 1.35;

/** Told this long before the car should set off, and before time to pay runs out. */
const NOTICE_MS = 10 * MINUTE_MS;
const PAY_NOTICE_MS = 3 * MINUTE_MS;

/** Closer than this the car is as good as there, metres. */
const THERE_M = 300;

/** How long the way to a point takes, roughly, ms. */
export function travelMs(from: Point, to: Point): number {
  return ((distanceM(from, to) * WINDING) / SPEED_MPS) * 1000;
}

/**
 * What to remind of: to pay while it is possible, to collect what is ready, to leave for what begins
 * at a time. `null`: nothing now.
 *
 * @param car where the car is, if known
 * @param now wall clock, epoch ms
 */
export function reminderOf(order: Order, car: Point | null, now: number): Reminder | null {
  const { kind, status, dueAt, payBy, merchant } = order;
  if (status === 'awaitingPayment') {
    return payBy !== undefined && payBy > now && payBy - now <= PAY_NOTICE_MS ? 'pay' : null;
  }
  if (kind === 'pickup' && status === 'ready') return 'collect';
  const isTimed = kind === 'pickup' || kind === 'booking' || kind === 'park' || kind === 'charge';
  if (!isTimed || status !== 'accepted' || dueAt === undefined || car === null) return null;
  if (now > dueAt + NOTICE_MS || distanceM(car, merchant) < THERE_M) return null;
  // A charging point is held until `dueAt`; the rest begins then. Either way the car should be there.
  return dueAt - travelMs(car, merchant) - NOTICE_MS <= now ? 'leave' : null;
}
