import { beforeEach, describe, expect, it } from 'vitest';
import { reason } from '../../shared/contract/reason.ts';
import { FakeClock } from '../../shared/fake-clock.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';
import { FakeVehicle } from '../vehicle/fake-vehicle.ts';
import { followCommands, type CommandFollower } from './follow-commands.ts';

const WINDOW = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
const OTHER = 'Vehicle.Cabin.Door.Row1.PassengerSide.Window.Position';
const PENDING = { status: 'pending', commands: ['one', 'two'] } as const;
const sent = { ...PENDING, commands: [...PENDING.commands] };

let clock: FakeClock;
let vehicle: FakeVehicle;
let follower: CommandFollower;

function commands(one: VehicleCommand['state'] | null, two: VehicleCommand['state']): void {
  const of = (id: string, path: VehicleCommand['path'], state: VehicleCommand['state']) => ({
    ...{ id, path, target: 0, state },
    ...(state === 'failed' && { reason: reason('vehicle.notConfirmed') }),
  });
  vehicle.commands = [...(one === null ? [] : [of('one', WINDOW, one)]), of('two', OTHER, two)];
  vehicle.show({}, { commands: true });
}

beforeEach(() => {
  clock = new FakeClock();
  vehicle = new FakeVehicle();
  follower = followCommands(vehicle, clock);
  commands('sending', 'sending');
});

describe('the commands of a wish', () => {
  it('are done at once when the car shows them within a moment', async () => {
    const outcome = follower.settled(sent);
    commands('confirmed', 'pending');
    commands('confirmed', 'confirmed');
    expect(await outcome).toEqual({ status: 'done' });
  });

  it('are under way when the car takes longer, and done once it shows them', async () => {
    const outcome = follower.settled(sent);
    commands('pending', 'pending');
    clock.pass(2000);
    expect(await outcome).toEqual(sent);
    const end = follower.ended(sent.commands);
    commands('confirmed', 'confirmed');
    expect(await end).toEqual({ status: 'done' });
  });

  it('tell a failure that is gone from the list by the time it is asked for', async () => {
    const outcome = follower.settled(sent);
    commands('failed', 'pending');
    clock.pass(2000);
    await outcome;
    commands(null, 'pending');
    commands(null, 'confirmed');
    expect(await follower.ended(sent.commands)).toMatchObject({
      status: 'failed',
      reason: { key: 'vehicle.partlyDone' },
    });
  });
});
