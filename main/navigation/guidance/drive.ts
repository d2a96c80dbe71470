import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type {
  Guidance,
  NavigationSession,
  Position,
  Utterance,
} from '../../../shared/navigation/guidance.ts';
import type { Message } from '../../../shared/language/message.ts';
import { distanceMessage, durationMessage } from '../../../shared/navigation/guidance/quantity.ts';
import type { Route, RouteRequest } from '../../../shared/navigation/route.ts';
import type { Drive, DriveOptions, StartOptions } from './drive-api.ts';
import { createDriveMemory } from './drive-memory.ts';
import { createGuide, type Guide } from './guide.ts';
import { onwardFrom, sessionOf, storedOf, type Lead } from './lead.ts';
import type { Remark } from './remark.ts';
import { createRerouting } from './rerouting.ts';
import { createResumption } from './resumption.ts';
import { createSimulatedDrive, simulatedStart } from './simulated-drive.ts';
import { createUtterances } from './utterances.ts';
import { wrongTurn } from './wrong-turn.ts';

export type { Drive } from './drive-api.ts';

/** After arriving the drive ends by itself, ms: the driver has read that it has arrived. */
const ARRIVED_FOR_MS = 10_000;

/** Without any position for this long the car's place is not known, ms. */
const SILENT_AFTER_MS = 5000;

/** How the first sentence of a drive begins. */
type Opening = 'started' | 'simulationStarted' | 'continued';

