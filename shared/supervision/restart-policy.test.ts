import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  HOPELESS_POLICY,
  PAGE_POLICY,
  PROCESS_POLICY,
  decideRestart,
  recordEnd,
  type RestartDecision,
  type RestartPolicy,
} from './restart-policy.ts';

/** Decisions for a part that dies the moment it is back, `count` times over. */
function dieAtOnce(policy: RestartPolicy, count: number): RestartDecision[] {
  const decisions: RestartDecision[] = [];
  let history: number[] = [];
  let now = 1_000;
  for (let index = 0; index < count; index += 1) {
    const decision = decideRestart(history, now, policy);
    decisions.push(decision);
    history = recordEnd(history, now, policy.windowMs);
    now += decision.kind === 'restart' ? decision.delayMs : decision.retryDelayMs;
  }
  return decisions;
}

describe('decideRestart', () => {
  it('reloads a page three times at once, then asks for the recovery page', () => {
    expect(dieAtOnce(PAGE_POLICY, 5)).toEqual([
      { kind: 'restart', delayMs: 0 },
      { kind: 'restart', delayMs: 0 },
      { kind: 'restart', delayMs: 0 },
      { kind: 'giveUp', retryDelayMs: 10_000, endsInWindow: 4 },
      { kind: 'giveUp', retryDelayMs: 10_000, endsInWindow: 5 },
    ]);
  });

  it('restarts a process at once, then with a doubling delay up to 2 s', () => {
    const delays = dieAtOnce(PROCESS_POLICY, 8).map((decision) =>
      decision.kind === 'restart' ? decision.delayMs : Number.NaN,
    );
    expect(delays).toEqual([0, 100, 200, 400, 800, 1600, 2000, 2000]);
  });

  it('reports a process as failing after the limit and keeps trying', () => {
    expect(dieAtOnce(PROCESS_POLICY, 11).at(-1)).toEqual({
      kind: 'giveUp',
      retryDelayMs: 5_000,
      endsInWindow: 11,
    });
  });

  it('starts afresh when the window has passed', () => {
    const history = Array.from({ length: 20 }, (_, index) => index);
    expect(decideRestart(history, 19 + PROCESS_POLICY.windowMs, PROCESS_POLICY)).toEqual({
      kind: 'restart',
      delayMs: 0,
    });
  });

  it('does not forget ends when the clock jumps back', () => {
    expect(decideRestart([5_000, 6_000, 7_000], 10, PAGE_POLICY).kind).toBe('giveUp');
  });

  it('calls a part hopeless only after fast and slow retries have failed for minutes', () => {
    let history: number[] = [];
    let now = 0;
    let hopelessAt = Number.POSITIVE_INFINITY;
    while (hopelessAt === Number.POSITIVE_INFINITY && now < 3_600_000) {
      if (decideRestart(history, now, HOPELESS_POLICY).kind === 'giveUp') hopelessAt = now;
      const decision = decideRestart(history, now, PROCESS_POLICY);
      history = recordEnd(history, now, HOPELESS_POLICY.windowMs);
      now += decision.kind === 'restart' ? decision.delayMs : decision.retryDelayMs;
    }
    expect(hopelessAt).toBeGreaterThan(60_000);
    expect(hopelessAt).toBeLessThan(300_000);
  });

  const policies = fc.constantFrom(PAGE_POLICY, PROCESS_POLICY);
  const histories = fc.array(
    fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double(), fc.constant(Number.NaN)),
    { maxLength: 200 },
  );

  it('always answers with a delay a timer accepts, for any history', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: -1e6, max: 1e6 }), policies, (history, now, p) => {
        const decision = decideRestart(history, now, p);
        const delay = decision.kind === 'restart' ? decision.delayMs : decision.retryDelayMs;
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(10_000);
        if (decision.kind === 'restart') expect(delay).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  it('does not depend on the order of the history, and never gets more hopeful with more ends', () => {
    const badness = (decision: RestartDecision) =>
      decision.kind === 'restart' ? decision.delayMs : 1e6 + decision.endsInWindow;
    fc.assert(
      fc.property(histories, fc.integer({ min: -1e6, max: 1e6 }), policies, (history, end, p) => {
        const now = 0;
        const decision = decideRestart(history, now, p);
        expect(decideRestart([...history].reverse(), now, p)).toEqual(decision);
        expect(badness(decideRestart([...history, end], now, p))).toBeGreaterThanOrEqual(
          badness(decision),
        );
      }),
    );
  });

  it('never answers more than `limit` ordinary restarts inside one window', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 60 }),
        policies,
        (gaps, policy) => {
          let history: number[] = [];
          let now = 0;
          const restarts: number[] = [];
          for (const gap of gaps) {
            now += gap;
            if (decideRestart(history, now, policy).kind === 'restart') restarts.push(now);
            history = recordEnd(history, now, policy.windowMs);
          }
          for (const last of restarts) {
            const inWindow = restarts.filter((at) => at <= last && at > last - policy.windowMs);
            expect(inWindow.length).toBeLessThanOrEqual(policy.limit);
          }
        },
      ),
    );
  });
});

describe('recordEnd', () => {
  it('drops what is too old and keeps the latest entries only', () => {
    expect(recordEnd([0, 50, 90], 150, 100)).toEqual([90, 150]);
    expect(recordEnd([1, 2, 3], 4, 100, 2)).toEqual([3, 4]);
  });
});
