/** How a signal lies in the data of its message (a `SG_` line of a DBC file). */
export interface SignalLayout {
  /**
   * Position of the signal's first bit: bit n is bit `n % 8` (0 = least significant) of byte
   * `n >> 3`. Intel: the least significant bit of the signal; Motorola: the most significant.
   */
  readonly startBit: number;
  /** Bits, 1 to 64. */
  readonly length: number;
  readonly byteOrder: 'intel' | 'motorola';
  /** How the bits are read; `float` has 32 bits, `double` 64 (SIG_VALTYPE_). */
  readonly encoding: 'unsigned' | 'signed' | 'float' | 'double';
  readonly factor: number;
  readonly offset: number;
}

/**
 * The bits of a signal as an integer, before factor and offset. A `bigint` when the signal is
 * wider than the 53 bits that a number holds exactly. For a float it is the bit pattern.
 */
export type RawValue = number | bigint;

/** The widest signal whose raw value is a number. */
export const MAX_NUMBER_BITS = 53;

/** How many bytes of data the signal needs. */
export function bytesNeeded(layout: SignalLayout): number {
  const { startBit, length, byteOrder } = layout;
  const firstByte = startBit >> 3;
  const bitsInFirstByte = byteOrder === 'intel' ? 8 - (startBit & 7) : (startBit & 7) + 1;
  return firstByte + 1 + Math.ceil(Math.max(0, length - bitsInFirstByte) / 8);
}

/**
 * Reads the bits of a signal.
 *
 * @returns `null` when `data` is too short to hold the signal.
 */
export function rawValueOf(data: Uint8Array, layout: SignalLayout): RawValue | null {
  if (data.length < bytesNeeded(layout)) return null;
  if (layout.length > MAX_NUMBER_BITS) return wideValue(data, layout);
  const value = narrowValue(data, layout);
  const isNegative = layout.encoding === 'signed' && value >= 2 ** (layout.length - 1);
  return isNegative ? value - 2 ** layout.length : value;
}

/** The value in the signal's unit: raw value times factor plus offset. */
export function physicalValueOf(raw: RawValue, layout: SignalLayout): number {
  return valueOfBits(raw, layout.encoding) * layout.factor + layout.offset;
}

const scratch = new DataView(new ArrayBuffer(8));

function valueOfBits(raw: RawValue, encoding: SignalLayout['encoding']): number {
  switch (encoding) {
    case 'float':
      scratch.setUint32(0, Number(raw));
      return scratch.getFloat32(0);
    case 'double':
      scratch.setBigUint64(0, BigInt(raw));
      return scratch.getFloat64(0);
    default:
      return Number(raw);
  }
}

// Both readers take up to eight bits at a time; shifting a number would cut it to 32 bits.

function narrowValue(data: Uint8Array, layout: SignalLayout): number {
  let value = 0;
  if (layout.byteOrder === 'intel') {
    let weight = 1;
    for (const { bits, width } of chunksOf(data, layout)) {
      value += bits * weight;
      weight *= 2 ** width;
    }
    return value;
  }
  for (const { bits, width } of chunksOf(data, layout)) value = value * 2 ** width + bits;
  return value;
}

function wideValue(data: Uint8Array, layout: SignalLayout): bigint {
  let value = 0n;
  let position = 0n;
  for (const { bits, width } of chunksOf(data, layout)) {
    if (layout.byteOrder === 'intel') {
      value |= BigInt(bits) << position;
      position += BigInt(width);
    } else {
      value = (value << BigInt(width)) | BigInt(bits);
    }
  }
  return layout.encoding === 'signed' ? BigInt.asIntN(layout.length, value) : value;
}

interface Chunk {
  readonly bits: number;
  readonly width: number;
}

/** The signal's bits byte by byte, in the order in which the bytes lie in the data. */
function* chunksOf(data: Uint8Array, layout: SignalLayout): Generator<Chunk> {
  const intel = layout.byteOrder === 'intel';
  let byte = layout.startBit >> 3;
  let bit = layout.startBit & 7;
  let left = layout.length;
  while (left > 0) {
    const width = Math.min(left, intel ? 8 - bit : bit + 1);
    const shift = intel ? bit : bit + 1 - width;
    yield { bits: ((data[byte] ?? 0) >> shift) & (2 ** width - 1), width };
    left -= width;
    byte += 1;
    bit = intel ? 0 : 7;
  }
}
