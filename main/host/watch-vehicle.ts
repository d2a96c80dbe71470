import type { Clock } from '../../shared/clock.ts';
import { HEARTBEAT_MS, type VehicleDelta, type VehicleUpdate } from '../../shared/contract/host.ts';
import { PACE_MS, isFollowed } from '../../shared/vehicle/pace.ts';
import { restrictionsFor, type DisplayZone } from '../../shared/vehicle/restrictions.ts';
import { SIGNAL_PATHS, type SignalPath } from '../../shared/vehicle/signal.ts';
import { signalUpdates, type Vehicle } from '../vehicle/vehicle.ts';
import { stream } from './stream.ts';

/**
 * The updates of `vehicle.watch` for one page. Between two updates only the set of changed paths is
 * remembered, so a page that reads slowly costs no more than one that reads fast, and gets the
 * latest value of each path when it reads again.
 *
 * A signal that is not followed waits for its pace, unless something else than signals changed too:
 * a command that is confirmed must not arrive before the value that confirms it.
 */
export function watchVehicle(
  vehicle: Vehicle,
  zone: DisplayZone,
  clock: Clock,
  signal: AbortSignal | undefined,
): AsyncGenerator<VehicleUpdate, void, void> {
  const changed = new Set<SignalPath>();
  const waiting = new Set<SignalPath>();
  /** True when the pace of signals that are not followed allows the next update. */
  let isPaced = true;
  let cancelPace: (() => void) | null = null;
  let wakeStream: (() => void) | null = null;
  let full = true;
  let link = false;
  let restrictions = false;
  let commands = false;
  let actuators = false;
  let seq = 0;

  const allRestrictions = () => {
    const { active, ...limits } = restrictionsFor(vehicle.drivingState, zone);
    return { ...limits, active: [...active] };
  };
  const hasNews = () => full || link || restrictions || commands || actuators;
  const startPace = () => {
    cancelPace?.();
    isPaced = false;
    cancelPace = clock.after(PACE_MS.other, () => {
      isPaced = true;
      // While the car drives the next followed value is about to come and takes the others along.
      cancelPace = clock.after(2 * PACE_MS.followed, () => {
        if (waiting.size > 0) wakeStream?.();
      });
    });
  };
  const take = (): VehicleUpdate => {
    if (waiting.size > 0 && (isPaced || hasNews())) {
      for (const path of waiting) changed.add(path);
      waiting.clear();
      startPace();
    }
    const update = full ? takeFull() : takeDelta();
    changed.clear();
    full = link = restrictions = commands = actuators = false;
    seq += 1;
    return update;
  };
  const takeFull = (): VehicleUpdate => ({
    kind: 'full',
    seq,
    signals: signalUpdates(vehicle.readings, SIGNAL_PATHS),
    link: vehicle.link,
    restrictions: allRestrictions(),
    commands: vehicle.commands.map(wireCommand),
    actuators: [...vehicle.actuators],
  });
  const takeDelta = (): VehicleDelta => ({
    kind: 'delta',
    seq,
    signals: signalUpdates(vehicle.readings, changed),
    ...(link && { link: vehicle.link }),
    ...(restrictions && { restrictions: allRestrictions() }),
    ...(commands && { commands: vehicle.commands.map(wireCommand) }),
    ...(actuators && { actuators: [...vehicle.actuators] }),
  });

  return stream<VehicleUpdate>({
    clock,
    signal,
    minIntervalMs: PACE_MS.followed,
    maxIntervalMs: HEARTBEAT_MS,
    start: (wake) => {
      wakeStream = wake;
      const stopListening = vehicle.onChange((change) => {
        for (const path of change.signals) (isFollowed(path) ? changed : waiting).add(path);
        full ||= change.forgotten;
        link ||= change.link;
        restrictions ||= change.drivingState;
        commands ||= change.commands;
        actuators ||= change.actuators;
        if (changed.size > 0 || hasNews() || (isPaced && waiting.size > 0)) wake();
      });
      return () => {
        stopListening();
        cancelPace?.();
      };
    },
    take,
  });
}

type WireCommand = NonNullable<VehicleDelta['commands']>[number];

function wireCommand(command: Vehicle['commands'][number]): WireCommand {
  const { target } = command;
  return { ...command, target: typeof target === 'object' ? [...target] : target };
}
