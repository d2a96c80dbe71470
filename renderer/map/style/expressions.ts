import type { ExpressionSpecification } from 'maplibre-gl';
import type { Language } from '../../../shared/settings/settings.ts';
import type { Palette, RoadRank } from './palette.ts';

/** The name of the one font of the map; `font-faces.ts` says which files it is made of. */
export const MAP_FONT = ['Zhilu'];

/** Which class of OpenMapTiles roads each rank stands for; the rest is drawn as `minor`. */
const RANKED: readonly RoadRank[] = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'service',
];

/** A value per rank of road, by the feature's class. */
export function byRank<T extends string | number>(
  values: Readonly<Record<RoadRank, T>>,
): ExpressionSpecification {
  const cases = RANKED.flatMap((rank): [string, T] => [rank, values[rank]]);
  // The tuple type of `match` cannot express a spread of pairs.
  return ['match', ['get', 'class'], ...cases, values.minor] as unknown as ExpressionSpecification;
}

/** Roads are drawn in this order within a layer, so that the greater lies over the lesser. */
export const ROAD_ORDER = byRank({
  motorway: 7,
  trunk: 6,
  primary: 5,
  secondary: 4,
  tertiary: 3,
  minor: 2,
  service: 1,
});

/** Width of roads in pixels at some zooms. */
const WIDTHS: readonly (readonly [zoom: number, Readonly<Record<RoadRank, number>>])[] = [
  [7, { motorway: 1, trunk: 0.8, primary: 0.6, secondary: 0, tertiary: 0, minor: 0, service: 0 }],
  [
    10,
    { motorway: 2, trunk: 1.7, primary: 1.4, secondary: 0.8, tertiary: 0.4, minor: 0, service: 0 },
  ],
  [
    12,
    {
      motorway: 3.4,
      trunk: 3,
      primary: 2.6,
      secondary: 1.8,
      tertiary: 1.1,
      minor: 0.5,
      service: 0,
    },
  ],
  [
    14,
    {
      motorway: 6.5,
      trunk: 6,
      primary: 5.4,
      secondary: 4.2,
      tertiary: 3,
      minor: 1.7,
      service: 0.8,
    },
  ],
  [
    16,
    { motorway: 14, trunk: 13, primary: 12, secondary: 10.5, tertiary: 8.5, minor: 6, service: 3 },
  ],
  [
    18,
    { motorway: 36, trunk: 34, primary: 32, secondary: 29, tertiary: 25, minor: 20, service: 10 },
  ],
];

const RAMP_SHARE = 0.62;

/** Width of a road with `extra(zoom)` pixels added, e.g. for its casing. */
export function roadWidth(extra: (zoom: number) => number = () => 0): ExpressionSpecification {
  const stops = WIDTHS.flatMap(([zoom, widths]): (number | ExpressionSpecification)[] => [
    zoom,
    ['+', ['*', byRank(widths), ['match', ['get', 'ramp'], 1, RAMP_SHARE, 1]], extra(zoom)],
  ]);
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    ...stops,
  ] as unknown as ExpressionSpecification;
}

/** Casing shows from the zoom where roads are bands, not lines. */
export const CASING_EXTRA = (zoom: number): number =>
  zoom < 11 ? 0 : zoom < 13 ? 1 : zoom < 15 ? 1.6 : 2.4;

/** Text sizes by zoom: zoom, pixels, zoom, pixels … */
export function sizes(stops: readonly number[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

/** The name to show in a language. */
export function nameIn(language: Language): ExpressionSpecification {
  return language === 'zh-CN'
    ? ['coalesce', ['get', 'name:zh'], ['get', 'name']]
    : ['coalesce', ['get', 'name:en'], ['get', 'name']];
}

/** What every layer needs to know. */
export interface StyleContext {
  readonly palette: Palette;
  readonly theme: 'day' | 'night';
  readonly language: Language;
}
