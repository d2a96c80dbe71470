import polyline from '@mapbox/polyline';

/** `[lon, lat]`, degrees, WGS-84: the order of GeoJSON. */
export type LonLat = readonly [lon: number, lat: number];

const DIGITS = 6;

/** The points of an encoded polyline with six digits, as Valhalla writes it. */
export function decodePolyline(encoded: string): LonLat[] {
  return polyline.decode(encoded, DIGITS).map(([lat, lon]) => [lon, lat]);
}

/** Encodes points with six digits (about 0.1 m). */
export function encodePolyline(points: readonly LonLat[]): string {
  return polyline.encode(
    points.map(([lon, lat]) => [lat, lon]),
    DIGITS,
  );
}
