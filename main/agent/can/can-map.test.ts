import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf, isSignalPath } from '../../../shared/vehicle/signal.ts';
import { CanLogError } from './can-log-error.ts';
import { bindCanMap, parseCanMap, type CanBindings, type Conversion } from './can-map.ts';
import { parseDbc } from './dbc.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../test/fixtures/can/${name}`, import.meta.url), 'utf8');
const DBC = parseDbc(fixture('workshop.dbc'));
const WORKSHOP = parseCanMap(JSON.parse(fixture('workshop.map.json')));

function bind(entry: Record<string, unknown>, more: Record<string, unknown> = {}): CanBindings {
  const map = { name: 'n', source: 's', signals: [entry], ...more };
  return bindCanMap(parseCanMap(map), DBC);
}

function convert(entry: Record<string, unknown>, raw: number, physical = raw): Conversion {
  const [binding] = [...bind(entry).messages.values()].flatMap(({ signals }) => signals);
  if (!binding) throw new Error('nothing bound');
  return binding.convert(raw, physical);
}

const SPEED = { message: 'Motion', signal: 'RoadSpeed', path: 'Vehicle.Speed' };
const COOLANT = {
  message: 'Climate',
  signal: 'CoolantTemp',
  path: 'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature',
};
const IGNITION = {
  message: 'Doors',
  signal: 'Ignition',
  path: 'Vehicle.LowVoltageSystemState',
};

describe('bindCanMap', () => {
  it('ties every entry of the fixture to its message', () => {
    const bindings = bindCanMap(WORKSHOP, DBC);
    expect(bindings.paths).toHaveLength(11);
    expect([...bindings.messages.keys()]).toEqual([256, 512, 768, 0x98fef100, 1024]);
    expect(bindings.constants).toEqual([{ path: 'Vehicle.Powertrain.Type', value: 'COMBUSTION' }]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'an unknown path',
      { ...SPEED, path: 'Vehicle.Sped' },
      /\(RoadSpeed → Vehicle.Sped\): no such/,
    ],
    ['an unknown message', { ...SPEED, message: 'Motoin' }, /the DBC has no message Motoin/],
    ['an unknown identifier', { ...SPEED, message: 257 }, /the DBC has no message 0x101 \(257\)/],
    ['an unknown signal', { ...SPEED, signal: 'RoadSped' }, /no signal RoadSped; it has RoadSpeed/],
    ['an identifier without its flag', { ...SPEED, message: 419361024 }, /is 2566844672 there/],
    ['an unknown guard', { ...SPEED, requires: { signal: 'Q', raw: [3] } }, /has no signal Q/],
    ['text without values', { ...SPEED, path: 'Vehicle.Powertrain.Type' }, /needs "values"/],
    ['flags of several bits', { ...IGNITION, path: 'Vehicle.IsMoving' }, /"values" or "above"/],
    ['a threshold for a number', { ...SPEED, above: 3 }, /"above" is for boolean paths/],
    ['a value that is not allowed', { ...IGNITION, values: { 0: 'AUS' } }, /not an allowed value/],
    ['a value of the wrong type', { ...SPEED, values: { 0: true } }, /of the wrong type.*float/],
    ['values and scale', { ...SPEED, values: { 0: 0 }, scale: 2 }, /"scale" has no meaning/],
    ['scale 0', { ...SPEED, scale: 0 }, /signals\[0\]\.scale \(Vehicle.Speed\): must not be 0/],
    ['a misspelt option', { ...SPEED, sclae: 2 }, /signals\[0\] \(Vehicle.Speed\): .*sclae/],
    ['a raw value that is none', { ...IGNITION, values: { on: 'ON' } }, /a raw value, an integer/],
  ])('rejects %s', (_what, entry, expected) => {
    expect(() => bind(entry)).toThrow(expected);
    expect(() => bind(entry)).toThrow(CanLogError);
  });

  it('rejects a path that is fed twice and constants that do not fit', () => {
    const twice = { name: 'n', source: 's', signals: [SPEED, { ...SPEED, message: 256 }] };
    expect(() => bindCanMap(parseCanMap(twice), DBC)).toThrow(/signals\[1\].*fed by another entry/);
    expect(() => bind(SPEED, { constants: { 'Vehicle.Speed': 3 } })).toThrow(/by a signal too/);
    expect(() => bind(SPEED, { constants: { 'Vehicle.Nothing': 3 } })).toThrow(/no such VSS path/);
    const petrol = { constants: { 'Vehicle.Powertrain.Type': 'PETROL' } };
    expect(() => bind(SPEED, petrol)).toThrow(/PETROL.*one of COMBUSTION, HYBRID, ELECTRIC/);
    expect(() => bindCanMap(parseCanMap({ name: 'n', source: 's', signals: [] }), DBC)).toThrow(
      /feeds no path/,
    );
  });

  it('names every faulty entry at once', () => {
    const map = {
      name: 'n',
      source: 's',
      signals: [
        { ...SPEED, signal: 'a' },
        { ...SPEED, message: 'b' },
      ],
    };
    expect(() => bindCanMap(parseCanMap(map), DBC)).toThrow(/signals\[0\][^]*signals\[1\]/);
  });

  it.each([null, 7, [], {}, { name: 'n' }, { name: 'n', source: 's', signals: {} }])(
    'rejects %j as a mapping',
    (content) => {
      expect(() => parseCanMap(content)).toThrow(CanLogError);
    },
  );
});

