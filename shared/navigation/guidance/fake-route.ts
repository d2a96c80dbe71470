import { planeAt, type Metres } from '../position/plane.ts';
import { encodePolyline, type LonLat } from '../polyline.ts';
import type { Manoeuvre, ManoeuvreType, Route, SpeedLimit, Waypoint } from '../route.ts';

/** Where fake routes begin: a place in Hangzhou. */
export const FAKE_ORIGIN: LonLat = [120.15, 30.25];

const SPEED_MPS = 10;

export interface FakeTurn extends Partial<Manoeuvre> {
  /** Index of the point of the way where it happens. */
  readonly at: number;
  readonly type: ManoeuvreType;
}

export interface FakeRouteOptions {
  readonly id?: string;
  /** Metres east and north of {@link FAKE_ORIGIN}. */
  readonly way: readonly Metres[];
  /** Without start and arrival, which are added. */
  readonly turns?: readonly FakeTurn[];
  /** Index of the point of each stop on the way; its name. */
  readonly vias?: readonly { readonly at: number; readonly waypoint: Partial<Waypoint> }[];
  readonly startRoad?: string;
  readonly speedLimits?: readonly SpeedLimit[];
  readonly arrivalSide?: 'left' | 'right';
  readonly arrivalSoc?: number;
}

/** A point of a fake way. */
export function fakePoint(metres: Metres): LonLat {
  return planeAt(FAKE_ORIGIN).toLonLat(metres);
}

/** A route for tests: a way in metres, driven at 10 m/s throughout. */
export function fakeRoute(options: FakeRouteOptions): Route {
  const { way, turns = [], vias = [] } = options;
  const points = way.map(fakePoint);
  const last = way.length - 1;
  const ends = [...vias.map(({ at }) => at), last];
  const legOf = (at: number) => ends.findIndex((end) => at <= end);
  const length = (from: number, to: number) => {
    let sum = 0;
    for (let index = from + 1; index <= to; index++) {
      const [x0, y0] = way[index - 1] ?? [0, 0];
      const [x, y] = way[index] ?? [0, 0];
      sum += Math.hypot(x - x0, y - y0);
    }
    return sum;
  };
  const begins: FakeTurn[] = [
    { at: 0, type: 'Start', ...(options.startRoad && { roadName: options.startRoad }) },
    ...turns,
    ...vias.flatMap(({ at }, leg): FakeTurn[] => [
      { at, type: 'Destination', leg },
      { at, type: 'Start', leg: leg + 1 },
    ]),
    { at: last, type: 'Destination', leg: ends.length - 1 },
  ];
  const ordered = begins
    .map((turn, order) => ({ turn, order }))
    .sort((a, b) => a.turn.at - b.turn.at || a.order - b.order)
    .map(({ turn }) => turn);
  const manoeuvres = ordered.map(({ at, ...turn }, index): Manoeuvre => {
    const end = ordered[index + 1]?.at ?? last;
    const distanceM = length(at, end);
    return {
      leg: legOf(at),
      ...turn,
      beginShapeIndex: at,
      endShapeIndex: end,
      distanceM,
      durationS: distanceM / SPEED_MPS,
    };
  });
  const [lon, lat] = points[last] ?? FAKE_ORIGIN;
  const lons = points.map(([x]) => x);
  const lats = points.map(([, y]) => y);
  const { arrivalSide, arrivalSoc } = options;
  return {
    id: options.id ?? 'fake',
    geometry: encodePolyline(points),
    bbox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    distanceM: length(0, last),
    durationS: length(0, last) / SPEED_MPS,
    waypoints: [
      ...vias.map(({ at, waypoint }): Waypoint => {
        const [viaLon, viaLat] = points[at] ?? FAKE_ORIGIN;
        return { lon: viaLon, lat: viaLat, name: '', kind: 'via', ...waypoint };
      }),
      { lon, lat, name: 'end', kind: 'destination' },
    ],
    legs: ends.map((end, index) => {
      const distanceM = length(ends[index - 1] ?? 0, end);
      return {
        distanceM,
        durationS: distanceM / SPEED_MPS,
        endShapeIndex: end,
        ...(arrivalSoc !== undefined && { arrivalSoc }),
      };
    }),
    manoeuvres,
    speedLimits: [...(options.speedLimits ?? [])],
    tolls: null,
    motorways: false,
    ferries: false,
    viaRoads: [],
    ...(arrivalSide && { arrivalSide }),
  };
}
