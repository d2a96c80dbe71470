import { describe, expect, it } from 'vitest';
import type { OrderDetails } from './order.ts';
import { yuan } from './money.ts';
import type { TrackedOrder } from './services-state.ts';
import { usualOf } from './usual.ts';

const NOW = Date.parse('2026-03-01T08:00:00Z');

function had(productId: string, merchantId = 'm1', status: 'done' | 'cancelled' = 'done') {
  const details: OrderDetails = { kind: 'pickup', at: NOW, lines: [{ productId, quantity: 1 }] };
  const merchant = { id: merchantId, category: 'coffee', name: 'Cafe', lon: 120, lat: 30 } as const;
  const tracked: TrackedOrder = {
    ...{ key: `${productId}-${merchantId}`, service: 'coffee', merchant, details, placedAt: NOW },
    ...{ estimate: null, sending: null, trouble: null },
    order: {
      ...{ id: 'o1', key: 'k1', kind: 'pickup', status, version: 1, merchant, lines: [] },
      ...{ total: yuan(30), createdAt: NOW, updatedAt: NOW },
    },
  };
  return tracked;
}

const usual = (...ended: readonly TrackedOrder[]) => {
  const found = usualOf(ended);
  return found?.details.kind === 'pickup' ? found.details.lines[0]?.productId : null;
};

describe('the usual', () => {
  it('is what was had most often, of equals the latest', () => {
    expect(usual(had('tea'), had('latte'), had('latte'))).toBe('latte');
    expect(usual(had('tea'), had('latte'))).toBe('tea');
    expect(usual(had('tea'), had('latte', 'm1'), had('latte', 'm2'))).toBe('tea');
  });

  it('is nothing that was cancelled, and nothing before the first time', () => {
    expect(usual(had('latte', 'm1', 'cancelled'))).toBeNull();
    expect(usual()).toBeNull();
  });
});
