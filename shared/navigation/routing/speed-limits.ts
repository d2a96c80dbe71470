import { decodePolyline, encodePolyline } from '../polyline.ts';
import type { Route, SpeedLimit } from '../route.ts';
import type { TraceAnswer } from './valhalla-answer.ts';

/**
 * Stretches of one limit along a leg whose geometry starts at point `offset` of the route's. Empty
 * when the data has no limit for any of it.
 */
export function speedLimitsOf({ edges }: TraceAnswer, offset: number): SpeedLimit[] {
  const limits: SpeedLimit[] = [];
  for (const { begin_shape_index, speed_limit } of edges) {
    // No limit at all (parts of the autobahn) gives the driver as little to keep to as none known.
    const kmh = typeof speed_limit === 'number' && speed_limit > 0 ? Math.round(speed_limit) : null;
    if (limits.at(-1)?.kmh === kmh) continue;
    limits.push({ fromShapeIndex: offset + begin_shape_index, kmh });
  }
  return limits;
}

/**
 * The pieces of a way to ask limits for: leg by leg, since a stop may be a turn on the spot that no
 * trace can follow.
 */
export function speedLimitTraces({
  geometry,
  legs,
}: Pick<Route, 'geometry' | 'legs'>): readonly { shape: string; offset: number }[] {
  if (legs.length === 1) return [{ shape: geometry, offset: 0 }];
  const points = decodePolyline(geometry);
  return legs.map(({ endShapeIndex }, index) => {
    const offset = legs[index - 1]?.endShapeIndex ?? 0;
    return { shape: encodePolyline(points.slice(offset, endShapeIndex + 1)), offset };
  });
}