/** The guidance of the host; stands still until it is started. */
export function createDrive(options: DriveOptions): Drive {
  const { clock, log, ferrostar, speech, onChange, onEvent } = options;
  const measured = () => options.electric?.();
  const utterances = createUtterances(clock, onEvent);
  const storedNow = () => lead && storedOf(lead, shown, measured(), clock.now().wall);
  const memory = createDriveMemory(clock, log, options.storage, storedNow);
  let started = 0;
  let lead: Lead | null = null;
  let guidance: Guidance | null = null;
  let session: NavigationSession | null = null;
  let shown: Position | null = null;
  /** The last position of the real car, and of the car that is led. */
  let real: Position | null = null;
  let latest: Position | null = null;
  let latestAt = 0;
  let cancelEnd: (() => void) | null = null;

  const rerouting = createRerouting({
    clock,
    log,
    route: options.route,
    request: () => lead && latest && onwardFrom(lead, latest, measured()),
    onAttempt: () => onEvent('routing'),
    onRoute(route) {
      onEvent('routeReady');
      if (!lead) return;
      lead.reroutes += 1;
      takeRoute(lead, route, 'rerouted');
    },
    onFailure(why) {
      onEvent('routeFailed');
      if (!lead) return;
      lead.trouble = why;
      changed();
    },
  });

  const resumption = createResumption({
    clock,
    log,
    route: options.route,
    position: () => real,
    electric: measured,
    onEvent,
    onChange,
    onContinue(route, request, { simulated, paused, reroutes }) {
      const refused = begin(route, { simulated, request }, 'continued');
      if (refused) log.warn({ reason: refused }, 'the drive under way cannot be continued');
      if (refused || !lead) return;
      lead.reroutes = reroutes;
      if (paused) pause(true);
      changed();
    },
  });

  const cancelWatch = clock.every(1000, () => {
    if (!latest || latest.quality === 'lost') return;
    if (clock.now().mono - latestAt >= SILENT_AFTER_MS) take({ ...latest, quality: 'lost' });
  });

  function begin(
    route: Route,
    { simulated, request }: StartOptions,
    opening: Opening,
  ): Reason | null {
    const position = simulated ? startOf(route) : real;
    if (!position) return reason(simulated ? 'navigation.noRoute' : 'navigation.noPosition');
    const guide = guideFor(route, position, request);
    if (!guide) return reason('navigation.routerFailed', 'the route cannot be followed');
    end();
    resumption.drop();
    started += 1;
    const car = simulated ? createSimulatedDrive({ clock, onPosition: take }) : null;
    lead = {
      id: `${clock.now().wall.toString(36)}-${started}`,
      guide,
      request,
      car,
      reroutes: 0,
      trouble: undefined,
      isOff: false,
      hasArrived: false,
    };
    onEvent(simulated ? 'simulationStarted' : 'guidanceStarted');
    car?.follow(route, position);
    const { distanceUnit } = speech.listener;
    firstStep(lead, position, 'state', {
      key: `said.${opening}`,
      values: {
        distance: distanceMessage(route.distanceM, distanceUnit),
        duration: durationMessage(route.durationS),
      },
    });
    keep();
    return null;
  }

  function startOf(route: Route): Position | null {
    try {
      return simulatedStart(route, clock.now().wall);
    } catch (error) {
      log.error({ error, route: route.id }, 'a route has no way');
      return null;
    }
  }

  function guideFor(route: Route, position: Position, request: RouteRequest): Guide | null {
    const startSoc = request.electric?.soc;
    const soc = () => (lead?.car ? undefined : measured()?.soc);
    try {
      return createGuide({ ferrostar, route, position, speech, startSoc, soc });
    } catch (error) {
      log.error({ error, route: route.id }, 'a route cannot be followed');
      return null;
    }
  }

  /** Leads along another route from now on. */
  function takeRoute(of: Lead, route: Route, said: 'rerouted' | null): Reason | null {
    if (!latest) return reason('navigation.noPosition');
    const guide = guideFor(route, latest, of.request);
    if (!guide) return reason('navigation.routerFailed', 'the route cannot be followed');
    of.guide.free();
    of.guide = guide;
    of.trouble = undefined;
    of.isOff = false;
    rerouting.cancel();
    utterances.silence();
    of.car?.follow(route, latest);
    const distance = distanceMessage(route.distanceM, speech.listener.distanceUnit);
    const news: Message = { key: 'said.rerouted', values: { distance } };
    firstStep(of, latest, 'rerouted', said && news);
    keep();
    return null;
  }

  /** The first position on a route: a manoeuvre right ahead is said instead of the news. */
  function firstStep(
    of: Lead,
    position: Position,
    kind: Utterance['kind'],
    news: Message | null,
  ): void {
    const remark = stepOf(of, position, news !== null);
    if (remark) speak(remark);
    else if (news && speech.voice !== 'muted') speak({ kind, message: news });
    changed();
  }

  function stepOf(of: Lead, position: Position, isSpeaking: boolean): Remark | null {
    latest = position;
    latestAt = clock.now().mono;
    const step = of.guide.step(position, clock.now().wall, isSpeaking);
    guidance = step.guidance;
    shown = step.shown;
    if (guidance.status === 'offRoute' && !of.isOff) leftRoute(of);
    if (guidance.status === 'following' && of.isOff) foundBack(of);
    if (guidance.status === 'arrived') arrived(of);
    else if (step.reached !== null) keep();
    return step.remark;
  }

  function take(position: Position): void {
    if (!lead || lead.hasArrived) return;
    const remark = stepOf(lead, position, utterances.isSpeaking);
    if (remark) speak(remark);
    changed();
  }

  function leftRoute(of: Lead): void {
    of.isOff = true;
    utterances.silence();
    if (speech.voice !== 'muted') speak({ kind: 'offRoute', message: { key: 'said.offRoute' } });
    onEvent('rerouting');
    rerouting.restart();
  }

  /** The car came back by itself before there was another way. */
  function foundBack(of: Lead): void {
    of.isOff = false;
    of.trouble = undefined;
    rerouting.cancel();
    utterances.silence();
  }

  function arrived(of: Lead): void {
    of.hasArrived = true;
    rerouting.cancel();
    memory.forget();
    onEvent('arrived');
    cancelEnd = clock.after(ARRIVED_FOR_MS, () => {
      end();
      changed();
    });
  }

  function end(): void {
    cancelEnd?.();
    cancelEnd = null;
    rerouting.cancel();
    if (!lead) return;
    const { car, guide } = lead;
    car?.stop();
    guide.free();
    lead = null;
    guidance = null;
    shown = null;
    latest = null;
    utterances.silence();
    onEvent(car ? 'simulationEnded' : 'guidanceEnded');
  }

  function pause(paused: boolean): void {
    if (!lead?.car || lead.car.paused === paused) return;
    lead.car.pause(paused);
    onEvent(paused ? 'simulationPaused' : 'simulationStarted');
    keep();
    changed();
  }

  function speak({ kind, message }: Remark): void {
    utterances.say(kind, speech.text(message));
  }

  function keep(): void {
    const stored = storedNow();
    if (stored) memory.keep(stored);
  }

  function changed(): void {
    session = lead && sessionOf(lead, rerouting.isRunning);
    onChange();
  }

  return {
    get session() {
      return session;
    },
    get guidance() {
      return guidance;
    },
    get utterance() {
      return utterances.current;
    },
    get shown() {
      return shown;
    },
    get resumable() {
      return resumption.resumable;
    },
    start: (route, start) => begin(route, start, start.simulated ? 'simulationStarted' : 'started'),
    stop() {
      if (!lead) return;
      end();
      memory.forget();
      changed();
    },
    pause,
    reroute() {
      if (!lead || lead.hasArrived) return;
      onEvent('rerouting');
      rerouting.restart();
      changed();
    },
    replaceRoute(route, request) {
      if (!lead || lead.hasArrived) return reason('navigation.notNavigating');
      if (request) lead.request = request;
      return takeRoute(lead, route, null);
    },
    async leaveRoute() {
      const of = lead;
      if (!of?.car || of.hasArrived || !latest || !guidance) return;
      const { travelledM } = guidance;
      const points = await wrongTurn(options.route, of.guide.route, latest, travelledM);
      if (lead === of) of.car.leave(points, latest);
    },
    repeat() {
      if (!lead) return;
      const again = lead.isOff ? null : lead.guide.repeat();
      if (again) speak(again);
      else if (lead.isOff) speak({ kind: 'offRoute', message: { key: 'said.offRoute' } });
      changed();
    },
    position(position) {
      real = position;
      if (!lead) resumption.retry();
      else if (!lead.car) take(position);
    },
    reckonAlong(movedM) {
      if (!lead || lead.car || guidance?.status !== 'following') return null;
      return lead.guide.reckonAlong(movedM);
    },
    restore() {
      resumption.take(memory.recall());
    },
    resume() {
      resumption.resume();
      onChange();
    },
    dismissResume() {
      if (!resumption.resumable) return;
      resumption.drop();
      memory.forget();
      onChange();
    },
    close() {
      keep();
      memory.close();
      cancelWatch();
      resumption.drop();
      end();
    },
  };
}
