import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idSchema } from '../../../shared/services/text.ts';
import { orderIdOf, originOf, startChargeSeqOf } from './order-id.ts';
import { seqSchema } from './schemas.ts';

const MINUTE = Date.UTC(2026, 2, 1, 8, 0);
const connectorId = fc.stringMatching(/^[A-Za-z0-9_-]{1,26}$/);
const createdAt = fc.integer({ min: 26_297_280, max: 60_000_000 }).map((minute) => minute * 60_000);

describe('an order id', () => {
  it('gives back what it was made of, for a UUID with the longest ConnectorID', () => {
    fc.assert(
      fc.property(fc.uuid(), connectorId, createdAt, (key, connector, at) => {
        const origin = { key, connectorId: connector, createdAt: at };
        const id = orderIdOf(origin);
        expect(idSchema.safeParse(id).success).toBe(true);
        expect(originOf(id ?? '')).toEqual(origin);
      }),
    );
  });

  it('gives back any key that fits', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,29}$/);
    fc.assert(
      fc.property(key, connectorId, createdAt, (text, connector, at) => {
        const origin = { key: text, connectorId: connector, createdAt: at };
        expect(originOf(orderIdOf(origin) ?? '')).toEqual(origin);
      }),
    );
  });

  it('is none when it would be too long', () => {
    const origin = { key: 'k'.repeat(64), connectorId: 'C1', createdAt: MINUTE };
    expect(orderIdOf(origin)).toBeNull();
  });

  it('is not read from what is none', () => {
    expect(originOf('ord-7')).toBeNull();
    expect(originOf('')).toBeNull();
    expect(originOf(`u${'z'.repeat(25)}.00000.C1`)).toBeNull();
  });
});

describe('StartChargeSeq', () => {
  it('follows from the key alone, in 27 characters', () => {
    const seq = startChargeSeqOf('MA5TEST01', 'a-key');
    expect(seq).toBe(startChargeSeqOf('MA5TEST01', 'a-key'));
    expect(seq).not.toBe(startChargeSeqOf('MA5TEST01', 'another-key'));
    expect(seq).toMatch(/^MA5TEST01\d{18}$/);
    expect(seqSchema.safeParse(seq).success).toBe(true);
  });
});
