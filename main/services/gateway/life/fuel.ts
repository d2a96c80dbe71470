import { priceOf, yuan, type UnitPrice } from '../../../../shared/services/money.ts';
import type { OrderLine } from '../../../../shared/services/order.ts';
import { pumpLitres } from '../../../../shared/services/pricing.ts';
import type { DemoWords } from '../demo-schema.ts';
import { fromBill, paced, timeOf, untilBegun, type Life, type View } from './change.ts';

/** What fits into the demo car's tank when it is asked to be filled up. */
export const DEMO_FILL_LITRES = 40;
const LITRES_PER_MINUTE = 35;
const MINUTE_MS = 60_000;
const TICK_MS = 1000;

/** Fuel: the pump is released for this car, filled, and paid from the seat. */
export const fuelLife: Life = (record, words) => {
  const { details, perLitre, pace } = record;
  if (details.kind !== 'fuel' || !perLitre) return [];
  const { changes, begunAt } = untilBegun(record, words);
  if (begunAt === undefined) return changes;
  const wanted = details.litres ?? DEMO_FILL_LITRES;
  const fullAt = Math.ceil(begunAt + paced(record, (wanted / LITRES_PER_MINUTE) * MINUTE_MS));
  const viewAt = (now: number, state: 'running' | 'ended'): View => {
    const flowed = (((now - begunAt) * pace) / MINUTE_MS) * LITRES_PER_MINUTE;
    const litres = pumpLitres(Math.min(wanted, flowed));
    const billed = fuelLine(words, details.grade, perLitre, litres);
    return {
      status: 'ready',
      lines: billed === null ? [] : [billed],
      total: billed?.amount ?? yuan(0),
      session: {
        state,
        startedAt: begunAt,
        ...(state === 'ended' && { endedAt: now }),
        litres,
        costSoFar: billed?.amount ?? yuan(0),
      },
    };
  };
  const endsAt = Math.min(timeOf(record, 'end') ?? Infinity, fullAt);
  return [
    ...changes,
    {
      at: begunAt,
      view: viewAt(begunAt, 'running'),
      running: { tickMs: TICK_MS, viewAt: (now) => viewAt(now, 'running') },
    },
    ...fromBill(record, endsAt, viewAt(endsAt, 'ended')),
  ];
};

/** The one line of a fuel bill, or `null` when nothing flowed. */
export function fuelLine(
  words: DemoWords,
  grade: string,
  perLitre: UnitPrice,
  litres: number,
): OrderLine | null {
  if (litres <= 0) return null;
  return {
    productId: `fuel.${grade}`,
    name: `${grade}# ${words.lines.fuel['zh-CN']}`,
    nameEn: `${grade}# ${words.lines.fuel['en-US']}`,
    quantity: litres,
    unit: 'litre',
    amount: priceOf(perLitre, litres),
  };
}
