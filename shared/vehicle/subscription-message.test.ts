import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subscriptionEventSchema } from '../contract/viss.ts';
import { readSubscriptionMessage } from './subscription-message.ts';

const TS = '2026-03-01T08:00:00.120Z';

const timestamp = fc.oneof(
  { weight: 6, arbitrary: fc.constant(TS) },
  fc.constantFrom(
    '2026-03-01T08:00:00+08:00',
    '2026-02-30T08:00:00Z',
    '2024-02-29T00:00:00Z',
    '2026-03-01T25:00:00Z',
    '2026-03-01T08:00:00',
    '2026-03-01',
    '',
    'now',
    0,
    null,
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Vehicle.Speed', 'Vehicle.Unknown', 'x') },
  fc.constantFrom('', 'x'.repeat(256), 'x'.repeat(257), 1, null),
);
const value = fc.oneof(
  { weight: 4, arbitrary: fc.double() },
  fc.boolean(),
  fc.string(),
  fc.array(fc.string()),
  fc.constantFrom(
    null,
    Number.NaN,
    Infinity,
    'x'.repeat(4096),
    'x'.repeat(4097),
    ['x'.repeat(257)],
    ['x', 1],
    Array.from({ length: 257 }, () => 'x'),
    {},
    undefined,
  ),
);
const dataObject = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      { path, dp: fc.record({ value, ts: timestamp }, { requiredKeys: ['ts'] }) },
      { requiredKeys: ['path'] },
    ),
  },
  fc.constantFrom<unknown>({}, null, [], 'dp', 7),
);
const data = fc.oneof(dataObject, fc.array(dataObject, { maxLength: 4 }), fc.constant(undefined));
const error = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<unknown>(
    { number: '404', reason: 'unavailable_data', description: 'gone' },
    { number: '4040', reason: 'unavailable_data', description: 'gone' },
    { number: 404, reason: 'unavailable_data', description: 'gone' },
    { number: '404', reason: 'r'.repeat(65), description: 'gone' },
    { number: '404', reason: 'r' },
    'error',
  ),
);
const message = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      action: fc.oneof(
        { weight: 20, arbitrary: fc.constant('subscription') },
        fc.constantFrom<unknown>('get', null, 1),
      ),
      subscriptionId: fc.oneof(
        { weight: 20, arbitrary: fc.constant('1') },
        fc.constantFrom<unknown>('', 'x'.repeat(64), 'x'.repeat(65), 1, undefined),
      ),
      data,
      error,
      ts: timestamp,
    }),
  },
  fc.anything(),
);

describe('readSubscriptionMessage', () => {
  it(
    'accepts exactly what the schema accepts, and reads the same from it',
    { timeout: 60_000 },
    () => {
      let accepted = 0;
      fc.assert(
        fc.property(message, (candidate) => {
          const parsed = subscriptionEventSchema.safeParse(candidate);
          const read = readSubscriptionMessage(candidate);
          expect(read !== null).toBe(parsed.success);
          if (!read || !parsed.success) return;
          accepted += 1;
          expect(read.subscriptionId).toBe(parsed.data.subscriptionId);
          expect('data' in read).toBe('data' in parsed.data);
          if ('data' in read && 'data' in parsed.data) {
            expect([read.data].flat()).toMatchObject([parsed.data.data].flat());
          } else if ('error' in read && 'error' in parsed.data) {
            expect(read.error).toMatchObject(parsed.data.error);
          }
        }),
        { numRuns: 20_000 },
      );
      // Guards the generator: a property over rejected messages only would prove little.
      expect(accepted).toBeGreaterThan(1000);
    },
  );

  it('draws the line at 2048 objects', () => {
    const object = { path: 'Vehicle.Speed', dp: { value: 1, ts: TS } };
    const of = (length: number) => ({
      action: 'subscription',
      subscriptionId: '1',
      data: Array.from({ length }, () => object),
      ts: TS,
    });
    expect(readSubscriptionMessage(of(2048))).not.toBeNull();
    expect(readSubscriptionMessage(of(2049))).toBeNull();
  });
});
