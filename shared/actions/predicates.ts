import { reason, type Reason } from '../contract/reason.ts';
import { isRestricted, type RestrictionFlag } from '../vehicle/restrictions.ts';
import type { ActionContext } from './define.ts';

/** Why `flag` withholds something on this display, or `null` when it does not. */
export function withheldBy(context: ActionContext, flag: RestrictionFlag): Reason | null {
  if (!isRestricted(context.restrictions, flag)) return null;
  return reason(
    context.restrictions.drivingState === 'unknown' ? 'restricted.unknown' : 'restricted.moving',
  );
}

/** Why something about the vehicle is not known: nothing is heard of it, or it does not tell. */
export function unknownState(context: ActionContext): Reason {
  return reason(context.isVehicleHeard ? 'vehicle.stateUnknown' : 'vehicle.linkLost');
}

/**
 * Allows what must only happen at standstill (opening, unlocking). It looks at the vehicle, not at
 * the display: a passenger's display is exempt from distraction rules, never from these.
 */
export function onlyAtStandstill(context: ActionContext): Reason | null {
  switch (context.restrictions.drivingState) {
    case 'parked':
    case 'idling':
      return null;
    case 'moving':
      return reason('vehicle.unsafeWhileMoving');
    case 'unknown':
      return unknownState(context);
  }
}

/** Allows what is the driver's alone (lights, wipers) from the driver's display. */
export function onlyDriverDisplay(context: ActionContext): Reason | null {
  return context.zone === 'driver' ? null : reason('restricted.passengerDisplay');
}

/** The first reason of several predicates. */
export function firstReason(...reasons: readonly (Reason | null)[]): Reason | null {
  return reasons.find((candidate) => candidate !== null) ?? null;
}
