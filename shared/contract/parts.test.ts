import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { partsUpdate } from './parts.ts';

const schema = partsUpdate(z.object({ speed: z.number(), route: z.string().nullable() }));

const accepts = (update: unknown) => schema.safeParse(update).success;

describe('partsUpdate', () => {
  it('takes everything at once, and nothing less', () => {
    expect(accepts({ kind: 'full', state: { speed: 1, route: null } })).toBe(true);
    expect(accepts({ kind: 'full', state: { speed: 1 } })).toBe(false);
  });

  it('takes any of the parts, or none', () => {
    expect(accepts({ kind: 'delta', state: {} })).toBe(true);
    expect(accepts({ kind: 'delta', state: { route: null } })).toBe(true);
  });

  it('takes no part that is not whole', () => {
    expect(accepts({ kind: 'delta', state: { speed: 'fast' } })).toBe(false);
    expect(accepts({ kind: 'delta', state: { speed: undefined } })).toBe(false);
  });
});
