import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl';
import { TILES } from './area-layers.ts';
import { byRank, CASING_EXTRA, ROAD_ORDER, roadWidth, type StyleContext } from './expressions.ts';

const ROADS = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'minor',
  'service',
  'raceway',
  'busway',
  'bus_guideway',
];

type Level = 'tunnel' | 'ground' | 'bridge';

const BRUNNEL: Readonly<Record<Level, ExpressionSpecification>> = {
  tunnel: ['==', ['get', 'brunnel'], 'tunnel'],
  ground: ['match', ['get', 'brunnel'], ['tunnel', 'bridge'], false, true],
  bridge: ['==', ['get', 'brunnel'], 'bridge'],
};

function onLevel(level: Level, classes: readonly string[]): FilterSpecification {
  return [
    'all',
    ['==', ['geometry-type'], 'LineString'],
    ['in', ['get', 'class'], ['literal', [...classes]]],
    BRUNNEL[level],
  ];
}

/** Roads of one level: a dark edge, then the surface, the greater roads over the lesser. */
function roads(level: Level, { palette }: StyleContext): LayerSpecification[] {
  const isTunnel = level === 'tunnel';
  const filter = onLevel(level, ROADS);
  const layout: LineLayerSpecification['layout'] = {
    'line-cap': level === 'ground' ? 'round' : 'butt',
    'line-join': 'round',
    'line-sort-key': ROAD_ORDER,
  };
  return [
    {
      id: `road-${level}-casing`,
      type: 'line',
      source: TILES,
      'source-layer': 'transportation',
      minzoom: 11,
      filter,
      layout,
      paint: {
        'line-color': isTunnel ? palette.tunnelCasing : byRank(palette.casing),
        'line-width': roadWidth(
          (zoom) => CASING_EXTRA(zoom) + (level === 'bridge' && zoom > 13 ? 1.2 : 0),
        ),
        ...(isTunnel && { 'line-dasharray': [1.2, 0.8] }),
      },
    },
    {
      id: `road-${level}`,
      type: 'line',
      source: TILES,
      'source-layer': 'transportation',
      filter,
      layout,
      paint: {
        'line-color': isTunnel ? palette.tunnel : byRank(palette.road),
        'line-width': roadWidth(),
      },
    },
  ];
}

function paths({ palette }: StyleContext): LayerSpecification {
  return {
    id: 'path',
    type: 'line',
    source: TILES,
    'source-layer': 'transportation',
    minzoom: 15,
    filter: [
      'all',
      ['==', ['geometry-type'], 'LineString'],
      ['in', ['get', 'class'], ['literal', ['path', 'track', 'pier']]],
    ],
    paint: {
      'line-color': palette.path,
      'line-width': ['interpolate', ['linear'], ['zoom'], 15, 0.8, 18, 3],
      'line-dasharray': [2, 1.4],
    },
  };
}

/** Trains on the ground as thin lines; metro lines, which mostly run below, fainter still. */
function rails({ palette }: StyleContext): LayerSpecification[] {
  return [
    {
      id: 'rail',
      type: 'line',
      source: TILES,
      'source-layer': 'transportation',
      minzoom: 10,
      filter: [
        'all',
        ['==', ['get', 'class'], 'rail'],
        ['!=', ['get', 'brunnel'], 'tunnel'],
        ['!', ['has', 'service']],
      ],
      paint: {
        'line-color': palette.rail,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 16, 2.4],
      },
    },
    {
      id: 'rail-sleepers',
      type: 'line',
      source: TILES,
      'source-layer': 'transportation',
      minzoom: 14,
      filter: [
        'all',
        ['==', ['get', 'class'], 'rail'],
        ['!=', ['get', 'brunnel'], 'tunnel'],
        ['!', ['has', 'service']],
      ],
      paint: {
        'line-color': palette.rail,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14, 3.5, 18, 8],
        'line-dasharray': [0.25, 2.5],
      },
    },
    {
      id: 'metro',
      type: 'line',
      source: TILES,
      'source-layer': 'transportation',
      minzoom: 11,
      filter: ['==', ['get', 'class'], 'transit'],
      paint: {
        'line-color': palette.metro,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 2],
        'line-opacity': 0.55,
        'line-dasharray': [5, 3],
      },
    },
    {
      id: 'ferry',
      type: 'line',
      source: TILES,
      'source-layer': 'transportation',
      minzoom: 11,
      filter: ['==', ['get', 'class'], 'ferry'],
      paint: { 'line-color': palette.ferry, 'line-width': 1.2, 'line-dasharray': [4, 3] },
    },
  ];
}

/** Everything one travels on, from tunnels up to bridges. */
export function roadLayers(context: StyleContext): LayerSpecification[] {
  return [
    ...roads('tunnel', context),
    paths(context),
    ...rails(context),
    ...roads('ground', context),
    ...roads('bridge', context),
  ];
}

/** Arrows on one-way roads, where they are wide enough to carry them. */
export function oneWayLayer({ theme }: StyleContext): LayerSpecification {
  return {
    id: 'one-way',
    type: 'symbol',
    source: TILES,
    'source-layer': 'transportation',
    minzoom: 16,
    filter: [
      'all',
      ['in', ['get', 'oneway'], ['literal', [1, -1]]],
      [
        'in',
        ['get', 'class'],
        ['literal', ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'minor']],
      ],
    ],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 180,
      'icon-image': `one-way:${theme}`,
      'icon-rotate': ['match', ['get', 'oneway'], -1, 180, 0],
      'icon-rotation-alignment': 'map',
      'icon-pitch-alignment': 'map',
      'icon-size': ['interpolate', ['linear'], ['zoom'], 16, 0.7, 18, 1.1],
      'icon-padding': 0,
    },
    paint: { 'icon-opacity': 0.8 },
  };
}
