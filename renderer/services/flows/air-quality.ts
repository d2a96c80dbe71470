/** Levels of the air quality index of HJ 633-2012, table 2. */
const LEVELS = [
  [50, 'excellent'],
  [100, 'good'],
  [150, 'light'],
  [200, 'moderate'],
  [300, 'heavy'],
] as const;

type AirQualityLevel = (typeof LEVELS)[number][1] | 'severe';

/** The level of an air quality index, 0–500. */
export function airQualityLevel(index: number): AirQualityLevel {
  return LEVELS.find(([most]) => Math.round(index) <= most)?.[1] ?? 'severe';
}
