import type { DemoWords } from './demo-schema.ts';
import { dayAt } from './merchant-day.ts';
import { orderAt } from './order-life.ts';
import type { OrderRecord } from './order-record.ts';

/** What orders of this car have taken at a merchant. */
export interface Taken {
  readonly connectors: ReadonlyMap<string, 'reserved' | 'charging'>;
  readonly pumps: ReadonlySet<string>;
  readonly slots: ReadonlySet<string>;
  readonly spaces: number;
  /** Sold today, by product. */
  readonly sold: ReadonlyMap<string, number>;
}

/** Works out from the orders of a merchant what they hold at `now`. */
export function takenBy(records: readonly OrderRecord[], words: DemoWords, now: number): Taken {
  const connectors = new Map<string, 'reserved' | 'charging'>();
  const pumps = new Set<string>();
  const slots = new Set<string>();
  const sold = new Map<string, number>();
  let spaces = 0;
  for (const record of records) {
    const { details, createdAt } = record;
    const { status } = orderAt(record, words, now);
    if (status === 'cancelled' || status === 'refunded') continue;
    const isHeld = status === 'created' || status === 'accepted' || status === 'ready';
    if (details.kind === 'charge' && isHeld) {
      connectors.set(details.connectorId, status === 'ready' ? 'charging' : 'reserved');
    } else if (details.kind === 'fuel' && isHeld) {
      pumps.add(details.pump);
    } else if (details.kind === 'park' && isHeld) {
      spaces += 1;
    } else if (details.kind === 'booking') {
      slots.add(details.slotId);
    } else if (
      (details.kind === 'pickup' || details.kind === 'purchase') &&
      dayAt(createdAt) === dayAt(now)
    ) {
      for (const { productId, quantity } of details.lines) {
        sold.set(productId, (sold.get(productId) ?? 0) + quantity);
      }
    }
  }
  return { connectors, pumps, slots, spaces, sold };
}
