import type { Clock } from '../../shared/clock.ts';
import type { ActionOutcome } from '../../shared/contract/host.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';
import type { Vehicle } from '../vehicle/vehicle.ts';
import { outcomeOfCommands } from './commands-outcome.ts';

/** Longer than this nobody waits for a word, ms: what is still on its way is told as under way. */
const UNDER_WAY_MS = 2000;

/** Waits for what the vehicle does about commands: accepted is not actuated. */
export interface CommandFollower {
  /** What an action came to within a moment: `pending` when the car is still at it. */
  settled(outcome: ActionOutcome): Promise<ActionOutcome>;
  /** What commands that were still pending then have come to in the end. */
  ended(commands: readonly string[]): Promise<ActionOutcome>;
}

/** Follows commands from when they were sent, also those that are gone from the list when asked for. */
export function followCommands(
  vehicle: Pick<Vehicle, 'commands' | 'onChange'>,
  clock: Clock,
): CommandFollower {
  const followed = new Map<string, VehicleCommand | null>();
  const waiting = new Set<() => void>();

  function note(): void {
    for (const command of vehicle.commands) {
      if (followed.has(command.id)) followed.set(command.id, command);
    }
  }

  vehicle.onChange(({ commands }) => {
    if (!commands) return;
    note();
    for (const look of waiting) look();
  });

  /** Tells once what commands have come to, unless the returned function is called before. */
  function whenOver(ids: readonly string[], tell: (result: ActionOutcome) => void): () => void {
    const look = () => {
      const result = outcomeOfCommands(ids.flatMap((id) => followed.get(id) ?? []));
      if (!result) return;
      waiting.delete(look);
      for (const id of ids) followed.delete(id);
      tell(result);
    };
    waiting.add(look);
    look();
    return () => waiting.delete(look);
  }

  return {
    ended: (ids) => new Promise((resolve) => whenOver(ids, resolve)),
    settled(outcome) {
      if (outcome.status !== 'pending') return Promise.resolve(outcome);
      for (const id of outcome.commands) followed.set(id, null);
      note();
      return new Promise((resolve) => {
        const cancel = clock.after(UNDER_WAY_MS, () => {
          stop();
          resolve(outcome);
        });
        const stop = whenOver(outcome.commands, (result) => {
          cancel();
          resolve(result);
        });
      });
    },
  };
}
