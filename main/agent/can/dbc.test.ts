import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CanLogError } from './can-log-error.ts';
import { decodeDbcText, fitsMessage, isSignalPresent, parseDbc, type DbcMessage } from './dbc.ts';

const WORKSHOP = readFileSync(
  new URL('../../../test/fixtures/can/workshop.dbc', import.meta.url),
  'utf8',
);

function message(text: string, id: number): DbcMessage {
  const found = parseDbc(text).get(id);
  if (!found) throw new Error(`no message ${id}`);
  return found;
}

describe('parseDbc', () => {
  it('reads messages, layouts, ranges, units, labels, and comments', () => {
    const motion = message(WORKSHOP, 256);
    expect(motion).toMatchObject({ name: 'Motion', size: 8 });
    expect(motion.signals.get('RoadSpeed')).toEqual({
      name: 'RoadSpeed',
      layout: {
        startBit: 7,
        length: 16,
        byteOrder: 'motorola',
        encoding: 'unsigned',
        factor: 0.01,
        offset: 0,
      },
      range: [0, 655.33],
      unit: 'km/h',
      multiplex: null,
      labels: new Map(),
      comment: 'From the wheels; a remark\nBO_ 999 NotAMessage: 8 Engine\nthat spans lines',
    });
    expect(motion.signals.get('Slope')?.layout).toMatchObject({ encoding: 'signed', factor: 0.5 });
    expect(motion.signals.get('Gear')?.labels).toEqual(
      new Map([
        [15, 'Unknown'],
        [1, 'First; the lowest'],
        [0, 'Neutral'],
      ]),
    );
    expect([...parseDbc(WORKSHOP).keys()]).not.toContain(999);
  });

  it('reads CAN FD lengths, exponents, value types, and extended identifiers', () => {
    expect(message(WORKSHOP, 1024)).toMatchObject({ name: 'Distance', size: 12 });
    expect(message(WORKSHOP, 1024).signals.get('Odometer')?.range).toEqual([0, 1.84467e19]);
    const battery = message(WORKSHOP, 512).signals.get('Battery');
    expect(battery?.layout.encoding).toBe('float');
    expect(battery?.range).toBeNull();
    expect(message(WORKSHOP, 0x98fef100).name).toBe('Tyres');
  });

  it('does not depend on line ends or spacing', () => {
    expect(
      parseDbc(WORKSHOP.replaceAll('\n', '\r\n').replaceAll('"From the wheels', '"From')),
    ).toHaveProperty('size', 5);
    const tight = message('BO_ 1 A:8 X\nSG_ s:0|8@1-(1e-3,-4)[0|0]"" X,Y\nBO_ 2 B:8 X', 1);
    expect(tight.signals.get('s')?.layout).toMatchObject({ factor: 0.001, offset: -4 });
  });

  it('reads simple and nested multiplexing', () => {
    const text = `BO_ 5 Nested: 8 X
 SG_ Outer M : 0|8@1+ (1,0) [0|0] "" X
 SG_ Inner m1M : 8|8@1+ (1,0) [0|0] "" X
 SG_ Leaf m3 : 16|8@1+ (1,0) [0|0] "" X
SG_MUL_VAL_ 5 Inner Outer 1-1;
SG_MUL_VAL_ 5 Leaf Inner 3-5, 9-9;`;
    const nested = message(text, 5);
    const leaf = nested.signals.get('Leaf');
    if (!leaf) throw new Error('no Leaf');
    expect(leaf.multiplex).toEqual({
      switchSignal: 'Inner',
      ranges: [
        [3, 5],
        [9, 9],
      ],
    });
    const present = (outer: number, inner: number) =>
      isSignalPresent(nested, leaf, ({ name }) => (name === 'Outer' ? outer : inner));
    expect(present(1, 4)).toBe(true);
    expect(present(1, 9)).toBe(true);
    expect(present(1, 6)).toBe(false);
    expect(present(2, 4)).toBe(false);
  });

  it('reads files in Windows-1252', () => {
    const bytes = Buffer.from('BO_ 1 A: 8 X\n SG_ t : 0|8@1+ (1,0) [0|0] "\xb0C" X\n', 'latin1');
    expect(message(decodeDbcText(bytes), 1).signals.get('t')?.unit).toBe('\u00b0C');
    expect(decodeDbcText(Buffer.from('"\u00b0C"', 'utf8'))).toBe('"\u00b0C"');
  });

  it.each([
    ['', /no message/],
    ['\x89PNG\r\n\x1a\n\0\0\0', /no message/],
    ['BO_ x A: 8 X', /line 1: expected a message identifier, found «x»/],
    ['\n\nBO_ 1 A: 80 X', /line 3: the length of the message must be .* 64, not 80/],
    ['BO_ 1 A: 8 X\nBO_ 1 B: 8 X', /line 2: message 1 is defined twice/],
    ['SG_ s : 0|8@1+ (1,0) [0|0] "" X', /before the first message/],
    ['BO_ 1 A: 8 X\nSG_ s : 0|65@1+ (1,0) [0|0] "" X', /line 2: the length of the signal/],
    ['BO_ 1 A: 8 X\nSG_ s : 0|8@1 (1,0) [0|0] "" X', /line 2: expected \+ or -, found «\(»/],
    ['BO_ 1 A: 8 X\nSG_ s : 0|8@1+ (1,0) [0|0]', /end of the file/],
    ['BO_ 1 A: 8 X\nSG_ s : 0|8@1+ (1,0) [0|0] "km', /line 2: the string .* no end/],
    ['BO_ 1 A: 8 X\nSG_ s m1 : 0|8@1+ (1,0) [0|0] "" X', /no multiplexer switch/],
    ['BO_ 1 A: 8 X\nSG_ s q : 0|8@1+ (1,0) [0|0] "" X', /«q» is no multiplexer indicator/],
    ['BO_ 1 A: 8 X\nSG_ s : 0|8@1+ (1,0) [0|0] "" X\nSIG_VALTYPE_ 1 s : 1;', /does not fit the 8/],
    ['BO_ 1 A: 8 X\nSG_ s M : 0|8@1+ (1,0) [0|0] "" X\nSG_MUL_VAL_ 1 s s 1-1;', /form a circle/],
    [
      'BO_ 1 A: 8 X\nSG_ a M : 0|8@1+ (1,0) [0|0] "" X\nSG_ b M : 8|8@1+ (1,0) [0|0] "" X\n' +
        'SG_ c m1 : 16|8@1+ (1,0) [0|0] "" X',
      /several multiplexer switches/,
    ],
  ])('rejects %j', (text, expected) => {
    expect(() => parseDbc(text)).toThrow(expected);
  });

  it('answers any text with messages or a CanLogError', () => {
    const lines = WORKSHOP.split('\n');
    const mangled = fc
      .tuple(fc.nat(lines.length - 1), fc.nat(60), fc.string({ maxLength: 5 }))
      .map(([at, column, noise]) =>
        lines.with(at, `${lines[at]?.slice(0, column) ?? ''}${noise}`).join('\n'),
      );
    fc.assert(
      fc.property(fc.oneof(mangled, fc.string({ unit: 'binary' })), (text) => {
        try {
          expect(parseDbc(text).size).toBeGreaterThan(0);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(CanLogError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('fitsMessage', () => {
  it('tells a signal that lies outside its message', () => {
    const doors = message('BO_ 1 A: 1 X\n SG_ s : 4|5@1+ (1,0) [0|0] "" X', 1);
    const signal = doors.signals.get('s');
    expect(signal && fitsMessage(doors, signal)).toBe(false);
  });
});
