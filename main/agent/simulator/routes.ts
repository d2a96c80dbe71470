import type { Corner } from './route.ts';

/*
 * Two sketched routes: straight legs between points noted to three decimals (about 100 m), at about
 * the places of the streets they are named after. They are a stage for the car's physics, not a
 * survey; limits and traffic lights are the simulator's own.
 */

/** Radius that a car follows when it turns at a city junction, m. */
const JUNCTION = 14;
/** Radius of a street's own bends, m. */
const BEND = 90;

/** City: a loop of about 10 km north of the West Lake, anticlockwise. */
export const CITY_ROUTE: readonly Corner[] = [
  // Shuguang Road, north-eastwards
  { latitude: 30.265, longitude: 120.128, limit: 50, radius: JUNCTION, light: true },
  { latitude: 30.267, longitude: 120.135, limit: 50, radius: BEND, light: true },
  // Baochu Road, southwards
  { latitude: 30.269, longitude: 120.142, limit: 40, radius: JUNCTION, light: true },
  { latitude: 30.267, longitude: 120.144, limit: 40, radius: BEND },
  // Fengqi Road, eastwards
  { latitude: 30.265, longitude: 120.147, limit: 40, radius: JUNCTION, light: true },
  { latitude: 30.265, longitude: 120.151, limit: 50, radius: BEND, light: true },
  { latitude: 30.266, longitude: 120.156, limit: 50, radius: BEND, light: true },
  // Yan'an Road, northwards; passengers are picked up and set down here
  { latitude: 30.266, longitude: 120.16, limit: 40, radius: JUNCTION, light: true },
  { latitude: 30.269, longitude: 120.16, limit: 40, radius: BEND, kerb: true },
  // Tiyuchang Road, eastwards
  { latitude: 30.272, longitude: 120.16, limit: 40, radius: JUNCTION, light: true },
  // North Zhongshan Road, northwards
  { latitude: 30.272, longitude: 120.164, limit: 40, radius: JUNCTION, light: true },
  // North Huancheng Road, westwards
  { latitude: 30.276, longitude: 120.164, limit: 60, radius: JUNCTION, light: true },
  { latitude: 30.276, longitude: 120.157, limit: 60, radius: BEND, light: true },
  // Tianmushan Road, westwards
  { latitude: 30.275, longitude: 120.15, limit: 60, radius: BEND, light: true },
  { latitude: 30.275, longitude: 120.143, limit: 60, radius: BEND, light: true },
  { latitude: 30.274, longitude: 120.136, limit: 60, radius: BEND, light: true },
  { latitude: 30.274, longitude: 120.131, limit: 60, radius: BEND },
  // Yugu Road, southwards, back to Shuguang Road
  { latitude: 30.274, longitude: 120.125, limit: 50, radius: JUNCTION, light: true },
  { latitude: 30.27, longitude: 120.124, limit: 50, radius: BEND },
  { latitude: 30.267, longitude: 120.124, limit: 30, radius: JUNCTION, light: true },
];

/** Radius of a motorway's bends, m. */
const SWEEP = 700;
/** Radius of the ramps between two expressways, m. */
const RAMP = 110;

/** Highway: a loop of about 50 km around the north of the city, clockwise. */
export const HIGHWAY_ROUTE: readonly Corner[] = [
  // Western ring, northwards
  { latitude: 30.29, longitude: 120.05, limit: 120, radius: SWEEP },
  { latitude: 30.31, longitude: 120.052, limit: 120, radius: SWEEP },
  { latitude: 30.33, longitude: 120.05, limit: 120, radius: SWEEP },
  { latitude: 30.348, longitude: 120.055, limit: 120, radius: SWEEP },
  { latitude: 30.358, longitude: 120.06, limit: 100, radius: SWEEP },
  // Northern ring, eastwards
  { latitude: 30.367, longitude: 120.075, limit: 120, radius: SWEEP },
  { latitude: 30.372, longitude: 120.1, limit: 120, radius: SWEEP },
  { latitude: 30.373, longitude: 120.13, limit: 120, radius: SWEEP },
  { latitude: 30.37, longitude: 120.17, limit: 100, radius: SWEEP },
  // Elevated road, southwards
  { latitude: 30.369, longitude: 120.19, limit: 80, radius: RAMP },
  { latitude: 30.352, longitude: 120.188, limit: 80, radius: SWEEP },
  { latitude: 30.33, longitude: 120.189, limit: 80, radius: SWEEP },
  { latitude: 30.31, longitude: 120.188, limit: 80, radius: SWEEP },
  { latitude: 30.292, longitude: 120.192, limit: 80, radius: SWEEP },
  // Expressway, westwards
  { latitude: 30.278, longitude: 120.195, limit: 80, radius: RAMP },
  { latitude: 30.277, longitude: 120.17, limit: 80, radius: SWEEP },
  { latitude: 30.274, longitude: 120.14, limit: 80, radius: SWEEP },
  { latitude: 30.274, longitude: 120.115, limit: 80, radius: SWEEP },
  { latitude: 30.267, longitude: 120.095, limit: 80, radius: SWEEP },
  { latitude: 30.262, longitude: 120.075, limit: 100, radius: SWEEP },
  // Back onto the western ring
  { latitude: 30.258, longitude: 120.056, limit: 100, radius: RAMP * 2 },
  { latitude: 30.268, longitude: 120.048, limit: 120, radius: SWEEP },
];

/** A lakeside parking place. */
export const PARKING_PLACE = { latitude: 30.26, longitude: 120.15, heading: 246 } as const;

/** A charging station by Tianmushan Road. */
export const CHARGING_STATION = { latitude: 30.275, longitude: 120.139, heading: 178 } as const;
