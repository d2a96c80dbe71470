import type { MapConfig } from '../../shared/contract/map-config.ts';
import type { BaseMap, MapEngine, MapEngineEvents } from './engine.ts';

/**
 * Opens the engine that the configuration names. The libraries are chunks of their own: the page
 * shows itself before they are read, and a unit without Mapbox never reads Mapbox.
 *
 * @throws when the library cannot be loaded or the machine has no graphics for it
 */
export async function openEngine(
  config: MapConfig,
  container: HTMLElement,
  base: BaseMap,
  events: MapEngineEvents,
): Promise<MapEngine> {
  const { GlEngine } = await import('./gl-engine.ts');
  if (config.engine === 'mapbox') {
    const { openMapbox } = await import('./mapbox-map.ts');
    return GlEngine.open(openMapbox(config), config.datum, container, base, events);
  }
  const { openMaplibre } = await import('./maplibre-map.ts');
  return GlEngine.open(openMaplibre, 'WGS-84', container, base, events);
}
