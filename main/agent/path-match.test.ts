import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNAL_PATHS } from '../../shared/vehicle/signal.ts';
import { leavesUnder, resolvePaths } from './path-match.ts';

describe('leavesUnder', () => {
  it('finds every leaf by its own path, and alone', () => {
    for (const path of SIGNAL_PATHS) expect(leavesUnder(path)).toEqual([path]);
  });

  it('finds all leaves under the root and under a branch', () => {
    expect(leavesUnder('Vehicle')).toEqual(SIGNAL_PATHS);
    expect(leavesUnder('Vehicle.Powertrain.FuelSystem')).toEqual(
      SIGNAL_PATHS.filter((path) => path.startsWith('Vehicle.Powertrain.FuelSystem.')),
    );
  });

  it('does not take part of a segment for a branch', () => {
    expect(leavesUnder('Vehicle.Spe')).toEqual([]);
    expect(leavesUnder('Vehicle.Speed.')).toEqual([]);
    expect(leavesUnder('')).toEqual([]);
    expect(leavesUnder('vehicle.speed')).toEqual([]);
  });

  it('lets * stand for one segment', () => {
    expect(leavesUnder('Vehicle.Chassis.Axle.*.Wheel.*.Tire.Pressure')).toHaveLength(4);
    expect(leavesUnder('Vehicle.*')).toEqual(SIGNAL_PATHS);
    expect(leavesUnder('Vehicle.*.Pressure')).toEqual([]);
  });

  it('any leaf matches its own pattern with segments replaced by *', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SIGNAL_PATHS),
        fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
        (path, stars) => {
          const pattern = path
            .split('.')
            .map((segment, index) => (stars[index] ? '*' : segment))
            .join('.');
          expect(leavesUnder(pattern)).toContain(path);
        },
      ),
    );
  });

  it('survives any expression', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 256 }), (expression) => {
        expect(leavesUnder(`${expression}.x`)).toEqual([]);
      }),
    );
    expect(leavesUnder('.'.repeat(250))).toEqual([]);
  });
});

describe('resolvePaths', () => {
  it('continues the path by each element and counts a leaf once', () => {
    const addressed = resolvePaths('Vehicle.Chassis', [
      'Axle.Row1.Wheel.Left.Tire.Pressure',
      'Axle.*.Wheel.*.Tire.Pressure',
    ]);
    expect(addressed).toMatchObject({ found: true, single: false });
    expect(addressed.found && addressed.paths).toHaveLength(4);
  });

  it('names the element that addresses nothing', () => {
    expect(resolvePaths('Vehicle', ['Speed', 'Warp'])).toEqual({
      found: false,
      missing: 'Vehicle.Warp',
    });
  });

  it('tells a single leaf from a branch with one leaf', () => {
    expect(resolvePaths('Vehicle.Speed')).toMatchObject({ single: true });
    expect(resolvePaths('Vehicle', ['Speed'])).toMatchObject({ single: true });
    expect(resolvePaths('Vehicle.Connectivity')).toMatchObject({ single: false });
  });
});
