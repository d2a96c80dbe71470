import type { PlaceAnswer, PlacesAnswer, RoutesAnswer } from '../../shared/contract/host.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import type { NavigationCommand } from '../../shared/navigation/command.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { PlaceQuery, Point } from '../../shared/navigation/place.ts';
import type { RouteRequest } from '../../shared/navigation/route.ts';

/** A tile as it lies in the pack: gzip-compressed MVT. */
export interface Tile {
  readonly body: Uint8Array;
  readonly etag: string;
}

/** Navigation as the host offers it to its displays. */
export interface Navigation {
  readonly state: NavigationState;
  /** Calls `listener` with the names of the parts that changed; the returned function stops that. */
  onChange(listener: (parts: readonly (keyof NavigationState)[]) => void): () => void;
  /** Carries out a command; answers why not, if so. */
  perform(command: NavigationCommand): Promise<Reason | null>;
  /** `stream` names who is typing: a search gives way to the next one of its stream. */
  search(query: PlaceQuery, stream: string): Promise<PlacesAnswer>;
  reverse(point: Point): Promise<PlaceAnswer>;
  route(request: RouteRequest): Promise<RoutesAnswer>;
  /** A tile of a region; `null` where the region has none. */
  tile(region: string, z: number, x: number, y: number): Promise<Tile | null>;
  /** What is wrong, for the health report. */
  readonly problems: readonly Reason[];
  close(): Promise<void>;
}
