import type { PlacesAnswer, RoutesAnswer } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { Destination, NavigationCommand } from '../../shared/navigation/command.ts';
import type { NavigationEvent } from '../../shared/navigation/guidance.ts';
import { onwardRequest } from '../../shared/navigation/guidance/onward-request.ts';
import type { NavigationState, SavedPlaces } from '../../shared/navigation/navigation-state.ts';
import type { Place, PlaceQuery, Point } from '../../shared/navigation/place.ts';
import type { ElectricState, RouteRequest, Waypoint } from '../../shared/navigation/route.ts';
import { withRecent, withSaved, withoutSaved } from '../../shared/navigation/saved-places.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { resolveDestination } from './destination.ts';
import type { Drive } from './guidance/drive.ts';
import { waypointOf, type Planner } from './planner.ts';
import type { SavedPlacesStore } from './saved-places.ts';

export interface CommandParts {
  readonly planner: Planner;
  readonly drive: Drive;
  readonly saved: SavedPlacesStore;
  readonly state: () => NavigationState;
  readonly settings: () => Settings;
  readonly electric: () => ElectricState | null;
  readonly search: (query: PlaceQuery) => Promise<PlacesAnswer>;
  readonly findWays: (request: RouteRequest) => Promise<RoutesAnswer>;
  readonly reach: (electric: ElectricState, from: Point) => Promise<Reason | null>;
  readonly hideReachable: () => void;
  readonly onEvent: (event: NavigationEvent) => void;
  readonly onChange: () => void;
}

/** Carries out what actions ask of navigation. */
export interface Commands {
  /** Answers why a command could not be carried out, or `null`. */
  perform(command: NavigationCommand): Promise<Reason | null>;
  /** What routes are to avoid has changed: ways that are shown or driven are found anew. */
  waysChanged(): Promise<Reason | null>;
}

/** What a changed way is asked for with. */
type Onward = Partial<Pick<RouteRequest, 'keepSocAbove'>> & { readonly stops: readonly Waypoint[] };

export function createCommands(parts: CommandParts): Commands {
  const { planner, drive, saved, state, settings, onEvent, onChange } = parts;
  // Only the latest change of the way being driven counts; an older answer is dropped.
  let changes = 0;

  async function resolved(
    destination: Destination,
    use: (place: Place) => Reason | null | Promise<Reason | null>,
  ): Promise<Reason | null> {
    const place = await resolveDestination(destination, saved.places, parts.search);
    return 'key' in place ? place : use(place);
  }

  function keep(places: SavedPlaces): Reason | null {
    const failure = saved.set(places);
    onChange();
    return failure;
  }

  async function plan(place: Place, roundTrip: boolean, start: boolean): Promise<Reason | null> {
    onEvent('routing');
    const failure = await planner.plan(place, roundTrip);
    onEvent(failure ? 'routeFailed' : 'routeReady');
    if (failure) return failure;
    keep(withRecent(saved.places, place));
    return start ? setOff(false) : null;
  }

  function setOff(simulated: boolean): Reason | null {
    const { chosen } = planner;
    if (!chosen) return reason('navigation.nothingPlanned');
    const { route, request } = chosen;
    const refused = drive.start(route, { simulated, request });
    if (!refused) planner.clear();
    return refused;
  }

  /** The stops that are still ahead of the drive, the destination last. */
  function remaining(): readonly Waypoint[] {
    const { session, guidance } = state();
    return session?.route.waypoints.slice(guidance?.waypoint ?? 0) ?? [];
  }

  /** Finds the way of the drive anew, with other stops or other wishes. */
  async function driveOn({ stops, ...wishes }: Onward): Promise<Reason | null> {
    const { session, position } = state();
    if (!session) return reason('navigation.notNavigating');
    if (!position) return reason('navigation.noPosition');
    const base = { avoid: [...settings().avoid], ...wishes };
    const request = onwardRequest(base, stops, position, parts.electric() ?? undefined);
    if (!request) return reason('navigation.nothingPlanned');
    const change = ++changes;
    const answer = await parts.findWays(request);
    if (change !== changes || drive.session?.id !== session.id) return null;
    const [route] = answer.ok ? answer.value : [];
    if (!answer.ok || !route) {
      return answer.ok ? reason('navigation.noRoute') : answer.reason;
    }
    return drive.replaceRoute(route, request);
  }

  const isDriving = () => state().session !== null && state().planning.state !== 'ready';

  function addVia(place: Place): Promise<Reason | null> {
    if (!isDriving()) return planner.addVia(place);
    return driveOn({ stops: [waypointOf(place, 'via'), ...remaining()] });
  }

  function removeVia(index: number): Promise<Reason | null> {
    if (!isDriving()) return planner.removeVia(index);
    const removed = state().session?.route.waypoints.slice(0, -1)[index];
    if (!removed) return Promise.resolve(reason('navigation.nothingPlanned'));
    return driveOn({ stops: remaining().filter((stop) => stop !== removed) });
  }

  function addChargingStops(): Promise<Reason | null> {
    if (!isDriving()) return planner.addChargingStops();
    if (!parts.electric()) return Promise.resolve(reason('navigation.noElectricState'));
    return driveOn({ stops: remaining(), keepSocAbove: settings().socFloor });
  }

  function showReachable(shown: boolean): Promise<Reason | null> {
    if (!shown) {
      parts.hideReachable();
      return Promise.resolve(null);
    }
    const { position } = state();
    const electric = parts.electric();
    if (!position) return Promise.resolve(reason('navigation.noPosition'));
    if (!electric) return Promise.resolve(reason('navigation.noElectricState'));
    return parts.reach(electric, { lon: position.lon, lat: position.lat });
  }

  function saveAs(place: Place, as: 'home' | 'company' | 'favourite'): Reason | null {
    const failure = keep(withSaved(saved.places, as, place));
    if (as === 'home') onEvent('homeChanged');
    if (as === 'company') onEvent('companyChanged');
    return failure;
  }

  function done(run: () => unknown): Promise<null> {
    run();
    return Promise.resolve(null);
  }

  return {
    waysChanged() {
      if (planner.state.state === 'ready') return planner.again();
      return state().session ? driveOn({ stops: remaining() }) : Promise.resolve(null);
    },
    perform(command) {
      switch (command.kind) {
        case 'plan': {
          const { destination, roundTrip, start } = command;
          return resolved(destination, (place) => plan(place, roundTrip, start));
        }
        case 'selectRoute':
          return Promise.resolve(planner.select(command.index));
        case 'start':
          return Promise.resolve(setOff(command.simulated));
        case 'cancelPlan':
          return done(() => planner.clear());
        case 'stop':
          return done(() => drive.stop());
        case 'resume':
          return done(() => drive.resume());
        case 'dismissResume':
          return done(() => drive.dismissResume());
        case 'addVia':
          return resolved(command.destination, addVia);
        case 'removeVia':
          return removeVia(command.index);
        case 'addChargingStops':
          return addChargingStops();
        case 'reroute':
          return done(() => drive.reroute());
        case 'repeat':
          return done(() => drive.repeat());
        case 'pauseSimulation':
          return done(() => drive.pause(command.paused));
        case 'leaveRoute':
          return drive.leaveRoute().then(() => null);
        case 'showReachable':
          return showReachable(command.shown);
        case 'save':
          return resolved(command.destination, (place) => saveAs(place, command.as));
        case 'forget':
          return Promise.resolve(keep(withoutSaved(saved.places, command.as, command.placeId)));
        case 'clearRecents':
          return Promise.resolve(keep({ ...saved.places, recents: [] }));
      }
    },
  };
}
