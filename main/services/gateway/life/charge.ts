import type { DemoWords } from '../demo-schema.ts';
import type { OrderRecord } from '../order-record.ts';
import { fromBill, paced, timeOf, untilBegun, type Life, type View } from './change.ts';
import { chargeBill } from './charge-bill.ts';
import { chargeCourse, chargeStateAt, DEFAULT_TARGET_SOC } from './charge-course.ts';

/** The charger reports that often (T/CEC 102: at least every 50 s). */
const TICK_MS = 5000;

/** Charging: held until the plug begins it, then until the target or until it is ended, then paid. */
export const chargeLife: Life = (record, words) => {
  const { details } = record;
  if (details.kind !== 'charge') return [];
  const { changes, begunAt } = untilBegun(record, words);
  if (begunAt === undefined) return changes;
  const session = chargingSession(record, words, begunAt);
  const endsAt = Math.min(timeOf(record, 'end') ?? Infinity, session.fullAt);
  const bill = session.viewAt(endsAt, 'ended');
  return [
    ...changes,
    {
      at: begunAt,
      view: session.viewAt(begunAt, 'running'),
      running: { tickMs: TICK_MS, viewAt: (now) => session.viewAt(now, 'running') },
    },
    ...fromBill(record, endsAt, bill),
  ];
};

/** A session that began at `begunAt`; a pace above 1 makes its minutes shorter, not its bill. */
function chargingSession(record: OrderRecord, words: DemoWords, begunAt: number) {
  const { details, priceBands = [], powerKw = 1, pace } = record;
  const targetSoc = details.kind === 'charge' ? details.targetSoc : undefined;
  const course = chargeCourse(targetSoc ?? DEFAULT_TARGET_SOC, powerKw);
  const viewAt = (now: number, state: 'running' | 'ended'): View => {
    const elapsedMs = (now - begunAt) * pace;
    const { energyKwh, powerKw: flowing, soc } = chargeStateAt(course, elapsedMs);
    const { lines, total } = chargeBill(words, priceBands, course, begunAt, elapsedMs);
    return {
      status: 'ready',
      lines,
      total,
      session: {
        state,
        startedAt: begunAt,
        ...(state === 'ended' && { endedAt: now }),
        energyKwh: Math.round(energyKwh * 1000) / 1000,
        powerKw: state === 'running' ? Math.round(flowing * 10) / 10 : 0,
        soc: Math.floor(soc),
        costSoFar: total,
      },
    };
  };
  return { viewAt, fullAt: Math.ceil(begunAt + paced(record, course.durationMs)) };
}
