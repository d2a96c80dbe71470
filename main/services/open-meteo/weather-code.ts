import type { Weather } from '../../../shared/services/weather.ts';

type Condition = Weather['now']['condition'];

/** Present weather after WMO code table 4677, as far as forecasts use it. */
const CONDITIONS: readonly (readonly [Condition, readonly number[]])[] = [
  ['clear', [0, 1]],
  ['partlyCloudy', [2]],
  ['cloudy', [3]],
  ['dust', [6, 7, 8, 9, 30, 31, 32, 33, 34, 35]],
  ['fog', [45, 48]],
  ['drizzle', [51, 53, 55, 56, 57]],
  ['rain', [61, 63, 66, 80, 81]],
  ['heavyRain', [65, 67, 82]],
  ['snow', [71, 73, 75, 77, 85, 86]],
  ['thunderstorm', [95, 96, 99]],
];

const BY_CODE = new Map(
  CONDITIONS.flatMap(([condition, codes]) => codes.map((code) => [code, condition] as const)),
);

/** What a WMO weather code means to a driver; `undefined` when it is none that is known. */
export function conditionOf(code: number): Condition | undefined {
  return BY_CODE.get(code);
}
