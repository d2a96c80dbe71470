import { pino } from 'pino';
import type { RoutesAnswer } from '../../../shared/contract/host.ts';
import { reason, type ReasonKey } from '../../../shared/contract/reason.ts';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { fakePoint } from '../../../shared/navigation/guidance/fake-route.ts';
import {
  headingAt,
  measureRoute,
  pointAt,
} from '../../../shared/navigation/guidance/route-line.ts';
import type { NavigationEvent, Position } from '../../../shared/navigation/guidance.ts';
import type { Metres } from '../../../shared/navigation/position/plane.ts';
import type { Route, RouteRequest } from '../../../shared/navigation/route.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings/settings.ts';
import type { Drive } from './drive-api.ts';
import type { DriveStorage } from './drive-memory.ts';
import { createDrive } from './drive.ts';
import { loadFerrostar } from './ferrostar.ts';
import { createSpeech } from './speech.ts';

/** Storage for tests: it holds one text, and fails when told to. */
export class FakeStorage implements DriveStorage {
  json: string | null = null;
  isBroken = false;

  read(): string | null {
    return this.json;
  }

  write(json: string): void {
    if (this.isBroken) throw new Error('the disk is full');
    this.json = json;
  }

  clear(): void {
    this.json = null;
  }
}

/** A drive with everything around it made up: one position per second, answers on demand. */
export class FakeDrive {
  readonly clock = new FakeClock();
  readonly storage: FakeStorage;
  readonly events: NavigationEvent[] = [];
  readonly said: string[] = [];
  readonly requests: RouteRequest[] = [];
  /** Answers of the router that are still to come, in order. */
  readonly pending: ((answer: RoutesAnswer) => void)[] = [];
  settings: Settings = DEFAULT_SETTINGS;
  readonly drive: Drive;
  #lastId: number | undefined;

  constructor(storage = new FakeStorage()) {
    this.storage = storage;
    this.drive = createDrive({
      clock: this.clock,
      log: pino({ level: 'silent' }),
      ferrostar: loadFerrostar(),
      route: (request) => {
        this.requests.push(request);
        return new Promise((resolve) => this.pending.push(resolve));
      },
      speech: createSpeech(() => this.settings),
      storage,
      onChange: () => {
        const { utterance } = this.drive;
        if (!utterance || utterance.id === this.#lastId) return;
        this.#lastId = utterance.id;
        this.said.push(utterance.text);
      },
      onEvent: (event) => this.events.push(event),
    });
  }

  /** Events other than those of speech. */
  get happened(): NavigationEvent[] {
    return this.events.filter((event) => !event.startsWith('speech'));
  }

  /** A position of the real car now, in metres from the fake origin. */
  at(metres: Metres, of: Partial<Position> = {}): void {
    const [lon, lat] = fakePoint(metres);
    this.drive.position({
      lon,
      lat,
      speedMps: 10,
      accuracyM: 5,
      quality: 'fix',
      simulated: false,
      onRoute: false,
      ts: this.clock.now().wall,
      ...of,
    });
  }

  /** Drives along `route`, one position per second at `speedMps`. */
  along(route: Route, fromM: number, toM: number, speedMps = 10): void {
    const line = measureRoute(route);
    for (let alongM = fromM; alongM <= toM; alongM += speedMps) {
      const [lon, lat] = pointAt(line, alongM);
      this.at([0, 0], { lon, lat, heading: headingAt(line, alongM), speedMps });
      this.clock.pass(1000);
    }
  }

  /** Drives straight, one position per second at 10 m/s. */
  straight([east, north]: Metres, heading: number, seconds: number): Metres {
    const radians = (heading * Math.PI) / 180;
    let here: Metres = [east, north];
    for (let second = 0; second < seconds; second++) {
      this.at(here, { heading });
      this.clock.pass(1000);
      here = [here[0] + 10 * Math.sin(radians), here[1] + 10 * Math.cos(radians)];
    }
    return here;
  }

  /** The router's answer to the oldest question that is open. */
  async answer(given: Route | ReasonKey): Promise<void> {
    const resolve = this.pending.shift();
    if (!resolve) throw new Error('the router was not asked');
    resolve(
      typeof given === 'string'
        ? { ok: false, reason: reason(given) }
        : { ok: true, value: [given] },
    );
    // The answer passes two promises before it arrives.
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
}
