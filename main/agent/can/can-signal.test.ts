import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesNeeded, physicalValueOf, rawValueOf, type SignalLayout } from './can-signal.ts';
import { referenceBits, referenceRaw } from './test-bits.ts';

const layoutOf = (layout: Partial<SignalLayout>): SignalLayout => ({
  startBit: 0,
  length: 8,
  byteOrder: 'intel',
  encoding: 'unsigned',
  factor: 1,
  offset: 0,
  ...layout,
});

const anyLayout = fc
  .record({
    startBit: fc.integer({ min: 0, max: 8 * 64 - 1 }),
    length: fc.integer({ min: 1, max: 64 }),
    byteOrder: fc.constantFrom('intel' as const, 'motorola' as const),
    encoding: fc.constantFrom('unsigned' as const, 'signed' as const),
  })
  .map(layoutOf);

describe('rawValueOf', () => {
  it('agrees with the definition bit by bit, for every layout and payload', () => {
    const data = fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 64 }));
    fc.assert(
      fc.property(data, anyLayout, (bytes, layout) => {
        // Most start bits lie outside a short payload; fold them in to meet both cases.
        const folded = { ...layout, startBit: layout.startBit % Math.max(8, 8 * bytes.length + 8) };
        const raw = rawValueOf(bytes, folded);
        expect(raw === null ? null : BigInt(raw)).toBe(referenceRaw(bytes, folded));
        expect(typeof raw === 'bigint').toBe(raw !== null && folded.length > 53);
      }),
      { numRuns: 20_000 },
    );
  });

  it('reads 64-bit values exactly', () => {
    const data = Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe]);
    const motorola = layoutOf({ startBit: 7, length: 64, byteOrder: 'motorola' });
    expect(rawValueOf(data, motorola)).toBe(0xffff_ffff_ffff_fffen);
    expect(rawValueOf(data, { ...motorola, encoding: 'signed' })).toBe(-2n);
    expect(rawValueOf(data, layoutOf({ length: 64 }))).toBe(0xfeff_ffff_ffff_ffffn);
  });

  it('reads a value from a frame of a real car', () => {
    // EngAout_N_Actl of a Ford: 28|13@0+ (2,0), 756 rpm.
    const data = Uint8Array.from([0xc0, 0, 0x7d, 0x01, 0x7a, 0, 0, 0]);
    const layout = layoutOf({ startBit: 28, length: 13, byteOrder: 'motorola', factor: 2 });
    const raw = rawValueOf(data, layout);
    expect(raw).toBe(0x17a);
    expect(physicalValueOf(raw ?? 0, layout)).toBe(756);
  });
});

describe('bytesNeeded', () => {
  it('is the shortest payload that holds the signal', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const needed = bytesNeeded(layout);
        expect(referenceBits(new Uint8Array(needed), layout)).not.toBeNull();
        expect(referenceBits(new Uint8Array(needed - 1), layout)).toBeNull();
      }),
    );
  });
});

describe('physicalValueOf', () => {
  it('reads back floats and doubles in both byte orders', () => {
    const anyCase = fc.record({
      value: fc.double(),
      width: fc.constantFrom(32, 64),
      little: fc.boolean(),
      at: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(anyCase, ({ value, width, little, at }) => {
        const view = new DataView(new ArrayBuffer(16));
        if (width === 32) view.setFloat32(at, value, little);
        else view.setFloat64(at, value, little);
        const layout = layoutOf({
          startBit: 8 * at + (little ? 0 : 7),
          length: width,
          byteOrder: little ? 'intel' : 'motorola',
          encoding: width === 32 ? 'float' : 'double',
        });
        const raw = rawValueOf(new Uint8Array(view.buffer), layout);
        const expected = width === 32 ? Math.fround(value) : value;
        // `+ 0` after the factor turns -0 into 0; both are the same measurement.
        expect(physicalValueOf(raw ?? 0, layout)).toBe(expected === 0 ? 0 : expected);
      }),
    );
  });

  it('applies factor and offset', () => {
    expect(physicalValueOf(10, layoutOf({ factor: 0.5, offset: -40 }))).toBe(-35);
    expect(physicalValueOf(-3, layoutOf({ factor: -2, offset: 1 }))).toBe(7);
  });
});
