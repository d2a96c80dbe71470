import type { PlaceAnswer, PlacesAnswer, RoutesAnswer } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import { FakeParted } from '../../shared/fake-parted.ts';
import type { NavigationCommand } from '../../shared/navigation/command.ts';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import type { Navigation, Tile } from './navigation.ts';

/** Navigation for tests: it is whatever the test sets it to, and remembers what it was asked. */
export class FakeNavigation extends FakeParted<NavigationState> implements Navigation {
  problems: readonly Reason[] = [];
  /** What {@link FakeNavigation.perform} answers. */
  refusal: Reason | null = null;
  readonly performed: NavigationCommand[] = [];
  places: PlacesAnswer = { ok: true, value: [] };
  place: PlaceAnswer = { ok: true, value: null };
  routes: RoutesAnswer = { ok: false, reason: reason('navigation.noRegion') };

  constructor() {
    super(EMPTY_NAVIGATION);
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
