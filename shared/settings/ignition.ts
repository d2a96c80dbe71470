import type { SignalValue } from '../vehicle/signal.ts';

/** Whether the ignition was last seen off or on; `unknown` before either. */
export type Ignition = 'unknown' | 'off' | 'on';

/**
 * Follows the ignition through `LowVoltageSystemState`. ACC and UNDEFINED decide nothing.
 *
 * @returns the new state, and whether a new ignition cycle has just begun (off → on).
 */
export function stepIgnition(
  previous: Ignition,
  state: SignalValue<'Vehicle.LowVoltageSystemState'> | undefined,
): { readonly ignition: Ignition; readonly cycleBegan: boolean } {
  switch (state) {
    case 'LOCK':
    case 'OFF':
      return { ignition: 'off', cycleBegan: false };
    case 'ON':
    case 'START':
      return { ignition: 'on', cycleBegan: previous === 'off' };
    default:
      return { ignition: previous, cycleBegan: false };
  }
}
