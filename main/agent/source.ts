import type { VissErrorReason, SourcePresence } from '../../shared/contract/viss.ts';
import type { ActuatorPath, RawSignalValue, SignalPath } from '../../shared/vehicle/signal.ts';

/** One value as a source captured it. */
export interface Sample {
  readonly path: SignalPath;
  /** `null` when the source knows that it has no value for the path now. */
  readonly value: RawSignalValue | null;
  /** Capture time, epoch ms of the wall clock. */
  readonly ts: number;
}

/** What a source can deliver and actuate. */
export interface SourceCapabilities {
  readonly paths: readonly SignalPath[];
  readonly actuators: readonly ActuatorPath[];
}

/** Where a source delivers to; implemented by the agent. */
export interface SourceSink {
  /** Tells whether the source delivers; called before the first sample and on every change. */
  presence(presence: SourcePresence, detail?: string): void;
  /**
   * Delivers samples that belong together. The promise resolves when the agent has taken them:
   * a source that can wait does, one that cannot (a live bus) drops and counts.
   */
  samples(batch: readonly Sample[]): Promise<void>;
  /** Counts something the source discarded (bad frame, unknown id), by reason. */
  discarded(reason: string, count?: number): void;
  /**
   * Test capability, for sources that rehearse faults: cuts the link to every client and refuses
   * new ones for `forMs`. A sink without it has no link to drop.
   */
  dropLink?(forMs: number): void;
}

/** The answer to an actuation: `null` when accepted, else why not. */
export type ActuationFault = {
  readonly reason: VissErrorReason;
  readonly description: string;
} | null;

/**
 * Where vehicle data comes from: a simulator, a recording, a CAN log, later a live bus. Everything
 * the agent knows of a source is this interface, so adding a source touches no other file than the
 * list in `main/agent/sources.ts`.
 */
export interface VehicleSource {
  /** Name in messages and on the command line, e.g. `simulator`. */
  readonly kind: string;
  /** True when the values do not come from a vehicle at this moment. */
  readonly simulated: boolean;
  readonly capabilities: SourceCapabilities;
  /**
   * Present only on sources that rehearse faults: the agent then passes their samples on without
   * checking values, order, or future timestamps, so that the host's own validation is exercised.
   * What would not have passed is sent to subscribers but never kept as the current value.
   */
  readonly unchecked?: true;
  /** Starts delivering; rejects with an actionable error when the source cannot be used at all. */
  start(sink: SourceSink): Promise<void>;
  /** Asks the vehicle to set an actuator; the value has been validated against the catalogue. */
  actuate(path: ActuatorPath, value: RawSignalValue): Promise<ActuationFault>;
  /** Stops delivering and releases what it holds; safe to call twice. */
  stop(): Promise<void>;
}
