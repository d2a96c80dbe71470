import { pino } from 'pino';
import type { Drive } from '../../main/navigation/guidance/drive-api.ts';
import { createDrive } from '../../main/navigation/guidance/drive.ts';
import { loadFerrostar } from '../../main/navigation/guidance/ferrostar.ts';
import type { AskRoute } from '../../main/navigation/guidance/rerouting.ts';
import { createSpeech } from '../../main/navigation/guidance/speech.ts';
import { wrongTurn } from '../../main/navigation/guidance/wrong-turn.ts';
import { FakeClock } from '../../shared/fake-clock.ts';
import { LATEST_S } from '../../shared/navigation/guidance/announcing.ts';
import { partsAfter } from '../../shared/navigation/guidance/detour.ts';
import { measureLine, measureRoute } from '../../shared/navigation/guidance/route-line.ts';
import {
  drive as driveOn,
  planRoute,
  planSpeeds,
  type Motion,
  type SpeedPlan,
} from '../../shared/navigation/guidance/simulated-motion.ts';
import { isForTheDriver } from '../../shared/navigation/guidance/upcoming.ts';
import type { Position } from '../../shared/navigation/guidance.ts';
import type { Route, RouteRequest } from '../../shared/navigation/route.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import type { Receiver } from '../../shared/navigation/guidance/fake-receiver.ts';

/** What a drive along one route came to. */
export interface Outcome {
  readonly completed: boolean;
  readonly falseOffRoutes: number;
  /** Manoeuvres that left room for an instruction in time, and those whose instruction was late. */
  readonly instructed: number;
  readonly late: number;
}

/** A car that stands at the end of its route and has not been told to have arrived, gives up, s. */
const PATIENCE_S = 60;
const DETOUR_MPS = 11;

/** The drive under test, its clock, and what it did. */
interface Bench {
  readonly clock: FakeClock;
  readonly drive: Drive;
  readonly events: string[];
  readonly take: (position: Position) => void;
}

function bench(route: AskRoute): Bench {
  const clock = new FakeClock();
  const events: string[] = [];
  const speech = createSpeech(() => DEFAULT_SETTINGS);
  const drive = createDrive({
    clock,
    log: pino({ level: 'silent' }),
    ferrostar: loadFerrostar(),
    route,
    speech,
    storage: { read: () => null, write: () => undefined, clear: () => undefined },
    onChange: () => undefined,
    onEvent: (event) => events.push(event),
  });
  return { clock, drive, events, take: (position) => drive.position(position) };
}

