import {
  vissError,
  type SetRequest,
  type SourcePresence,
  type VissError,
} from '../../shared/contract/viss.ts';
import {
  isActuatorPath,
  isSignalPath,
  type ActuatorPath,
  type RawSignalValue,
} from '../../shared/vehicle/signal.ts';
import { valueFaultOf } from './current-values.ts';
import { leavesUnder } from './path-match.ts';

/** What decides whether a `set` may go to the source now. */
export interface SetSituation {
  readonly presence: SourcePresence;
  readonly actuators: readonly ActuatorPath[];
  /** Wall clock, epoch ms. */
  readonly now: number;
}

export type SetDecision =
  | { readonly allowed: true; readonly path: ActuatorPath; readonly value: RawSignalValue }
  | { readonly allowed: false; readonly error: VissError };

/**
 * Decides a `set` before the source sees it. What is wrong with the request comes first (404, 403,
 * 400), then what is wrong with the moment (408, 503).
 */
export function checkSet(request: SetRequest, situation: SetSituation): SetDecision {
  const { path, value } = request;
  if (!isSignalPath(path)) {
    return leavesUnder(path).length > 0
      ? refused('invalid_data', `${path} is not a leaf; set takes one actuator.`)
      : refused('unavailable_data', `${path} is unknown.`);
  }
  if (!isActuatorPath(path)) {
    return refused('forbidden_request', `${path} is not an actuator and cannot be set.`);
  }
  const fault = valueFaultOf(path, value);
  if (fault) return refused('invalid_data', `The value does not fit ${path}: ${fault}.`);
  if (request.expiresAt !== undefined && Date.parse(request.expiresAt) <= situation.now) {
    return refused('request_timeout', `The request expired at ${request.expiresAt}.`);
  }
  if (situation.presence !== 'present') {
    return refused('service_unavailable', `The data source is ${situation.presence}.`);
  }
  if (!situation.actuators.includes(path)) {
    return refused('service_unavailable', `The data source cannot actuate ${path}.`);
  }
  return { allowed: true, path, value };
}

function refused(...error: Parameters<typeof vissError>): SetDecision {
  return { allowed: false, error: vissError(...error) };
}
