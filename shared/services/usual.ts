import type { OrderDetails } from './order.ts';
import type { ServiceTile, TrackedOrder } from './services-state.ts';

/** What one tap orders again, and how. */
export interface Usual {
  readonly shown: NonNullable<ServiceTile['usual']>;
  readonly details: OrderDetails;
}

/** Orders looked at: habits change. */
const LOOKED_AT = 30;

/** The kinds that can be had again by one tap: what is chosen from a list and collected. */
function isRepeatable({ kind }: OrderDetails): boolean {
  return kind === 'pickup' || kind === 'fuel';
}

/** The same things from the same merchant; times do not count. */
function signature({ merchant, details }: TrackedOrder): string {
  const what =
    details.kind === 'pickup'
      ? [...details.lines].sort((a, b) => (a.productId < b.productId ? -1 : 1))
      : details.kind === 'fuel'
        ? [details.grade, details.litres]
        : [];
  return JSON.stringify([merchant.id, details.kind, what]);
}

/**
 * What the driver orders most often of a service, of equals the latest; `null` when nothing was
 * finished yet.
 *
 * @param ended orders of one service that have ended, latest first
 */
export function usualOf(ended: readonly TrackedOrder[]): Usual | null {
  const counts = new Map<string, { count: number; readonly latest: TrackedOrder }>();
  for (const tracked of ended.slice(0, LOOKED_AT)) {
    if (tracked.order?.status !== 'done' || !isRepeatable(tracked.details)) continue;
    const name = signature(tracked);
    const known = counts.get(name);
    if (known) known.count += 1;
    else counts.set(name, { count: 1, latest: tracked });
  }
  let best: { readonly count: number; readonly latest: TrackedOrder } | null = null;
  for (const entry of counts.values()) if (!best || entry.count > best.count) best = entry;
  if (!best?.latest.order) return null;
  const { merchant, details, order } = best.latest;
  return { shown: { merchant, lines: order.lines, total: order.total }, details };
}
