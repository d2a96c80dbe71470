import { freshValue, type Readings } from '../vehicle/reading.ts';

/** What can be renewed. */
export const RENEWALS = ['insurance', 'maintenance'] as const;

export type Renewal = (typeof RENEWALS)[number];

/** When maintenance is due, as far as the car knows; what it does not tell is `undefined`. */
export interface MaintenanceDue {
  /** Left to drive, km; negative: overdue. */
  readonly distanceKm: number | undefined;
  /** The day it is due, epoch ms. */
  readonly dueAt: number | undefined;
  readonly urgency: 'overdue' | 'soon' | 'later' | 'unknown';
}

/** From here on a slot should be booked: a month, or what most drive in one. */
const SOON_KM = 1500;
const SOON_MS = 30 * 86_400_000;

/**
 * When maintenance is due, from the distance and time the car counts down. Of insurance the car
 * knows nothing.
 *
 * @param now epoch ms
 */
export function maintenanceDue(readings: Readings, now: number): MaintenanceDue {
  const distanceKm = freshValue(readings, 'Vehicle.Service.DistanceToService');
  const seconds = freshValue(readings, 'Vehicle.Service.TimeToService');
  const isDue = freshValue(readings, 'Vehicle.Service.IsServiceDue');
  const leftMs = seconds === undefined ? undefined : seconds * 1000;
  const dueAt = leftMs === undefined ? undefined : now + leftMs;
  const urgency = () => {
    if ((distanceKm ?? 1) < 0 || (leftMs ?? 1) < 0) return 'overdue';
    if (isDue === true || (distanceKm ?? Infinity) <= SOON_KM || (leftMs ?? Infinity) <= SOON_MS) {
      return 'soon';
    }
    return distanceKm === undefined && leftMs === undefined ? 'unknown' : 'later';
  };
  return { distanceKm, dueAt, urgency: urgency() };
}
