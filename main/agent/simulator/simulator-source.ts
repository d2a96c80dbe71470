import type { SourceSink, VehicleSource } from '../source.ts';
import {
  isActuatorPath,
  SIGNAL_PATHS,
  type ActuatorPath,
  type RawSignalValue,
  type SignalPath,
} from '../../../shared/vehicle/signal.ts';
import { command, isActuated } from './actuation.ts';
import { environmentAt } from './environment.ts';
import { ACTUATOR_LAG, actuatorFault, badSamples, faultAt, type TimedFault } from './faults.ts';
import type { Corner } from './route.ts';
import { createSampler, type Sampler } from './sampling.ts';
import { begin, SCENARIOS, type Scenario } from './scenario.ts';
import { signalsOf } from './signals.ts';
import { step } from './step.ts';
import { poseOf, type StepInputs, type VehicleState, type World } from './vehicle-state.ts';

export { SCENARIOS, type Scenario };

/** Calls `task` every `periodMs` until the returned function is called. */
export type Schedule = (task: () => void, periodMs: number) => () => void;

export interface SimulatorOptions {
  readonly scenario: Scenario;
  /** Picks the weather, traffic lights, start values, and faults; the same seed, the same drive. */
  readonly seed: number;
  /** How many simulated seconds pass per second, 1 to 60. */
  readonly clockFactor: number;
  /** Driven instead of the scenario's own route, where the scenario drives. */
  readonly route?: readonly Corner[];
  /** Wall clock, epoch ms. */
  readonly now?: () => number;
  readonly schedule?: Schedule;
}

/** Real time between two batches, ms. */
const TICK = 50;
/** Simulated time of one step, s. */
export const STEP = 0.02;
/** Steps that one tick takes at most; a computer that cannot keep up loses simulated time instead. */
const MOST_STEPS = 600;
/** Fastest clock. */
const FASTEST = 60;

interface Run {
  readonly world: World;
  readonly sampler: Sampler;
  readonly sink: SourceSink;
  /** Wall clock at the start, epoch ms. */
  readonly startedAt: number;
  state: VehicleState;
  inputs: StepInputs;
  /** Wall clock of the last tick, epoch ms. */
  tickedAt: number;
  /** Simulated time that has not been stepped through yet, s. */
  owed: number;
  /** True until the agent has taken the last batch. */
  sending: boolean;
  /** Signals to report in the next batch although they are not due. */
  readonly atOnce: Set<SignalPath>;
  fault: TimedFault | null;
  cancel: () => void;
}

const everyPeriod: Schedule = (task, periodMs) => {
  const timer = setInterval(task, periodMs);
  return () => {
    clearInterval(timer);
  };
};

/**
 * A mid-size electric car that exists only in arithmetic: it drives, charges, warms up, and does
 * what it is asked to, as fast as `clockFactor` says. Deterministic: the same scenario, seed, and
 * clock give the same samples.
 *
 * The samples are values of the simulated car at wall-clock time. In the `faults` scenario the
 * source is `unchecked` and follows the schedule in `faults.ts`.
 *
 * @throws RangeError when `clockFactor` is not within 1 to 60 or `seed` is not finite
 */
