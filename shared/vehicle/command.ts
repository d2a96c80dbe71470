import type { Reason } from '../contract/reason.ts';
import type { ActuatorPath, RawSignalValue } from './signal.ts';

/**
 * The life of one command to the vehicle. "Accepted" by the agent and "actuated" by the car are
 * different things: only the signal itself confirms (VISS 3.0: a successful `set` does not
 * guarantee actuation).
 */
export type CommandState =
  | 'sending' // handed to the link, no answer yet
  | 'pending' // the agent accepted it; the signal has not followed yet
  | 'confirmed' // the signal shows the target
  | 'failed'; // refused, timed out, lost, or superseded: see `reason`

/** A command as displays see it. */
export interface VehicleCommand {
  readonly id: string;
  readonly path: ActuatorPath;
  readonly target: RawSignalValue;
  readonly state: CommandState;
  /** Present when `state` is `failed`. */
  readonly reason?: Reason;
}
