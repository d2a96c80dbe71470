import type { ServiceTile } from '../../../shared/services/services-state.ts';

/** What every flow is given: its service. */
export interface FlowProps {
  readonly tile: ServiceTile;
}
