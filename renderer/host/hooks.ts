import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { targetOf } from '../../shared/actions/target.ts';
import { refusalOf, type ActionId, type ActionInput } from '../../shared/actions/registry.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';
import { readingOf, type Reading } from '../../shared/vehicle/reading.ts';
import type { ActuatorPath, SignalPath, SignalValue } from '../../shared/vehicle/signal.ts';
import type { PageState } from './page-state.ts';
import { pageStore } from './page-store.ts';
import { contextOf } from './perform.ts';

/** Selects from the page store; the component renders again only when the selection changes. */
export function usePage<T>(selector: (state: PageState) => T): T {
  return useStore(pageStore, selector);
}

/**
 * Whether the host can be asked. What asks it has this among its dependencies: a question waits for
 * a host that is away, and one that was lost with it is asked again.
 */
export function useHostHeard(): boolean {
  return usePage(({ host }) => host.state === 'connected');
}

/** What is known of a signal now. */
export function useReading<P extends SignalPath>(path: P): Reading<P> {
  return usePage((state) => readingOf(state.readings, path));
}

/** What a control for an actuator needs: the reading, the pending target, and whether it can act. */
export interface ActuatorView<P extends ActuatorPath> {
  readonly reading: Reading<P>;
  /** Where it is heading: the target in flight, else the current value; `undefined` if unknown. */
  readonly target: SignalValue<P> | undefined;
  /** True while a command is under way and the signal has not followed. */
  readonly pending: boolean;
  /** False when the vehicle has no such actuator or cannot be reached. */
  readonly supported: boolean;
}

/** Follows one actuator: its reading, its pending command, and whether the vehicle offers it. */
export function useActuator<P extends ActuatorPath>(path: P): ActuatorView<P> {
  return usePage(
    useShallow((state: PageState) => ({
      reading: readingOf(state.readings, path),
      target: targetOf(state, path),
      pending: state.commands.some((command) => command.path === path && isInFlight(command)),
      supported: state.actuators.has(path),
    })),
  );
}

function isInFlight(command: VehicleCommand): boolean {
  return command.state === 'sending' || command.state === 'pending';
}

/**
 * Why an action would be refused now, or `null`. Asked again when what the predicates look at
 * changes, not with every value of the car.
 */
export function useRefusal<Id extends ActionId>(id: Id, input: ActionInput<Id>): Reason | null {
  usePage(({ restrictions }) => restrictions);
  usePage(({ session }) => session?.zone);
  return refusalOf(id, input, contextOf(pageStore.getState()));
}