export function createSimulatorSource(options: SimulatorOptions): VehicleSource {
  const { scenario, seed, clockFactor, route, now = Date.now, schedule = everyPeriod } = options;
  if (!(clockFactor >= 1 && clockFactor <= FASTEST)) {
    throw new RangeError(`clock factor must be between 1 and ${FASTEST}, not ${clockFactor}`);
  }
  if (!Number.isFinite(seed)) throw new RangeError('seed must be a finite number');
  const faulty = scenario === 'faults';
  let run: Run | null = null;

  function inputsAt(world: World, state: VehicleState): StepInputs {
    const epoch = world.startEpoch + state.time * 1000;
    const environment = environmentAt(seed, epoch, state.time, poseOf(state, world));
    return { world, environment };
  }

  function advance(current: Run, elapsedMs: number): void {
    current.owed += (elapsedMs / 1000) * clockFactor;
    let steps = Math.floor(current.owed / STEP + 1e-9);
    current.owed -= steps * STEP;
    if (steps > MOST_STEPS) {
      current.sink.discarded('late-simulation-step', steps - MOST_STEPS);
      steps = MOST_STEPS;
    }
    if (steps === 0) return;
    current.inputs = inputsAt(current.world, current.state);
    const asked = current.state.pending;
    for (let index = 0; index < steps; index++) {
      current.state = step(current.state, current.inputs, STEP);
    }
    for (const waiting of asked) {
      if (!current.state.pending.includes(waiting)) current.atOnce.add(waiting.path);
    }
  }

  function deliver(current: Run, before: number): void {
    const ts = current.tickedAt;
    const values = signalsOf(current.state, current.inputs, ts);
    let samples = current.sampler.due(values, ts, current.atOnce);
    current.atOnce.clear();
    if (faulty) {
      const { startedAt, fault } = current;
      if (fault?.kind === 'frozen-speed') {
        samples = samples.filter(({ path }) => path !== 'Vehicle.Speed');
      }
      const bad = fault ? badSamples(fault, before - startedAt, ts - startedAt, ts) : [];
      samples.push(...bad);
      // A signal that is only sent on change would otherwise stay wrong for good.
      for (const { path } of bad) current.atOnce.add(path);
    }
    if (samples.length === 0) return;
    current.sending = true;
    current.sink.samples(samples).then(
      () => {
        current.sending = false;
      },
      (error: unknown) => {
        // The agent could not take the batch: without it there is nobody to simulate for.
        current.cancel();
        if (run === current) run = null;
        current.sink.presence('failed', error instanceof Error ? error.message : String(error));
      },
    );
  }

  function beginFault(current: Run): void {
    const fault = faultAt(seed, current.tickedAt - current.startedAt);
    const began = fault !== null && fault.from !== current.fault?.from;
    current.fault = fault;
    if (began && fault.kind === 'link-drop') current.sink.dropLink?.(fault.to - fault.from);
  }

  function tick(current: Run): void {
    const before = current.tickedAt;
    // A wall clock that was set back: no time has passed, and no sample goes back in time.
    current.tickedAt = Math.max(before, now());
    advance(current, current.tickedAt - before);
    if (faulty) beginFault(current);
    // The agent has not taken the last batch: what changed meanwhile goes with the next one.
    if (!current.sending) deliver(current, before);
  }

  return {
    kind: 'simulator',
    simulated: true,
    ...(faulty && { unchecked: true as const }),
    capabilities: {
      paths: SIGNAL_PATHS,
      actuators: SIGNAL_PATHS.filter(isActuatorPath).filter(isActuated),
    },

    start: async (sink) => {
      if (run) throw new Error('the simulator has already been started');
      sink.presence('starting');
      const startedAt = now();
      const { world, state } = begin(scenario, seed, startedAt, route);
      const current: Run = {
        world,
        sink,
        startedAt,
        state,
        sampler: createSampler(),
        inputs: inputsAt(world, state),
        tickedAt: startedAt,
        owed: 0,
        sending: false,
        atOnce: new Set(),
        fault: null,
        cancel: () => undefined,
      };
      run = current;
      sink.presence('present', `${scenario}, seed ${seed}, ${clockFactor}x`);
      deliver(current, startedAt);
      current.cancel = schedule(() => tick(current), TICK);
      return Promise.resolve();
    },

    actuate: (path: ActuatorPath, value: RawSignalValue) => {
      if (!run) {
        return Promise.resolve({
          reason: 'service_unavailable' as const,
          description: 'The simulator is not running',
        });
      }
      const fault = faulty ? actuatorFault(seed, path) : null;
      if (fault === 'refuse') {
        return Promise.resolve({
          reason: 'service_unavailable' as const,
          description: `${path} does not answer (simulated fault)`,
        });
      }
      // A lagging actuator is late in real time, so that it is late for the person who waits.
      const lag = fault === 'lag' ? ACTUATOR_LAG * clockFactor : 0;
      const { state, refusal } = command(run.state, path, value, lag);
      if (fault !== 'stuck') run.state = state;
      return Promise.resolve(refusal);
    },

    stop: () => {
      run?.cancel();
      run = null;
      return Promise.resolve();
    },
  };
}
