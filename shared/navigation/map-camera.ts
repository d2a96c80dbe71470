import type { MapView } from '../settings/settings.ts';
import { normalDegrees, turnBetween } from './position/plane.ts';
import type { LonLat } from './polyline.ts';

/** Pixels of the map that the interface covers at each edge. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The map's size in pixels and what is covered of it. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly insets: Insets;
}

/** What the map shows: `centre` lies in the middle of what `padding` leaves free. */
export interface Camera {
  readonly centre: LonLat;
  readonly zoom: number;
  /** Degrees clockwise from north of the direction that points up. */
  readonly bearing: number;
  /** Degrees from straight down. */
  readonly pitch: number;
  readonly padding: Insets;
}

export const MIN_ZOOM = 4;
export const MAX_ZOOM = 19;
export const MAX_PITCH = 60;

/** What the camera needs to know to follow the car. */
export interface Following {
  readonly point: LonLat;
  readonly heading: number | null;
  readonly speedMps: number;
  readonly view: MapView;
  /** Metres to the next manoeuvre; absent without guidance. */
  readonly manoeuvreM?: number;
  /** What the driver added with the zoom buttons. */
  readonly zoomOffset: number;
  readonly viewport: Viewport;
}

/** Zoom by speed: about what the next half minute of driving needs. */
const ZOOM_BY_KMH: readonly (readonly [kmh: number, zoom: number])[] = [
  [0, 16.6],
  [30, 16.4],
  [50, 16],
  [80, 15.3],
  [110, 14.7],
  [140, 14.2],
];

/** Closest look at a manoeuvre. */
const MANOEUVRE_ZOOM = 17.3;
/** From here on the camera turns to the manoeuvre instead of the distance. */
const MANOEUVRE_NEAR_M = 700;
/** A tilted map shows about so much more ahead, in zoom levels. */
const TILT_GAIN = 0.8;

/** Metres per pixel at zoom 0 on the equator, with tiles of 512 pixels. */
const METRES_PER_PIXEL = 78_271.517;
const TILE = 512;

/** The free part of the map: what nothing covers. Never smaller than a stamp. */
export function freeSize({ width, height, insets }: Viewport): {
  readonly width: number;
  readonly height: number;
} {
  return {
    width: Math.max(width - insets.left - insets.right, 64),
    height: Math.max(height - insets.top - insets.bottom, 64),
  };
}

function interpolate(table: typeof ZOOM_BY_KMH, at: number): number {
  let below = table[0] ?? [0, 0];
  for (const entry of table) {
    if (at < entry[0]) {
      const share = (at - below[0]) / (entry[0] - below[0]);
      return below[1] + (entry[1] - below[1]) * Math.max(share, 0);
    }
    below = entry;
  }
  return below[1];
}

/** How much of the free height lies ahead of the car. */
const AHEAD_SHARE = 0.68;

/** Zoom at which `distanceM` ahead of the car just fits above it. */
function zoomToSee(distanceM: number, lat: number, viewport: Viewport, pitch: number): number {
  const pixels = freeSize(viewport).height * AHEAD_SHARE * 0.8;
  const perPixel = METRES_PER_PIXEL * Math.cos((lat * Math.PI) / 180);
  const gain = (pitch / MAX_PITCH) * TILT_GAIN;
  return Math.log2((perPixel * pixels) / Math.max(distanceM, 1)) + gain;
}

function followZoom({ speedMps, manoeuvreM, point, viewport }: Following, pitch: number): number {
  const cruise = interpolate(ZOOM_BY_KMH, speedMps * 3.6);
  if (manoeuvreM === undefined || manoeuvreM > MANOEUVRE_NEAR_M) return cruise;
  const close = Math.min(zoomToSee(manoeuvreM, point[1], viewport, pitch), MANOEUVRE_ZOOM);
  return Math.max(cruise, close);
}

function followPitch({ view, manoeuvreM, speedMps }: Following): number {
  if (view !== 'tilted') return 0;
  // Steep enough at a junction to tell its arms apart, flat on a fast road to see far.
  if (manoeuvreM !== undefined && manoeuvreM < 120) return 48;
  return speedMps * 3.6 > 70 ? 60 : 55;
}

/**
 * Padding that puts the car where most of the free area lies ahead of it: the lower third when the
 * way ahead is up, the middle when north is.
 */
function followPadding(viewport: Viewport, view: MapView): Insets {
  const { insets } = viewport;
  if (view === 'northUp') return insets;
  const extra = (2 * AHEAD_SHARE - 1) * freeSize(viewport).height;
  return { ...insets, top: insets.top + extra };
}

/** Where the camera belongs while it follows the car. */
export function followCamera(following: Following): Camera {
  const { point, heading, view, viewport, zoomOffset } = following;
  const pitch = followPitch(following);
  return {
    centre: point,
    zoom: held(followZoom(following, pitch) + zoomOffset),
    bearing: view === 'northUp' ? 0 : (heading ?? 0),
    pitch,
    padding: followPadding(viewport, view),
  };
}

