import type { RoutesAnswer } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { PlanningState } from '../../shared/navigation/navigation-state.ts';
import type { Place } from '../../shared/navigation/place.ts';
import {
  routeRequestSchema,
  type Avoidance,
  type ElectricState,
  type Route,
  type RouteRequest,
  type Waypoint,
} from '../../shared/navigation/route.ts';

/** Ways offered besides the best. */
const ALTERNATIVES = 2;

export interface PlannerOptions {
  /** Where routes begin now, or why they cannot. */
  readonly start: () => RouteRequest['from'] | Reason;
  readonly avoid: () => readonly Avoidance[];
  readonly socFloor: () => number;
  readonly electric: () => ElectricState | null;
  readonly route: (request: RouteRequest) => Promise<RoutesAnswer>;
  readonly onChange: () => void;
}

/** A way that was chosen, with the request it answers. */
export interface ChosenRoute {
  readonly route: Route;
  readonly request: RouteRequest;
}

/** The waypoint for a place. */
export function waypointOf(
  { lon, lat, name, nameEn }: Pick<Place, 'lon' | 'lat' | 'name' | 'nameEn'>,
  kind: Waypoint['kind'],
): Waypoint {
  return { lon, lat, name, ...(nameEn !== undefined && { nameEn }), kind };
}

function isSameSpot(one: Waypoint, other: Waypoint): boolean {
  return one.lon === other.lon && one.lat === other.lat;
}

/**
 * The ways to a destination, before the driver sets off. A newer wish replaces an older one, whose
 * answer is then ignored.
 */
export class Planner {
  readonly #options: PlannerOptions;
  #state: PlanningState = { state: 'none' };
  #request: RouteRequest | null = null;
  #ticket = 0;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  get state(): PlanningState {
    return this.#state;
  }

  /** The selected way, or `null` while there is none. */
  get chosen(): ChosenRoute | null {
    if (this.#state.state !== 'ready' || !this.#request) return null;
    const route = this.#state.routes[this.#state.selected];
    return route ? { route, request: this.#request } : null;
  }

  /** Finds ways to `place`; the stops stay when it is the destination already. */
  plan(place: Place, roundTrip: boolean): Promise<Reason | null> {
    const to = waypointOf(place, 'destination');
    const vias = this.#request && isSameSpot(this.#request.to, to) ? this.#request.vias : [];
    return this.#find({ to, vias: vias ?? [], roundTrip });
  }

  /** Finds the ways again, with what changed since (avoidances, a stop, the place to start from). */
  again(
    changes: Partial<Pick<RouteRequest, 'vias' | 'keepSocAbove'>> = {},
  ): Promise<Reason | null> {
    if (!this.#request) return Promise.resolve(reason('navigation.nothingPlanned'));
    const { to, vias, roundTrip, keepSocAbove } = this.#request;
    return this.#find({
      to,
      vias: vias ?? [],
      roundTrip: roundTrip ?? false,
      ...(keepSocAbove !== undefined && { keepSocAbove }),
      ...changes,
    });
  }

  addVia(place: Place): Promise<Reason | null> {
    return this.again({ vias: [...(this.#request?.vias ?? []), waypointOf(place, 'via')] });
  }

  /** @param index counted among the stops of the chosen way, charging stops included */
  removeVia(index: number): Promise<Reason | null> {
    const stop = this.chosen?.route.waypoints.slice(0, -1)[index];
    if (!this.#request || !stop) return Promise.resolve(reason('navigation.nothingPlanned'));
    // Charging stops belong together: one less is another plan, which the driver did not ask for.
    if (stop.kind === 'charging' && this.#request.keepSocAbove !== undefined) {
      delete this.#request.keepSocAbove;
      return this.again();
    }
    const vias = (this.#request.vias ?? []).filter((via) => !isSameSpot(via, stop));
    return this.again({ vias });
  }

  addChargingStops(): Promise<Reason | null> {
    if (!this.#options.electric()) return Promise.resolve(reason('navigation.noElectricState'));
    return this.again({ keepSocAbove: this.#options.socFloor() });
  }

  select(index: number): Reason | null {
    if (this.#state.state !== 'ready' || !this.#state.routes[index]) {
      return reason('navigation.nothingPlanned', `there is no way ${index}`);
    }
    this.#enter({ ...this.#state, selected: index });
    return null;
  }

  /** Puts the ways away; an answer under way is ignored. */
  clear(): void {
    this.#ticket += 1;
    this.#request = null;
    if (this.#state.state !== 'none') this.#enter({ state: 'none' });
  }

  async #find(
    wish: Pick<RouteRequest, 'to' | 'vias' | 'roundTrip' | 'keepSocAbove'>,
  ): Promise<Reason | null> {
    const { start, avoid, electric, route } = this.#options;
    const ticket = ++this.#ticket;
    const from = start();
    if ('key' in from) return this.#fail(wish.to, from);
    const battery = electric();
    const request: RouteRequest = {
      ...wish,
      from,
      avoid: [...avoid()],
      alternatives: ALTERNATIVES,
      ...(battery && { electric: battery }),
    };
    const parsed = routeRequestSchema.safeParse(request);
    if (!parsed.success) return this.#fail(wish.to, reason('navigation.tooManyVias'));
    this.#request = request;
    this.#enter({ state: 'routing', destination: wish.to });
    const answer = await route(request);
    if (ticket !== this.#ticket) return null;
    if (!answer.ok) return this.#fail(wish.to, answer.reason);
    this.#enter({
      state: 'ready',
      destination: wish.to,
      vias: parsed.data.vias,
      roundTrip: parsed.data.roundTrip,
      routes: answer.value,
      selected: 0,
    });
    return null;
  }

  #fail(destination: Waypoint, why: Reason): Reason {
    this.#enter({ state: 'failed', destination, reason: why });
    return why;
  }

  #enter(state: PlanningState): void {
    this.#state = state;
    this.#options.onChange();
  }
}
