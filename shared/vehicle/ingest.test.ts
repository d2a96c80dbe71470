import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import { DATA_NOT_AVAILABLE, subscriptionEventSchema } from '../contract/viss.ts';
import { ingestSubscription } from './ingest.ts';
import { Rejections } from './rejections.ts';
import { FUTURE_TOLERANCE_MS, SignalStore, type ReportFault } from './signal-store.ts';
import { SIGNAL_PATHS, faultOf, isSignalPath } from './signal.ts';

/** How far a capture time lies in the past (negative: in the future), ms. */
const ago = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 50 }) },
  fc.constantFrom(-5000, -1001, -1000, 0, 2000, 86_400_000),
);
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -100, max: 130 }) },
  fc.double(),
  fc.boolean(),
  fc.constantFrom('ON', 'OFF', 'UP', 'x'.repeat(300), DATA_NOT_AVAILABLE, '126'),
  fc.array(fc.constantFrom('GBT_AC', 'x'), { maxLength: 2 }),
  fc.constantFrom<unknown>(null, undefined, {}, 'x'.repeat(5000)),
);
const anyPath = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...SIGNAL_PATHS.slice(0, 12)) },
  { weight: 4, arbitrary: fc.constantFrom(...SIGNAL_PATHS) },
  fc.constantFrom<unknown>('Vehicle.Nonsense', '__proto__', 'constructor', '', 7, 'x'.repeat(300)),
);
const sample = fc.record({ path: anyPath, value: anyValue, ago });
const step = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('message' as const),
      id: fc.oneof({ weight: 8, arbitrary: fc.constant('known') }, fc.constant('unknown')),
      samples: fc.array(sample, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('junk' as const), junk: fc.anything() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.integer({ min: 1, max: 3000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('jump' as const),
      ms: fc.integer({ min: -9999, max: 9999 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'reconnect' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'again' as const }) },
);

/** The rules of the store again, as plain as can be, to say what each sample must come to. */
class Model {
  readonly seen = new Map<string, { ts: number; value: unknown }>();

  faultOf(path: string, value: unknown, ts: number, wall: number): ReportFault | null {
    if (!isSignalPath(path)) return 'unknown-path';
    const fault = value === DATA_NOT_AVAILABLE ? null : faultOf(path, value);
    if (fault) return fault;
    if (ts > wall + FUTURE_TOLERANCE_MS) return 'future-dated';
    const last = this.seen.get(path);
    if (last && ts < last.ts) return 'out-of-order';
    if (last?.ts === ts && JSON.stringify(last.value) === JSON.stringify(value)) return 'duplicate';
    this.seen.set(path, { ts, value });
    return null;
  }
}

describe('whatever comes over the agent link', () => {
  it(
    'never crashes the store nor gets an invalid value into it, and is counted by reason',
    { timeout: 60_000 },
    () => {
      let cases = 0;
      const reasons = new Set<string>();
      fc.assert(
        fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
          const clock = new FakeClock();
          const store = new SignalStore();
          const rejections = new Rejections();
          const expected = new Rejections();
          let model = new Model();
          let last: unknown;
          store.sweep(clock.now());
          store.connected(clock.now());
          store.presence(true, clock.now().wall, clock.now());
          for (const current of steps) {
            const now = clock.now();
            if (current.kind === 'pass') clock.pass(current.ms);
            else if (current.kind === 'jump') clock.setWall(current.ms);
            else if (current.kind === 'reconnect') {
              store.connected(now);
              store.presence(true, now.wall, now);
              model = new Model();
            } else if (current.kind === 'again') {
              ingest(last);
            } else if (current.kind === 'junk') {
              cases += 1;
              ingest(current.junk);
            } else {
              cases += current.samples.length;
              last = {
                action: 'subscription',
                subscriptionId: current.id,
                data: current.samples.map(({ path, value, ago: age }) => ({
                  path,
                  dp: { value, ts: new Date(now.wall - age).toISOString() },
                })),
                ts: new Date(now.wall).toISOString(),
              };
              ingest(last);
            }
            if (store.sweep(clock.now())) model = new Model();
            for (const [path, reading] of Object.entries(store.readings)) {
              expect(isSignalPath(path) && faultOf(path, reading.value)).toBeNull();
              expect(reading.ts).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
            }
          }
          expect(rejections.counts()).toEqual(expected.counts());
          for (const key of Object.keys(rejections.counts())) reasons.add(key);

          function ingest(message: unknown): void {
            const now = clock.now();
            const known = (id: string) => (id === 'known' ? { repeats: false } : undefined);
            expect(() => ingestSubscription(message, known, store, rejections, now)).not.toThrow();
            const parsed = subscriptionEventSchema.safeParse(message);
            if (!parsed.success) expected.add('agent', 'malformed');
            else if (parsed.data.subscriptionId !== 'known') {
              expected.add('agent', 'unknown-subscription');
            } else if ('data' in parsed.data) {
              for (const { path, dp } of [parsed.data.data].flat()) {
                const fault = model.faultOf(path, dp.value, Date.parse(dp.ts), now.wall);
                if (fault) expected.add('agent', fault);
              }
            }
          }
        }),
        { numRuns: 1500 },
      );
      expect(cases).toBeGreaterThan(75_000);
      // Guards the generator: every reason must have come up. NaN does not survive JSON: malformed.
      expect([...reasons].toSorted()).toEqual([
        'agent.duplicate',
        'agent.future-dated',
        'agent.malformed',
        'agent.not-allowed',
        'agent.out-of-order',
        'agent.out-of-range',
        'agent.too-long',
        'agent.unknown-path',
        'agent.unknown-subscription',
        'agent.wrong-type',
      ]);
    },
  );

  it('may repeat itself on a keep-alive', () => {
    const clock = new FakeClock();
    const store = new SignalStore();
    const rejections = new Rejections();
    store.connected(clock.now());
    const message = {
      action: 'subscription',
      subscriptionId: '1',
      data: {
        path: 'Vehicle.Speed',
        dp: { value: 1, ts: new Date(clock.now().wall).toISOString() },
      },
      ts: new Date(clock.now().wall).toISOString(),
    };
    for (const repeats of [false, true, false]) {
      ingestSubscription(message, () => ({ repeats }), store, rejections, clock.now());
    }
    expect(rejections.counts()).toEqual({ 'agent.duplicate': 1 });
  });

  it('may end a subscription', () => {
    const error = { number: '404', reason: 'unavailable_data', description: 'gone' };
    const ended = ingestSubscription(
      { action: 'subscription', subscriptionId: '7', error, ts: '2026-03-01T08:00:00Z' },
      () => ({ repeats: false }),
      new SignalStore(),
      new Rejections(),
      new FakeClock().now(),
    );
    expect(ended).toEqual({ kind: 'ended', subscriptionId: '7', error });
  });
});
