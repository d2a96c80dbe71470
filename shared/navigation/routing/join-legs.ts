import { decodePolyline, encodePolyline, type LonLat } from '../polyline.ts';
import type { ValhallaTrip } from './valhalla-answer.ts';

export interface JoinedLegs {
  /** The whole way, six digits. */
  readonly geometry: string;
  /** Index of each leg's first point in the whole. */
  readonly offsets: readonly number[];
}

/**
 * One line from the lines of the legs. A single leg is passed through as it came. Where two legs meet
 * in the same point it is kept once; they need not meet: at a stop on a divided road the car may go
 * on from the other carriageway.
 */
export function joinLegs(legs: ValhallaTrip['legs']): JoinedLegs {
  const [only, ...others] = legs;
  if (only && others.length === 0) return { geometry: only.shape, offsets: [0] };
  const points: LonLat[] = [];
  const offsets: number[] = [];
  for (const { shape } of legs) {
    const line = decodePolyline(shape);
    const [first] = line;
    const last = points.at(-1);
    if (first?.[0] === last?.[0] && first?.[1] === last?.[1]) points.pop();
    offsets.push(points.length);
    for (const point of line) points.push(point);
  }
  return { geometry: encodePolyline(points), offsets };
}
