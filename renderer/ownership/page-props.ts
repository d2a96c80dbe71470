import type { Catalogue } from '../../shared/ownership/catalogue.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';

/** What every page of the showroom is given. */
export interface ShowroomPageProps {
  readonly tile: ServiceTile;
  readonly catalogue: Catalogue;
}
