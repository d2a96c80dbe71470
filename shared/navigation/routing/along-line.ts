import CheapRuler from 'cheap-ruler';
import type { Point } from '../place.ts';
import { decodePolyline } from '../polyline.ts';

/** A place beside a line: how far along the line it is, and how far from it, m. */
export interface Beside {
  readonly alongM: number;
  readonly offM: number;
}

/** Measures places against an encoded line. */
export function besideLine(geometry: string): (point: Point) => Beside {
  const line = decodePolyline(geometry).map(([lon, lat]): [number, number] => [lon, lat]);
  const [first] = line;
  if (!first) return () => ({ alongM: 0, offM: Number.POSITIVE_INFINITY });
  const ruler = new CheapRuler(first[1], 'meters');
  const starts: number[] = [0];
  for (let at = 1; at < line.length; at += 1) {
    starts.push((starts[at - 1] ?? 0) + ruler.distance(line[at - 1] ?? first, line[at] ?? first));
  }
  return ({ lon, lat }) => {
    const { point, index } = ruler.pointOnLine(line, [lon, lat]);
    return {
      alongM: (starts[index] ?? 0) + ruler.distance(line[index] ?? first, point),
      offM: ruler.distance([lon, lat], point),
    };
  };
}
