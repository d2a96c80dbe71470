import { yuan } from '../../../../shared/services/money.ts';
import type { OrderLine } from '../../../../shared/services/order.ts';
import { parkingFee, type ParkingTariff } from '../../../../shared/services/pricing.ts';
import type { DemoWords } from '../demo-schema.ts';
import { fromBill, timeOf, type Change, type Life, type View } from './change.ts';

const HOUR_MS = 3_600_000;
const TICK_MS = 60_000;

/**
 * Parking: held until the car enters, then until it leaves, then paid. The gate of the demo sees the
 * plate at the time the driver announced, unless told of it earlier.
 */
export const parkLife: Life = (record, words) => {
  const { createdAt, details, total, lines, parking, pace } = record;
  if (details.kind !== 'park' || !parking) return [];
  const enterAt = Math.max(details.from, createdAt);
  const view: View = { status: 'created', total, lines };
  const changes: Change[] = [
    { at: createdAt, view },
    { at: createdAt, view: { ...view, status: 'accepted', dueAt: enterAt } },
  ];
  const cancelledAt = timeOf(record, 'cancel');
  if (cancelledAt !== undefined) {
    const cancelled: View = { ...view, status: 'cancelled', note: words.notes.cancelled };
    return [...changes, { at: cancelledAt, view: cancelled }];
  }
  const enteredAt = timeOf(record, 'begin') ?? enterAt;
  const viewAt = (now: number, state: 'running' | 'ended'): View => {
    const line = parkingLine(words, parking, enteredAt, enteredAt + (now - enteredAt) * pace);
    return {
      status: 'ready',
      lines: [line],
      total: line.amount,
      session: {
        state,
        startedAt: enteredAt,
        ...(state === 'ended' && { endedAt: now }),
        costSoFar: line.amount,
      },
    };
  };
  const running: Change = {
    at: enteredAt,
    view: viewAt(enteredAt, 'running'),
    running: { tickMs: TICK_MS, viewAt: (now) => viewAt(now, 'running') },
  };
  const leftAt = timeOf(record, 'end');
  if (leftAt === undefined) return [...changes, running];
  return [...changes, running, ...fromBill(record, leftAt, viewAt(leftAt, 'ended'))];
};

/** The one line of a parking bill; hours to two decimals, at least a hundredth. */
export function parkingLine(
  words: DemoWords,
  tariff: ParkingTariff,
  from: number,
  to: number,
): OrderLine {
  const hours = Math.max(0.01, Math.round(((to - from) / HOUR_MS) * 100) / 100);
  return {
    productId: 'parking',
    name: words.lines.parking['zh-CN'],
    nameEn: words.lines.parking['en-US'],
    quantity: hours,
    unit: 'hour',
    amount: to > from ? parkingFee(tariff, from, to) : yuan(0),
  };
}
