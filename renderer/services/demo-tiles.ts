import type { ServiceTile } from '../../shared/services/services-state.ts';

/** True when nothing real is among the services: it is then said once, and not on every tile. */
export function isEveryTileDemo(tiles: readonly Pick<ServiceTile, 'isDemo'>[]): boolean {
  return tiles.length > 0 && tiles.every(({ isDemo }) => isDemo);
}
