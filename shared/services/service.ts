import { z } from 'zod';

/** What a service is about; decides its place among the tiles and what its merchants are. */
export const SERVICE_CATEGORIES = [
  'charging',
  'parking',
  'fuel',
  'food',
  'coffee',
  'carCare',
  'weather',
  'hotel',
  'sight',
  'payment',
  'offers',
  'ownership',
] as const;

export type ServiceCategory = (typeof SERVICE_CATEGORIES)[number];

/**
 * The way the page leads the driver through a service. A new tile chooses one; a new one is code.
 * `orderAhead`: choose, pay, collect. `appointment`: choose a time. `places`: look and go there.
 */
export const SERVICE_FLOWS = [
  'charging',
  'parking',
  'fuel',
  'orderAhead',
  'appointment',
  'weather',
  'places',
  'payment',
  'offers',
  'showroom',
] as const;

export type ServiceFlow = (typeof SERVICE_FLOWS)[number];

/** Id of a service: the name of its folder. */
export const serviceIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