/** Drives `route` as it is, through the receiver's errors, one fix per second. */
export function driveFaithfully(route: Route, request: RouteRequest, receiver: Receiver): Outcome {
  // The way is never left, so whoever asks for a new one gets the old one: the driver does not obey.
  const { clock, drive, events, take } = bench(() => Promise.resolve({ ok: true, value: [route] }));
  const line = measureRoute(route);
  const plan = planRoute(route, line);
  const passedAt = new Map<number, number>();
  const toldAt = new Map<number, number[]>();
  let truth: Motion = { alongM: 0, speedMps: 0 };
  let waited = 0;
  let lastUtterance = 0;
  take(receiver.fix(line, truth, clock.now().wall));
  drive.start(route, { simulated: false, request });
  for (let second = 0; drive.guidance?.status !== 'arrived' && waited < PATIENCE_S; second++) {
    note(second);
    const next = driveOn(plan, truth, 1);
    line.manoeuvreAt.forEach((at, index) => {
      if (at <= next.alongM && !passedAt.has(index)) {
        const moved = next.alongM - truth.alongM;
        passedAt.set(index, second + (moved > 0 ? (at - truth.alongM) / moved : 0));
      }
    });
    truth = next;
    if (truth.alongM >= line.lengthM) waited += 1;
    clock.pass(1000);
    take(receiver.fix(line, truth, clock.now().wall));
  }
  const completed = events.includes('arrived') && line.lengthM - truth.alongM < 100;
  drive.close();
  return {
    completed,
    falseOffRoutes: events.filter((event) => event === 'rerouting').length,
    ...lateness(),
  };

  function note(second: number): void {
    const { utterance, guidance } = drive;
    if (!utterance || utterance.id === lastUtterance) return;
    lastUtterance = utterance.id;
    if (utterance.kind !== 'manoeuvre' || !guidance?.next) return;
    const { manoeuvre } = guidance.next;
    toldAt.set(manoeuvre, [...(toldAt.get(manoeuvre) ?? []), second]);
    const joined =
      guidance.then && utterance.text.includes('然后') ? guidance.then.manoeuvre : null;
    if (joined !== null) toldAt.set(joined, [...(toldAt.get(joined) ?? []), second]);
  }

  function lateness(): { instructed: number; late: number } {
    let instructed = 0;
    let late = 0;
    let before = 0;
    for (const [index, manoeuvre] of route.manoeuvres.entries()) {
      const at = passedAt.get(index);
      if (!isForTheDriver(manoeuvre) || at === undefined) continue;
      const hasRoom = at - before >= LATEST_S + 1;
      before = at;
      // Leaving a roundabout is told on entering it.
      if (!hasRoom || manoeuvre.type === 'RoundaboutExit') continue;
      if (manoeuvre.type.startsWith('Destination')) continue;
      instructed += 1;
      const told = toldAt.get(index) ?? [];
      if (!told.some((second) => at - second >= LATEST_S)) late += 1;
      else if (told.some((second) => second < at && at - second < LATEST_S)) late += 1;
    }
    return { instructed, late };
  }
}

export interface Deviation {
  /** From the fix that proves it to the new way being driven, real ms. */
  readonly rerouteMs: number;
  /** From where the ways part to the notice, s of driving. */
  readonly noticedS: number;
}

/** Leaves `route` on real roads after a third of it; `null` where no road leads away from it. */
export async function driveAway(
  route: Route,
  request: RouteRequest,
  receiver: Receiver,
  ask: AskRoute,
): Promise<Deviation | null> {
  const { clock, drive, events, take } = bench(ask);
  const line = measureRoute(route);
  let plan: SpeedPlan = planRoute(route, line);
  let truth: Motion = { alongM: 0, speedMps: 0 };
  const second = (): void => {
    truth = driveOn(plan, truth, 1);
    clock.pass(1000);
  };
  take(receiver.fix(plan.line, truth, clock.now().wall));
  drive.start(route, { simulated: false, request });
  try {
    while (truth.alongM < line.lengthM / 3) {
      second();
      take(receiver.fix(plan.line, truth, clock.now().wall));
    }
    const here = receiver.fix(plan.line, truth, clock.now().wall);
    const wrong = measureLine(await wrongTurn(ask, route, here, truth.alongM));
    const nearby = { fromM: Math.max(0, truth.alongM - 100), toM: truth.alongM + 4000 };
    const partsAt = partsAfter(wrong, line, nearby) ?? Infinity;
    plan = planSpeeds(wrong, () => DETOUR_MPS);
    truth = { alongM: 0, speedMps: truth.speedMps };
    let partedFor = 0;
    while (truth.alongM < wrong.lengthM) {
      second();
      if (truth.alongM > partsAt) partedFor += 1;
      const position = receiver.fix(plan.line, truth, clock.now().wall);
      const begun = performance.now();
      take(position);
      if (!isRerouting(drive)) continue;
      while (isRerouting(drive)) await new Promise((resolve) => setImmediate(resolve));
      return events.includes('routeReady')
        ? { rerouteMs: performance.now() - begun, noticedS: partedFor }
        : null;
    }
    return null;
  } finally {
    drive.close();
  }
}

const isRerouting = ({ session }: Drive): boolean => session?.isRerouting === true;
