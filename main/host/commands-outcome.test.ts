import { describe, expect, it } from 'vitest';
import { reason } from '../../shared/contract/reason.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';
import { outcomeOfCommands } from './commands-outcome.ts';

const WINDOWS = [
  'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position',
  'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position',
  'Vehicle.Cabin.Door.Row2.DriverSide.Window.Position',
] as const;

const commands = (...states: readonly VehicleCommand['state'][]) =>
  states.map((state, index) => ({
    path: WINDOWS[index] ?? WINDOWS[0],
    state,
    ...(state === 'failed' && { reason: reason('vehicle.refused') }),
  }));

describe('the commands of one action', () => {
  it('are waited for until the last has ended, also when one has failed', () => {
    expect(outcomeOfCommands(commands('failed', 'pending'))).toBeNull();
    expect(outcomeOfCommands(commands('confirmed', 'sending'))).toBeNull();
  });

  it('are done when the car followed all of them', () => {
    expect(outcomeOfCommands(commands('confirmed', 'confirmed'))).toEqual({ status: 'done' });
  });

  it('have failed for the reason of the first when the car followed none', () => {
    expect(outcomeOfCommands(commands('failed', 'failed'))).toEqual({
      status: 'failed',
      reason: reason('vehicle.refused'),
    });
  });

  it('are judged without those that a newer wish has taken over, unless that is all of them', () => {
    const [first, second] = commands('failed', 'confirmed');
    if (!first || !second) throw new Error('two commands');
    const taken = { ...first, reason: reason('vehicle.superseded') };
    expect(outcomeOfCommands([taken, second])).toEqual({ status: 'done' });
    expect(outcomeOfCommands([taken])).toEqual({ status: 'failed', reason: taken.reason });
  });

  it('have failed in part when the car followed some', () => {
    expect(outcomeOfCommands(commands('confirmed', 'failed', 'confirmed'))).toEqual({
      status: 'failed',
      reason: reason('vehicle.partlyDone', WINDOWS[1]),
    });
  });
});
