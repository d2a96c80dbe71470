// Every project that sees this module needs the types, wherever its own files lie.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./open-location-code.d.ts" />
import { OpenLocationCode } from 'open-location-code';
import phrases from '../../../resources/search/phrases.json' with { type: 'json' };
import type { Bbox } from '../../contract/region.ts';
import type { Point } from '../place.ts';

const openLocationCode = new OpenLocationCode();

const COMPASS = new Map(Object.entries(phrases.compass));
const COMPASS_WORD = new RegExp([...COMPASS.keys()].join('|'), 'gu');

/** Degrees, perhaps with minutes and seconds, with the point of the compass before or after. */
const ANGLE =
  /([NSEW])?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[°ºd]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′m]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*["″s]\s*)?([NSEW])?/u;
const PAIR = new RegExp(`^\\(?\\s*${ANGLE.source}\\s*[,;/\\s]\\s*${ANGLE.source}\\s*\\)?$`, 'u');

/** True inside `[west, south, east, north]`. */
export function isInside([west, south, east, north]: Bbox, { lon, lat }: Point): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/**
 * The point that a text states as two numbers, in either order, decimal or with minutes and seconds.
 * Points of the compass decide the order; then the range of latitudes; then which of both lies in the
 * region; else latitude comes first, as most people write it. `null` when the text is no such thing.
 */
export function parseCoordinates(text: string, region: Bbox | null): Point | null {
  const plain = text
    .slice(0, 100)
    .toWellFormed()
    .normalize('NFKC')
    .replace(COMPASS_WORD, (word) => COMPASS.get(word) ?? '')
    .replace(/[、]/gu, ',')
    .replace(/[’]/gu, "'")
    // Compatibility folding makes two primes of a double one.
    .replace(/”|′′|''/gu, '"')
    .toUpperCase()
    .trim();
  const match = PAIR.exec(plain);
  if (match === null) return null;
  const first = angle(match.slice(1, 6));
  const second = angle(match.slice(6, 11));
  if (first === null || second === null) return null;
  if (first.axis !== null && second.axis !== null && first.axis === second.axis) return null;
  const latFirst = { lat: first.degrees, lon: second.degrees };
  const lonFirst = { lat: second.degrees, lon: first.degrees };
  const axis = first.axis ?? (second.axis === null ? null : second.axis === 'lat' ? 'lon' : 'lat');
  if (axis !== null) return onEarth(axis === 'lat' ? latFirst : lonFirst);
  // Two bare whole numbers are a house number or a date more often than a place on Earth.
  if (!/\d\.\d/u.test(plain)) return null;
  const one = onEarth(latFirst);
  const other = onEarth(lonFirst);
  if (one === null || other === null || region === null) return one ?? other;
  return !isInside(region, one) && isInside(region, other) ? other : one;
}

interface Angle {
  readonly degrees: number;
  readonly axis: 'lat' | 'lon' | null;
}

function angle(parts: readonly (string | undefined)[]): Angle | null {
  const [before, degrees = '', minutes = '0', seconds = '0', after] = parts;
  if (before !== undefined && after !== undefined) return null;
  const point = before ?? after ?? null;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const negative = degrees.startsWith('-') !== (point === 'S' || point === 'W');
  return {
    degrees: negative ? -size : size,
    axis: point === null ? null : point === 'N' || point === 'S' ? 'lat' : 'lon',
  };
}

function onEarth(point: Point): Point | null {
  return Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180 ? point : null;
}

/**
 * The point of a plus code. A short code means the nearest such place to `near`, and nothing without
 * it. A locality after the code is not needed for that and ignored.
 */
export function parsePlusCode(text: string, near: Point | null): Point | null {
  const plain = text.slice(0, 100).toWellFormed().normalize('NFKC').trim().toUpperCase();
  const code = /^[23456789CFGHJMPQRVWX0]{2,8}\+[23456789CFGHJMPQRVWX]{0,7}(?=$|[\s,])/u.exec(
    plain,
  )?.[0];
  if (code === undefined) return null;
  let full = code;
  if (openLocationCode.isShort(code)) {
    if (near === null) return null;
    full = openLocationCode.recoverNearest(code, near.lat, near.lon);
  }
  if (!openLocationCode.isFull(full)) return null;
  const { latitudeCenter, longitudeCenter } = openLocationCode.decode(full);
  return { lon: longitudeCenter, lat: latitudeCenter };
}
