import type { ActionOutcome } from '../../shared/contract/host.ts';
import { reason } from '../../shared/contract/reason.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';

/**
 * What the commands of one action came to: done or failed when all of them were, failed in part when
 * the car followed some; `null` as long as one of them is under way. A part that a newer command has
 * taken over does not count: it was wished otherwise since.
 */
export function outcomeOfCommands(
  commands: readonly Pick<VehicleCommand, 'path' | 'state' | 'reason'>[],
): ActionOutcome | null {
  if (!commands.every(({ state }) => state === 'confirmed' || state === 'failed')) return null;
  const isTaken = ({ reason: why }: Pick<VehicleCommand, 'reason'>) =>
    why?.key === 'vehicle.superseded';
  const counted = commands.every(isTaken) ? commands : commands.filter((one) => !isTaken(one));
  const failed = counted.filter(({ state }) => state === 'failed');
  const [first] = failed;
  if (!first) return { status: 'done' };
  const paths = failed.map(({ path }) => path).join(', ');
  return {
    status: 'failed',
    reason:
      failed.length < counted.length
        ? reason('vehicle.partlyDone', paths)
        : (first.reason ?? reason('vehicle.notConfirmed', paths)),
  };
}
