import { describe, expect, it } from 'vitest';
import { subscribeRequestSchema } from '../contract/viss.ts';
import { SIGNAL_PATHS, definitionOf } from './signal.ts';
import { ROOT, subscriptionPlan } from './subscription-plan.ts';

const plan = subscriptionPlan();

function pathsOf(index: number): string[] {
  const filter = plan[index]?.filter.find(({ variant }) => variant === 'paths');
  return filter?.variant === 'paths' ? filter.parameter.map((path) => `${ROOT}.${path}`) : [];
}

describe('subscriptionPlan', () => {
  it('asks in requests that fit the wire', () => {
    for (const { filter } of plan) {
      const request = { action: 'subscribe', path: ROOT, filter, requestId: '1' };
      expect(subscribeRequestSchema.safeParse(request).success).toBe(true);
    }
  });

  it('asks for every change of every signal', () => {
    expect(pathsOf(0)).toEqual([...SIGNAL_PATHS]);
    expect(plan[0]?.repeats).toBe(false);
  });

  it('keeps every signal alive exactly once, sampled ones at a third of their age limit', () => {
    const keepAlives = plan.slice(1);
    const paths = keepAlives.flatMap((_, index) => pathsOf(index + 1));
    expect(paths.toSorted()).toEqual(SIGNAL_PATHS.toSorted());
    for (const [index, { filter }] of keepAlives.entries()) {
      const timebased = filter.find(({ variant }) => variant === 'timebased');
      const period = timebased?.variant === 'timebased' ? Number(timebased.parameter.period) : NaN;
      for (const path of pathsOf(index + 1)) {
        const { maxAge } = definitionOf(
          SIGNAL_PATHS.find((known) => known === path) ?? 'Vehicle.Speed',
        );
        if (maxAge !== null) expect(period).toBe(Math.floor(maxAge / 3));
      }
    }
  });
});
