import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IVI_PATHS } from './catalogue.ts';
import { SIGNAL_PATHS, definitionOf, faultOf, isActuatorPath, isSignalPath } from './signal.ts';

describe('the catalogue', () => {
  it('holds the 104 signals of the IVI set', () => {
    expect(IVI_PATHS).toHaveLength(104);
  });

  it('describes every signal in a sentence of its own', () => {
    const descriptions = SIGNAL_PATHS.map((path) => definitionOf(path).description);
    expect(new Set(descriptions).size).toBe(descriptions.length);
    for (const description of descriptions) expect(description).toMatch(/^[A-Z].{6,}\.$/s);
  });

  const tree = new URL('../../../shared/data/vss/vss-6.0-ivi.tsv', import.meta.url);
  it.skipIf(!existsSync(tree))(
    'agrees with VSS 6.0 in type, datatype, unit, limits, and allowed values (skipped without the VSS table)',
    () => {
      const rows = readFileSync(tree, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('Vehicle.'))
        .map((line) => line.split('\t'));
      expect(rows.map(([path]) => path)).toEqual([...IVI_PATHS]);
      for (const [path = '', type, datatype, unit, min, max, allowed] of rows) {
        if (!isSignalPath(path)) throw new Error(`${path} is missing`);
        const definition = definitionOf(path);
        expect([path, definition.type, definition.datatype]).toEqual([path, type, datatype]);
        expect(definition.unit ?? '').toBe(unit);
        expect((definition.allowed ?? []).join('|')).toBe(allowed);
        if (min) expect(definition.range?.[0]).toBe(Number(min));
        if (max) expect(definition.range?.[1]).toBe(Number(max));
      }
    },
  );
});

describe('faultOf', () => {
  it.each([
    ['Vehicle.Speed', 50, null],
    ['Vehicle.Speed', '50', 'wrong-type'],
    ['Vehicle.Speed', Number.NaN, 'not-finite'],
    ['Vehicle.Speed', Number.POSITIVE_INFINITY, 'not-finite'],
    ['Vehicle.Speed', 1e9, 'out-of-range'],
    ['Vehicle.Speed', null, 'wrong-type'],
    ['Vehicle.TraveledDistance', 1.5, 'wrong-type'],
    ['Vehicle.TraveledDistance', -1, 'out-of-range'],
    ['Vehicle.IsMoving', true, null],
    ['Vehicle.IsMoving', 1, 'wrong-type'],
    ['Vehicle.LowVoltageSystemState', 'ON', null],
    ['Vehicle.LowVoltageSystemState', 'on', 'not-allowed'],
    ['Vehicle.VehicleIdentification.VIN', 'x'.repeat(10_000), 'too-long'],
    ['Vehicle.Cabin.Door.Row1.DriverSide.Window.Position', 101, 'out-of-range'],
  ] as const)('%s = %j: %s', (path, value, fault) => {
    expect(faultOf(path, value)).toBe(fault);
  });

  it('accepts only finite numbers within the declared range, for any input', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SIGNAL_PATHS), fc.anything(), (path, value) => {
        if (faultOf(path, value) !== null) return;
        const { range, allowed } = definitionOf(path);
        if (range && typeof value === 'number') {
          expect(value).toBeGreaterThanOrEqual(range[0]);
          expect(value).toBeLessThanOrEqual(range[1]);
        }
        if (allowed && typeof value === 'string') expect(allowed).toContain(value);
      }),
      { numRuns: 5000 },
    );
  });

  it('knows no path that it inherits from Object', () => {
    for (const name of ['constructor', '__proto__', 'toString', '']) {
      expect(isSignalPath(name)).toBe(false);
      expect(isActuatorPath(name)).toBe(false);
    }
  });
});
