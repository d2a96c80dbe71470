import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXTENDED_FLAG, formatCanId, parseCandumpLine, type CanFrame } from './candump.ts';

const frame = (id: number, data: number[], time = 1000, bus = 'can0'): CanFrame => ({
  time,
  bus,
  id,
  data: Uint8Array.from(data),
});

describe('parseCandumpLine', () => {
  it.each([
    ['(1.000000) can0 167#727FC3', frame(0x167, [0x72, 0x7f, 0xc3])],
    ['(1.0) can0 167#', frame(0x167, [])],
    ['(1) vcan1 7FF#00\r', frame(0x7ff, [0], 1000, 'vcan1')],
    ['(1.5) can0 18FEF100#FF', frame(0x18fef100 + EXTENDED_FLAG, [255], 1500)],
    ['(1.0) can0 00000012#01', frame(0x12 + EXTENDED_FLAG, [1])],
    ['(1.0) can0 123#0102030405060708_C', frame(0x123, [1, 2, 3, 4, 5, 6, 7, 8])],
    ['(1.0) can0 123#01 R', frame(0x123, [1])],
    ['(1.0) can0 123##1AABB', frame(0x123, [0xaa, 0xbb])],
    [`(1.0) can0 123##0${'11'.repeat(64)}`, frame(0x123, Array<number>(64).fill(0x11))],
    [' (1.000000)  can0  167   [3]  72 7F C3', frame(0x167, [0x72, 0x7f, 0xc3])],
    ["(1.0)  can0  167   [2]  41 42   'AB'", frame(0x167, [0x41, 0x42])],
    ['(1.0)  can0  RX - -  167   [1]  72', frame(0x167, [0x72])],
    ['(1.0)  can0  167   [0] ', frame(0x167, [])],
    [
      `(1.0) can0 123 [12] ${Array(12).fill('01').join(' ')}`,
      frame(0x123, Array<number>(12).fill(1)),
    ],
  ])('reads %s', (line, expected) => {
    expect(parseCandumpLine(line)).toEqual(expected);
  });

  it.each([
    ['(1.0) can0 167#R', 'remote-frame'],
    ['(1.0) can0 167#R8', 'remote-frame'],
    ['(1.0)  can0  167   [4]  remote request', 'remote-frame'],
    ['(1.0) can0 20000004#0004000000000000', 'error-frame'],
    ['(1.0) can0 20000088 [8] 00 00 08 00 00 00 00 00 ERRORFRAME', 'error-frame'],
    ['can0  167   [3]  72 7F C3', 'no-timestamp'],
    ['(1.0) can0 167#727', 'bad-line'],
    ['(1.0) can0 167#72ZZ', 'bad-line'],
    ['(1.0) can0 800#00', 'bad-line'],
    ['(1.0) can0 FFFFFFFF#00', 'bad-line'],
    ['(1.0) can0 1234#00', 'bad-line'],
    ['(1.0) can0 167#010203040506070809', 'bad-line'],
    [`(1.0) can0 123##0${'11'.repeat(9)}`, 'bad-line'],
    ['(1.0)  can0  167   [3]  72 7F', 'bad-line'],
    ['(1757617431.8', 'bad-line'],
    ['hello', 'bad-line'],
    ['', null],
    [' \r', null],
  ])('takes %s for %s', (line, expected) => {
    expect(parseCandumpLine(line)).toBe(expected);
  });

  it('reads back every frame in the log format', () => {
    const anyFrame = fc.record({
      micros: fc.integer({ min: 0, max: 4e9 }),
      id: fc.oneof(
        fc.integer({ min: 0, max: 0x7ff }),
        fc.integer({ min: 0, max: 0x1fffffff }).map((id) => id + EXTENDED_FLAG),
      ),
      data: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(anyFrame, ({ micros, id, data }) => {
        const hex = [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        const line = `(${(micros / 1e6).toFixed(6)}) can0 ${formatCanId(id).slice(2)}#${hex}`;
        const read = parseCandumpLine(line);
        expect(read).toMatchObject({ bus: 'can0', id, data });
      }),
    );
  });

  it('survives any text', () => {
    const pieces = fc.constantFrom(
      '(1.0) ',
      'can0 ',
      '167',
      '#',
      '##',
      'R',
      '[8]',
      ' ',
      '00',
      '\0',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, (line) => {
        const read = parseCandumpLine(line);
        if (read !== null && typeof read === 'object') expect(read.data.length).toBeLessThan(65);
      }),
      { numRuns: 2000 },
    );
  });
});
