import type { SQLOutputValue } from 'node:sqlite';
import type { z } from 'zod';
import {
  PLACE_CATEGORIES,
  placeSchema,
  type Place,
  type PlaceCategory,
  type Point,
} from '../../../shared/navigation/place.ts';
import { DEGREE } from './schema.ts';

/** What a row keeps of a place besides its name, category, and coordinates. */
const detailSchema = placeSchema.pick({
  nameEn: true,
  address: true,
  area: true,
  charging: true,
  capacity: true,
});

type Detail = z.infer<typeof detailSchema>;

/** The details of a place as stored, or `null` when it has none. */
export function detailOf(place: Place): string | null {
  const detail = detailSchema.parse(place);
  return Object.keys(detail).length === 0 ? null : JSON.stringify(detail);
}

export function categoryNumber(category: PlaceCategory): number {
  return PLACE_CATEGORIES.indexOf(category);
}

export function toDegreeUnits(degrees: number): number {
  return Math.round(degrees * DEGREE);
}

export function fromDegreeUnits(units: number): number {
  return units / DEGREE;
}

/** Points as pairs of little-endian 32 bit numbers, longitude first. */
export function pointsToBytes(points: readonly Point[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(points.length * 8));
  points.forEach(({ lon, lat }, index) => {
    view.setInt32(index * 8, toDegreeUnits(lon), true);
    view.setInt32(index * 8 + 4, toDegreeUnits(lat), true);
  });
  return new Uint8Array(view.buffer);
}

export function pointsFromBytes(bytes: Uint8Array): Point[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength >> 3 }, (_, index) => ({
    lon: fromDegreeUnits(view.getInt32(index * 8, true)),
    lat: fromDegreeUnits(view.getInt32(index * 8 + 4, true)),
  }));
}

/** A row of `place` joined with its name. */
export type PlaceRow = Record<string, SQLOutputValue>;

/** The place of a row. What a damaged row lacks is left out. */
export function placeOf(row: PlaceRow): Place {
  const number = (key: string): number => Number(row[key] ?? 0);
  return {
    ...parseDetail(row['detail']),
    id: String(row['ref']),
    name: String(row['text']),
    category: PLACE_CATEGORIES[number('category')] ?? 'other',
    lon: fromDegreeUnits(number('lon')),
    lat: fromDegreeUnits(number('lat')),
  };
}

function parseDetail(detail: SQLOutputValue | undefined): Detail {
  if (typeof detail !== 'string') return {};
  const parsed = detailSchema.safeParse(JSON.parse(detail));
  return parsed.success ? parsed.data : {};
}
