import { expect, it } from 'vitest';
import { ORDER_KINDS, ORDER_STATUSES } from '../../../shared/services/order.ts';
import { ORDER_STEPS, stepOf } from './order-steps.ts';

it('stands at a step of its kind in every state but those that end early', () => {
  for (const kind of ORDER_KINDS) {
    for (const status of ORDER_STATUSES) {
      const step = stepOf(kind, status);
      if (status === 'cancelled' || status === 'refunded') expect(step).toBeNull();
      else if (step !== null) expect(ORDER_STEPS[kind][step]).toBeDefined();
    }
    expect(stepOf(kind, 'done')).toBe(ORDER_STEPS[kind].length - 1);
  }
});

it('pays a coffee first, and a charge last', () => {
  expect(ORDER_STEPS.pickup[stepOf('pickup', 'awaitingPayment') ?? -1]).toBe('paid');
  expect(ORDER_STEPS.charge[stepOf('charge', 'awaitingPayment') ?? -1]).toBe('awaitingPayment');
});
