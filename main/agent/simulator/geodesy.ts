/** A WGS-84 position in degrees. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** A point in metres east (x) and north (y) of an origin. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** Metres per degree of latitude: the mean meridian circumference of WGS-84, 40,007,863 m / 360. */
const METRES_PER_DEGREE = 111_132.95;

/** A flat picture of the surroundings of `origin`, exact enough (< 0.1 %) for a city. */
interface LocalPlane {
  toPlane(point: GeoPoint): PlanePoint;
  toGeo(point: PlanePoint): GeoPoint;
}

/** The equirectangular plane around `origin`. */
export function localPlane(origin: GeoPoint): LocalPlane {
  const perLongitude = METRES_PER_DEGREE * Math.cos((origin.latitude * Math.PI) / 180);
  return {
    toPlane: ({ latitude, longitude }) => ({
      x: (longitude - origin.longitude) * perLongitude,
      y: (latitude - origin.latitude) * METRES_PER_DEGREE,
    }),
    toGeo: ({ x, y }) => ({
      latitude: origin.latitude + y / METRES_PER_DEGREE,
      longitude: origin.longitude + x / perLongitude,
    }),
  };
}
