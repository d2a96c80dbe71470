import type { SignalLayout } from './can-signal.ts';

/**
 * The definition of the DBC format, bit by bit and without arithmetic shared with the decoder: the
 * data as a list of bits in DBC numbering, walked from the start bit; Intel goes up, Motorola goes
 * down within a byte and on to bit 7 of the next.
 */
export function referenceBits(data: Uint8Array, layout: SignalLayout): string | null {
  const bitAt = new Map<number, string>();
  data.forEach((byte, index) => {
    const text = byte.toString(2).padStart(8, '0');
    for (let bit = 0; bit < 8; bit += 1) bitAt.set(8 * index + bit, text.charAt(7 - bit));
  });
  let bits = '';
  let position = layout.startBit;
  while (bits.length < layout.length) {
    const bit = bitAt.get(position);
    if (bit === undefined) return null;
    if (layout.byteOrder === 'intel') {
      bits = bit + bits;
      position += 1;
    } else {
      bits += bit;
      position = position % 8 === 0 ? position + 15 : position - 1;
    }
  }
  return bits;
}

/** The bits as an integer; `null` when the data is too short. */
export function referenceRaw(data: Uint8Array, layout: SignalLayout): bigint | null {
  const bits = referenceBits(data, layout);
  if (bits === null) return null;
  const value = BigInt(`0b${bits}`);
  const isNegative = layout.encoding === 'signed' && bits.startsWith('1');
  return isNegative ? value - 2n ** BigInt(layout.length) : value;
}
