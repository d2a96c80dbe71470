import type { ActionOutcome } from '../../shared/contract/host.ts';
import { reason } from '../../shared/contract/reason.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';

/**
 * What the commands of one action came to: done or failed when all of them were, failed in part when
 * the car followed some; `null` as long as one of them is under way.
 */
export function outcomeOfCommands(
  commands: readonly Pick<VehicleCommand, 'path' | 'state' | 'reason'>[],
): ActionOutcome | null {
  if (!commands.every(({ state }) => state === 'confirmed' || state === 'failed')) return null;
  const failed = commands.filter(({ state }) => state === 'failed');
  const [first] = failed;
  if (!first) return { status: 'done' };
  const paths = failed.map(({ path }) => path).join(', ');
  return {
    status: 'failed',
    reason:
      failed.length < commands.length
        ? reason('vehicle.partlyDone', paths)
        : (first.reason ?? reason('vehicle.notConfirmed', paths)),
  };
}
