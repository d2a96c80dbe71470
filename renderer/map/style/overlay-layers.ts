import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Theme } from '../../../shared/settings/settings.ts';
import type { OverlayId } from '../engine.ts';
import { PALETTES } from './palette.ts';

/** The source of an overlay; layers of the base map never start with this. */
export const overlaySource = (id: OverlayId): string => `overlay-${id}`;

const ROUTE_WIDTH: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  8,
  5,
  12,
  8,
  15,
  13,
  17,
  19,
  19,
  30,
];

const wider = (by: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  8,
  5 + by,
  12,
  8 + by,
  15,
  13 + by,
  17,
  19 + by,
  19,
  30 + by,
];

function line(
  id: string,
  overlay: OverlayId,
  colour: string,
  width: ExpressionSpecification,
): LineLayerSpecification {
  return {
    id,
    type: 'line',
    source: overlaySource(overlay),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  };
}

/** What lies on the ground, below all names: areas and ways. */
export function groundOverlays(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme];
  return [
    {
      id: 'reachable-area',
      type: 'fill',
      source: overlaySource('reachable'),
      paint: { 'fill-color': palette.reachable, 'fill-opacity': theme === 'night' ? 0.12 : 0.14 },
    },
    {
      ...line('reachable-edge', 'reachable', palette.reachable, [
        'interpolate',
        ['linear'],
        ['zoom'],
        8,
        2,
        14,
        3.5,
      ]),
      paint: {
        'line-color': palette.reachable,
        'line-width': 3,
        'line-opacity': 0.85,
        'line-dasharray': [2.5, 1.5],
      },
    },
    line('alternatives-casing', 'alternatives', palette.alternativeCasing, wider(3)),
    line(ALTERNATIVES, 'alternatives', palette.alternative, ROUTE_WIDTH),
    line('route-casing', 'route', palette.routeCasing, wider(5)),
    line('route', 'route', palette.route, ROUTE_WIDTH),
    line('passed-casing', 'passed', palette.passedCasing, wider(5)),
    line('tail-casing', 'tail', palette.passedCasing, wider(5)),
    line('passed', 'passed', palette.passed, ROUTE_WIDTH),
    line('tail', 'tail', palette.passed, ROUTE_WIDTH),
    ...turnLayers(theme),
  ];
}

/** The arrow on the road over the manoeuvre ahead. */
function turnLayers(theme: Theme): LayerSpecification[] {
  const palette = PALETTES[theme];
  const size = (by: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    14,
    4 + by,
    17,
    9 + by,
    19,
    14 + by,
  ];
  const minzoom = 14;
  const head: SymbolLayerSpecification = {
    id: 'turn-head',
    type: 'symbol',
    source: overlaySource('turn'),
    minzoom,
    filter: ['==', ['geometry-type'], 'Point'],
    layout: {
      'icon-image': `turn-head:${theme}`,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 14, 0.45, 17, 0.9, 19, 1.3],
      'icon-rotate': ['get', 'heading'],
      'icon-rotation-alignment': 'map',
      'icon-pitch-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  };
  return [
    { ...line('turn-casing', 'turn', palette.routeCasing, size(3)), minzoom },
    { ...line('turn', 'turn', palette.turn, size(0)), minzoom },
    head,
  ];
}

function pins(
  id: string,
  overlay: OverlayId,
  theme: Theme,
  sortKey: ExpressionSpecification,
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: overlaySource(overlay),
    layout: {
      'icon-image': ['concat', ['get', 'icon'], `:${theme}`],
      'icon-anchor': 'bottom',
      'icon-allow-overlap': true,
      'icon-rotation-alignment': 'viewport',
      'icon-pitch-alignment': 'viewport',
      'symbol-sort-key': sortKey,
    },
  };
}

/** What stands on the map, above all names. */
export function standingOverlays(theme: Theme): LayerSpecification[] {
  return [
    // Later features are drawn over earlier ones: the first hit lies on top.
    pins('pins', 'pins', theme, ['-', 0, ['get', 'number']]),
    pins('waypoints', 'waypoints', theme, ['get', 'rank']),
  ];
}

export const ALTERNATIVES = 'alternatives';

/** Layers that a finger can mean, and what they stand for. */
export const TOUCHABLE_OVERLAYS: Readonly<Record<string, OverlayId>> = {
  pins: 'pins',
  waypoints: 'waypoints',
  [ALTERNATIVES]: 'alternatives',
};