const held = (zoom: number) => Math.min(Math.max(zoom, MIN_ZOOM), MAX_ZOOM);

/** Nothing is fitted so closely that its surroundings are lost. */
const FIT_MAX_ZOOM = 16;
/** Room around what is fitted, for pins that stand on it. */
const FIT_MARGIN: Insets = { top: 88, right: 64, bottom: 48, left: 64 };

/** World coordinates of web Mercator, 0…1. */
function mercator([lon, lat]: LonLat): { readonly x: number; readonly y: number } {
  const sine = Math.sin((lat * Math.PI) / 180);
  return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

function unmercator(x: number, y: number): LonLat {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** North up, flat, all points in the free area. `null` without points. */
export function fitCamera(points: readonly LonLat[], viewport: Viewport): Camera | null {
  const spots = points.map(mercator);
  const [first] = spots;
  if (!first) return null;
  let [west, north, east, south] = [first.x, first.y, first.x, first.y];
  for (const { x, y } of spots) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  const { insets } = viewport;
  const padding = {
    top: insets.top + FIT_MARGIN.top,
    right: insets.right + FIT_MARGIN.right,
    bottom: insets.bottom + FIT_MARGIN.bottom,
    left: insets.left + FIT_MARGIN.left,
  };
  const free = freeSize({ ...viewport, insets: padding });
  const zoom = Math.log2(
    Math.min(
      free.width / TILE / Math.max(east - west, 1e-9),
      free.height / TILE / Math.max(south - north, 1e-9),
    ),
  );
  return {
    centre: unmercator((west + east) / 2, (north + south) / 2),
    zoom: held(Math.min(zoom, FIT_MAX_ZOOM)),
    bearing: 0,
    pitch: 0,
    padding,
  };
}

/** How fast the followed camera takes on what it should show, s. */
const BEARING_S = 0.25;
const ZOOM_S = 1.1;
const PITCH_S = 0.7;
const PADDING_S = 0.15;

/** Share of the way that is left after `dtS` with time constant `s`. */
const leftAfter = (dtS: number, s: number) => Math.exp(-dtS / s);

/**
 * One step of following: the car stays where it is on the screen, and bearing, zoom, and tilt swim
 * towards the target without ever jumping.
 */
export function approach(shown: Camera, target: Camera, dtS: number): Camera {
  const towards = (from: number, to: number, s: number) => to + (from - to) * leftAfter(dtS, s);
  return {
    centre: target.centre,
    zoom: towards(shown.zoom, target.zoom, ZOOM_S),
    bearing: normalDegrees(
      target.bearing - turnBetween(shown.bearing, target.bearing) * leftAfter(dtS, BEARING_S),
    ),
    pitch: towards(shown.pitch, target.pitch, PITCH_S),
    padding: {
      top: towards(shown.padding.top, target.padding.top, PADDING_S),
      right: towards(shown.padding.right, target.padding.right, PADDING_S),
      bottom: towards(shown.padding.bottom, target.padding.bottom, PADDING_S),
      left: towards(shown.padding.left, target.padding.left, PADDING_S),
    },
  };
}

/** Between two cameras, `share` from 0 to 1; turns the short way round. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    centre: [mix(from.centre[0], to.centre[0]), mix(from.centre[1], to.centre[1])],
    zoom: mix(from.zoom, to.zoom),
    bearing: normalDegrees(from.bearing + turnBetween(from.bearing, to.bearing) * share),
    pitch: mix(from.pitch, to.pitch),
    padding: {
      top: mix(from.padding.top, to.padding.top),
      right: mix(from.padding.right, to.padding.right),
      bottom: mix(from.padding.bottom, to.padding.bottom),
      left: mix(from.padding.left, to.padding.left),
    },
  };
}

/** Whether two cameras show the same, as far as an eye can tell. */
export function looksSame(a: Camera, b: Camera): boolean {
  const near = (x: number, y: number, by: number) => Math.abs(x - y) < by;
  return (
    near(a.centre[0], b.centre[0], 1e-7) &&
    near(a.centre[1], b.centre[1], 1e-7) &&
    near(a.zoom, b.zoom, 0.002) &&
    Math.abs(turnBetween(a.bearing, b.bearing)) < 0.05 &&
    near(a.pitch, b.pitch, 0.05) &&
    near(a.padding.top, b.padding.top, 0.5) &&
    near(a.padding.right, b.padding.right, 0.5) &&
    near(a.padding.bottom, b.padding.bottom, 0.5) &&
    near(a.padding.left, b.padding.left, 0.5)
  );
}

/** Whether two cameras are the same to the last digit: nothing has to be drawn. */
export function isEqual(a: Camera, b: Camera): boolean {
  return (
    a.centre[0] === b.centre[0] &&
    a.centre[1] === b.centre[1] &&
    a.zoom === b.zoom &&
    a.bearing === b.bearing &&
    a.pitch === b.pitch &&
    a.padding.top === b.padding.top &&
    a.padding.right === b.padding.right &&
    a.padding.bottom === b.padding.bottom &&
    a.padding.left === b.padding.left
  );
}
