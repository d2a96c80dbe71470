import { freshValue } from '../vehicle/reading.ts';
import { isValueOf, type ActuatorPath, type SignalValue } from '../vehicle/signal.ts';
import type { ActionContext } from './define.ts';

/**
 * Where an actuator is heading: the target of the command in flight, else its current value.
 * `undefined` when neither is known.
 */
export function targetOf<P extends ActuatorPath>(
  context: Pick<ActionContext, 'readings' | 'commands'>,
  path: P,
): SignalValue<P> | undefined {
  const inFlight = context.commands.findLast(
    (command) =>
      command.path === path && (command.state === 'sending' || command.state === 'pending'),
  );
  if (inFlight && isValueOf(path, inFlight.target)) return inFlight.target;
  return freshValue(context.readings, path);
}
