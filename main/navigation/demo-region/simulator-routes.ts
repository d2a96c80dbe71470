import type { DemoRegion } from './demo-region.ts';
import { limitOf, roundTrip, type Leg } from './drive.ts';
import { angleOf, at, moved, toLonLat, turn, type Point } from './plane.ts';
import { distancesAlong, project, simplify, stationAt } from './polyline.ts';
import type { DrivesSource } from './source.ts';

/** A corner of a route of the vehicle simulator (`main/agent/simulator/route.ts`). */
interface Corner {
  readonly latitude: number;
  readonly longitude: number;
  readonly limit: number;
  readonly radius: number;
  readonly light?: true;
  readonly kerb?: true;
}

/** Radius in which a car turns at a crossing, and of the widest bend of a road, m. */
const TURN_M = 14;
const WIDEST_M = 900;
/** How far the line of a bend may leave the corner it rounds, m. */
const ROUNDING_M = 2;
/** Change of direction from which a corner is a turn at a crossing, radians. */
const TURN = (35 * Math.PI) / 180;
/** A stop line before the traffic light, m. */
const STOP_LINE_M = 18;
/** Lights nearer to each other belong to one crossing, m. */
const ONE_CROSSING_M = 62;
const TOLERANCE_M = 1;

interface Mark {
  readonly point: Point;
  readonly limit: number;
  light?: true;
  kerb?: true;
}

/** The points of a lap: every node, the stop line of each crossing with lights, and the kerb. */
function marksOf(legs: readonly Leg[], kerb: Point | undefined): Mark[] {
  const marks: Mark[] = legs.map((leg) => ({ point: leg.from, limit: limitOf(leg) }));
  const line = [...legs.map(({ from }) => from), at(legs, 0).from];
  const along = distancesAlong(line);
  const lights = legs.flatMap(({ from }, index) =>
    from.tags['highway'] === 'traffic_signals' ? [at(along, index)] : [],
  );
  const extra = lights
    .filter((s, index) => s - (lights[index - 1] ?? -Infinity) > ONE_CROSSING_M && s > STOP_LINE_M)
    .map((s) => ({ ...stationAt(line, s - STOP_LINE_M), kind: { light: true } as const }));
  const stop = kerb ? [{ ...project(line, kerb), kind: { kerb: true } as const }] : [];
  // From the end, so that what is still to come keeps its place.
  for (const { point, segment, kind } of [...extra, ...stop].sort(
    (p, q) => q.segment - p.segment,
  )) {
    marks.splice(segment + 1, 0, { point, limit: at(marks, segment).limit, ...kind });
  }
  return marks;
}

/** Without the points that lie on the line between others and tell nothing. */
function thinned(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  let from = 0;
  for (let index = 1; index < marks.length; index++) {
    const [mark, last] = [at(marks, index), at(marks, index - 1)];
    const ends =
      mark.light ?? mark.kerb ?? (mark.limit !== last.limit || index === marks.length - 1);
    if (!ends) continue;
    const run = marks.slice(from, index + 1);
    const shape = new Set(
      simplify(
        run.map(({ point }) => point),
        TOLERANCE_M,
      ),
    );
    kept.push(...run.slice(0, -1).filter(({ point }) => shape.has(point)));
    from = index;
  }
  return [...kept, at(marks, -1)];
}

function cornersOf(marks: readonly Mark[]): Corner[] {
  return marks.map(({ point, limit, light, kerb }, index) => {
    const before = at(marks, index - 1).point;
    const after = at(marks, (index + 1) % marks.length).point;
    const angle = Math.abs(turn(angleOf(before, point), angleOf(point, after)));
    const bend = ROUNDING_M / Math.max(1e-9, 1 / Math.cos(angle / 2) - 1);
    const radius = angle > TURN ? TURN_M : Math.max(TURN_M, Math.min(WIDEST_M, bend));
    const { lon, lat } = toLonLat(point);
    return {
      latitude: rounded(lat),
      longitude: rounded(lon),
      limit,
      radius: Math.round(radius),
      ...(light && { light }),
      ...(kerb && { kerb }),
    };
  });
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function constant(text: string): string {
  return text.replace(/-/g, '_').toUpperCase();
}

function literal(value: object): string {
  const fields = Object.entries(value).map(([key, each]) => `${key}: ${String(each)}`);
  return `{ ${fields.join(', ')} }`;
}

function routeText(
  { strands, restrictions }: DemoRegion,
  drive: DrivesSource['routes'][number],
): string {
  const vias = drive.vias.map(({ at: point, heading }) => ({ point, heading }));
  const legs = roundTrip(strands, vias, restrictions);
  const corners = cornersOf(thinned(marksOf(legs, drive.kerb)));
  const lines = corners.map((corner) => `  ${literal(corner)},\n`).join('');
  return `/** ${drive.about} */\nexport const ${constant(drive.name)}: readonly Corner[] = [\n${lines}];\n`;
}

/** Half a lane: a car at the kerb stands that far to the right of the middle of its carriageway, m. */
const ASIDE_M = 3;

function placeText({ strands }: DemoRegion, place: DrivesSource['places'][number]): string {
  const wanted = ((90 - place.heading) * Math.PI) / 180;
  let best: { point: Point; angle: number; far: number } | null = null;
  for (const { nodes, oneway, origin } of strands) {
    if (origin !== 'arterial') continue;
    const { point, distanceM, s } = project(nodes, place.at);
    const { angle } = stationAt(nodes, s);
    const fits = Math.cos(turn(angle, wanted)) > 0.7;
    const backwards = !oneway && Math.cos(turn(angle + Math.PI, wanted)) > 0.7;
    if (!fits && !backwards) continue;
    const along = fits ? angle : angle + Math.PI;
    if (best === null || distanceM < best.far) best = { point, angle: along, far: distanceM };
  }
  if (best === null) throw new Error(`no road for ${place.name}`);
  const { lon, lat } = toLonLat(moved(best.point, best.angle, 0, -ASIDE_M));
  const heading = Math.round((((90 - (best.angle * 180) / Math.PI) % 360) + 360) % 360);
  return (
    `/** ${place.about} */\nexport const ${constant(place.name)} = {\n` +
    `  latitude: ${rounded(lat)},\n  longitude: ${rounded(lon)},\n  heading: ${heading},\n} as const;\n`
  );
}

/** The module with the routes that the vehicle simulator drives: along the roads of the demo region. */
export function simulatorRoutes(region: DemoRegion, drives: DrivesSource): string {
  return [
    "import type { Corner } from './route.ts';\n",
    '/*\n * Written by main/navigation/demo-region/write.ts: along the roads of the demo region. Change\n' +
      ' * resources/regions/hangzhou-demo/source/drives.json instead.\n */\n',
    ...drives.routes.map((drive) => routeText(region, drive)),
    ...drives.places.map((place) => placeText(region, place)),
  ].join('\n');
}
