import type { PlaceAnswer, PlacesAnswer, RoutesAnswer } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { NavigationCommand } from '../../shared/navigation/command.ts';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import type { Navigation, Tile } from './navigation.ts';

/** Navigation for tests: it is whatever the test sets it to, and remembers what it was asked. */
export class FakeNavigation implements Navigation {
  state: NavigationState = EMPTY_NAVIGATION;
  problems: readonly Reason[] = [];
  /** What {@link FakeNavigation.perform} answers. */
  refusal: Reason | null = null;
  readonly performed: NavigationCommand[] = [];
  places: PlacesAnswer = { ok: true, value: [] };
  place: PlaceAnswer = { ok: true, value: null };
  routes: RoutesAnswer = { ok: false, reason: reason('navigation.noRegion') };
  readonly #listeners = new Set<(parts: readonly (keyof NavigationState)[]) => void>();

  onChange(listener: (parts: readonly (keyof NavigationState)[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Replaces parts of the state and tells the listeners. */
  change(parts: Partial<NavigationState>): void {
    this.state = { ...this.state, ...parts };
    const names = Object.keys(this.state).filter((name) => name in parts);
    for (const listener of this.#listeners) listener(names as (keyof NavigationState)[]);
  }

  perform(command: NavigationCommand): Promise<Reason | null> {
    this.performed.push(command);
    return Promise.resolve(this.refusal);
  }

  search(): Promise<PlacesAnswer> {
    return Promise.resolve(this.places);
  }

  reverse(): Promise<PlaceAnswer> {
    return Promise.resolve(this.place);
  }

  route(): Promise<RoutesAnswer> {
    return Promise.resolve(this.routes);
  }

  tile(): Promise<Tile | null> {
    return Promise.resolve(null);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
