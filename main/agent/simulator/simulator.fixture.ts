import type { Sample, SourceSink } from '../source.ts';
import type { SignalPath } from '../../../shared/vehicle/signal.ts';
import { environmentAt } from './environment.ts';
import { begin, type Scenario } from './scenario.ts';
import { STEP, type Schedule } from './simulator-source.ts';
import { step } from './step.ts';
import { poseOf, type StepInputs, type VehicleState, type World } from './vehicle-state.ts';

/** 15 June 2026, 10:00 in Hangzhou. */
export const MORNING = Date.UTC(2026, 5, 15, 2);
/** 15 January 2026, 22:00 in Hangzhou. */
export const WINTER_NIGHT = Date.UTC(2026, 0, 15, 14);

/** A car of a scenario that tests step by hand. */
export class TestCar {
  readonly world: World;
  state: VehicleState;

  constructor(scenario: Scenario, seed = 1, epoch = MORNING) {
    const { world, state } = begin(scenario, seed, epoch);
    this.world = world;
    this.state = state;
  }

  get inputs(): StepInputs {
    const { world, state } = this;
    const epoch = world.startEpoch + state.time * 1000;
    const place = poseOf(state, world);
    return { world, environment: environmentAt(world.seed, epoch, state.time, place) };
  }

  /** Steps for `seconds`; `each` sees every step. */
  run(seconds: number, each?: (after: VehicleState, before: VehicleState) => void): this {
    const steps = Math.round(seconds / STEP);
    let inputs = this.inputs;
    for (let index = 0; index < steps; index++) {
      if (index % 50 === 0) inputs = this.inputs;
      const before = this.state;
      this.state = step(before, inputs, STEP);
      each?.(this.state, before);
    }
    return this;
  }
}

/** A wall clock and timer that stand still until told to advance. */
export class TestClock {
  time: number;
  readonly #tasks = new Map<() => void, { period: number; next: number }>();

  constructor(time = MORNING) {
    this.time = time;
  }

  readonly now = (): number => this.time;

  readonly schedule: Schedule = (task, periodMs) => {
    this.#tasks.set(task, { period: periodMs, next: this.time + periodMs });
    return () => this.#tasks.delete(task);
  };

  /** Sets the clock by `ms` while nothing runs: a computer that slept, or a clock that was set. */
  jump(ms: number): void {
    this.time += ms;
    for (const timer of this.#tasks.values()) timer.next += ms;
  }

  get scheduled(): number {
    return this.#tasks.size;
  }

  /** Lets `ms` pass; promises settle between two ticks, as they do between two timers. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.#tasks].sort(([, a], [, b]) => a.next - b.next)[0];
      if (due === undefined || due[1].next > end) break;
      const [task, timer] = due;
      this.time = timer.next;
      timer.next += timer.period;
      task();
      await Promise.resolve();
      await Promise.resolve();
    }
    this.time = end;
  }
}

/** A sink that keeps what it is given. */
export class TestSink implements SourceSink {
  readonly batches: Sample[][] = [];
  readonly presences: string[] = [];
  readonly drops: number[] = [];
  readonly discards: Record<string, number> = {};
  readonly latest = new Map<SignalPath, Sample>();
  /** What the next batches are answered with. */
  answer: () => Promise<void> = () => Promise.resolve();

  presence(presence: string, detail?: string): void {
    this.presences.push(detail === undefined ? presence : `${presence}: ${detail}`);
  }

  samples(batch: readonly Sample[]): Promise<void> {
    this.batches.push([...batch]);
    for (const sample of batch) this.latest.set(sample.path, sample);
    return this.answer();
  }

  discarded(reason: string, count = 1): void {
    this.discards[reason] = (this.discards[reason] ?? 0) + count;
  }

  dropLink(forMs: number): void {
    this.drops.push(forMs);
  }

  /** Every sample of one path. */
  of(path: SignalPath): Sample[] {
    return this.batches.flat().filter((sample) => sample.path === path);
  }

  valueOf(path: SignalPath): Sample['value'] | undefined {
    return this.latest.get(path)?.value;
  }
}
