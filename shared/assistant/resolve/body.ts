import { targetOf } from '../../actions/target.ts';
import type { ActionInput } from '../../actions/registry.ts';
import type { Frame } from '../frame.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import { directionOf, has, says, switchOf } from './said.ts';
import { act, ask, perform, type Resolution, type Rule } from './wish.ts';

/** Locks, tailgate, lights, wipers, and the trip meter; `null` for anything else. */
export const resolveBody: Rule = (frame, context) =>
  locked(frame) ?? tailgate(frame) ?? lit(frame) ?? wiped(frame, context) ?? tripReset(frame);

const PLAIN = 0.8;

/**
 * Only words for locking move the locks: "open the door" is a wish this car cannot grant, and must
 * not unlock it on the way.
 */
function locked(frame: Frame): Resolution {
  if (says(frame, 'device', 'childLock', 'windowLock')) return null;
  const isAboutCar = !says(frame, 'device', 'trunk', 'bonnet', 'screen', 'key');
  if (!isAboutCar) return null;
  // "Unlock" alone means the car; beside words that nothing is known of it means something else.
  if (!says(frame, 'device', 'door', 'lock') && frame.confidence < PLAIN) return null;
  // "Unlock the charging flap": what else has a lock must not unlock the doors.
  const isOther = has(frame, 'device') && !says(frame, 'device', 'door', 'lock');
  if (says(frame, 'operation', 'unlock')) {
    return isOther ? null : perform(act('door.setLocked', { locked: false }));
  }
  if (says(frame, 'operation', 'lock')) return perform(act('door.setLocked', { locked: true }));
  if (!says(frame, 'device', 'lock')) return null;
  if (says(frame, 'operation', 'on', 'open'))
    return perform(act('door.setLocked', { locked: false }));
  if (says(frame, 'operation', 'off', 'close'))
    return perform(act('door.setLocked', { locked: true }));
  return null;
}

function tailgate(frame: Frame): Resolution {
  // To stop it on its way is neither to open nor to close it.
  if (!says(frame, 'device', 'trunk') || says(frame, 'operation', 'stop')) return null;
  if (says(frame, 'operation', 'on', 'open', 'raise', 'unlock', 'unfold')) {
    return perform(act('trunk.setOpen', { open: true }));
  }
  if (says(frame, 'operation', 'off', 'close', 'lower', 'lock', 'fold')) {
    return perform(act('trunk.setOpen', { open: false }));
  }
  return null;
}

type Switch = ActionInput<'lights.setSwitch'>['mode'];

const switched = (mode: Switch) => perform(act('lights.setSwitch', { mode }));

function lit(frame: Frame): Resolution {
  const on = switchOf(frame);
  // "Their high beam is dazzling" is no wish to have one.
  if (says(frame, 'value', 'tooMuch', 'tooLittle')) return null;
  if (says(frame, 'device', 'highBeam')) {
    return perform(act('lights.setHighBeam', { on: on !== false }));
  }
  if (says(frame, 'device', 'lowBeam') && says(frame, 'operation', 'switch', 'set')) {
    return perform(act('lights.setHighBeam', { on: false }));
  }
  if (says(frame, 'device', 'positionLight')) return switched(on === false ? 'OFF' : 'POSITION');
  if (says(frame, 'device', 'daytimeLight')) {
    return switched(on === false ? 'OFF' : 'DAYTIME_RUNNING_LIGHTS');
  }
  if (!says(frame, 'device', 'lights', 'headlight', 'lowBeam')) return null;
  // The lights of a seat or of the cabin are none of the road's.
  const isOfRoad = frame.slots.every(
    ({ role, id }) => role !== 'position' || id === 'front' || id === 'outside' || id === 'pointed',
  );
  if (!isOfRoad && !says(frame, 'position', 'all')) return null;
  if (says(frame, 'mode', 'auto')) return switched(on === false ? 'BEAM' : 'AUTO');
  if (says(frame, 'aspect', 'brightness', 'colour', 'height', 'angle')) return null;
  if (on === undefined) return null;
  return switched(on ? 'BEAM' : 'OFF');
}

type Wiping = ActionInput<'wipers.setMode'>['mode'];

const wiping = (mode: Wiping) => perform(act('wipers.setMode', { mode }));

/** From slow to fast, for "a bit faster". */
const WIPER_SPEEDS = ['INTERVAL', 'SLOW', 'MEDIUM', 'FAST'] as const satisfies readonly Wiping[];

function wiped(frame: Frame, { car }: UnderstandingContext): Resolution {
  if (!says(frame, 'device', 'wiper')) return null;
  if (switchOf(frame) === false) return wiping('OFF');
  if (says(frame, 'mode', 'auto', 'rainSensor')) return wiping('RAIN_SENSOR');
  if (says(frame, 'mode', 'interval')) return wiping('INTERVAL');
  const by = directionOf(frame);
  if (by !== undefined) {
    const now = car ? targetOf(car, 'Vehicle.Body.Windshield.Front.Wiping.Mode') : undefined;
    const at = WIPER_SPEEDS.findIndex((speed) => speed === now);
    if (at === -1) return ask('choice', frame);
    return wiping(WIPER_SPEEDS[Math.min(WIPER_SPEEDS.length - 1, Math.max(0, at + by))] ?? 'SLOW');
  }
  if (says(frame, 'mode', 'fast') || says(frame, 'value', 'max', 'high')) return wiping('FAST');
  if (says(frame, 'mode', 'slow') || says(frame, 'value', 'min', 'low')) return wiping('SLOW');
  if (says(frame, 'value', 'middle', 'medium')) return wiping('MEDIUM');
  // A speed that is not known must not become another one.
  if (has(frame, 'mode', 'value')) return null;
  return says(frame, 'operation', 'on', 'open', 'start', 'move') ? wiping('SLOW') : null;
}

function tripReset(frame: Frame): Resolution {
  const isTrip = says(frame, 'feature', 'trip') && says(frame, 'operation', 'reset', 'delete');
  return isTrip ? perform(act('trip.reset', {})) : null;
}