describe('mappings that are shipped', () => {
  const folder = new URL('../../../resources/can-maps/', import.meta.url);
  it.each(readdirSync(folder))('%s is well-formed and feeds each path once', (name) => {
    const map = parseCanMap(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    const paths = [...map.signals.map(({ path }) => path), ...Object.keys(map.constants ?? {})];
    expect(paths.filter((path) => !isSignalPath(path))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('conversion', () => {
  it('scales to the unit of the path and rounds for integer types', () => {
    const odometer = { message: 'Distance', signal: 'Odometer', path: 'Vehicle.TraveledDistance' };
    expect(convert({ ...odometer, scale: 1000 }, 58265432, 58265.4321)).toEqual({
      value: 58265432,
    });
    expect(convert({ ...SPEED, scale: 1.609344 }, 100, 100)).toEqual({ value: 160.9344 });
    expect(convert({ ...SPEED, offset: -3 }, 1, 1)).toEqual({ value: -2 });
  });

  it('takes neither fault codes nor values outside the range for measurements', () => {
    expect(convert(COOLANT, 130, 90)).toEqual({ value: 90 });
    expect(convert(COOLANT, 255, 215)).toEqual({ rejected: 'invalid-value' }); // labelled Fault
    expect(convert({ ...SPEED, invalid: [9] }, 9)).toEqual({ rejected: 'invalid-value' });
    expect(convert(SPEED, 65535, 655.35)).toEqual({ rejected: 'out-of-range' }); // beyond the DBC
    expect(convert({ ...SPEED, max: 250 }, 30000, 300)).toEqual({ rejected: 'out-of-range' });
    expect(convert({ ...SPEED, max: 900 }, 45000, 450)).toEqual({ rejected: 'out-of-range' }); // VSS
    const battery = { ...COOLANT, signal: 'Battery' };
    expect(convert(battery, 0, NaN)).toEqual({ rejected: 'invalid-value' });
    expect(convert(battery, 0, Infinity)).toEqual({ rejected: 'out-of-range' });
  });

  it('reads flags, thresholds, and tables', () => {
    const door = {
      message: 'Doors',
      signal: 'DoorLeft',
      path: 'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen',
    };
    expect(convert(door, 1)).toEqual({ value: true });
    expect(convert(door, 0)).toEqual({ value: false });
    const moving = { ...SPEED, path: 'Vehicle.IsMoving', above: 0.5 };
    expect(convert(moving, 50, 0.5)).toEqual({ value: false });
    expect(convert(moving, 51, 0.51)).toEqual({ value: true });
    expect(convert({ ...IGNITION, values: { 2: 'ON' } }, 2)).toEqual({ value: 'ON' });
    expect(convert({ ...IGNITION, values: { 2: 'ON' } }, 1)).toEqual({ rejected: 'invalid-value' });
  });

  it('never yields a value that the path does not take', () => {
    const all = [...bindCanMap(WORKSHOP, DBC).messages.values()].flatMap(({ signals }) => signals);
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.integer(), fc.double(), (binding, raw, physical) => {
        const converted = binding.convert(raw, physical);
        if ('value' in converted) expect(faultOf(binding.path, converted.value)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
