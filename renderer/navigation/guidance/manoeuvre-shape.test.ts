import { describe, expect, it } from 'vitest';
import { MANOEUVRE_TYPES } from '../../../shared/navigation/route.ts';
import { manoeuvreShape, roundaboutShape } from './manoeuvre-shape.ts';

describe('manoeuvreShape', () => {
  it('draws something for every type', () => {
    for (const type of MANOEUVRE_TYPES) {
      const { way, solid } = manoeuvreShape(type);
      expect([type, way !== '' || solid !== undefined]).toEqual([type, true]);
    }
  });

  it.each([
    ['Left', 'Right'],
    ['SlightLeft', 'SlightRight'],
    ['SharpLeft', 'SharpRight'],
    ['UturnLeft', 'UturnRight'],
    ['ExitLeft', 'ExitRight'],
    ['RampLeft', 'RampRight'],
    ['StayLeft', 'StayRight'],
    ['MergeLeft', 'MergeRight'],
    ['DestinationLeft', 'DestinationRight'],
  ] as const)('draws %s as %s in the mirror', (left, right) => {
    const { isMirrored, ...drawn } = manoeuvreShape(left);
    expect(isMirrored).toBe(true);
    expect(drawn).toEqual(manoeuvreShape(right));
  });

  it('keeps manoeuvres that must not be confused apart', () => {
    const drawn = (['Right', 'SlightRight', 'SharpRight', 'ExitRight', 'StayRight'] as const).map(
      (type) => JSON.stringify(manoeuvreShape(type)),
    );
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe('roundaboutShape', () => {
  const tip = (exit: number | undefined) => {
    const [x = 0, y = 0] = roundaboutShape(exit).way.split('L')[1]?.split(' ').map(Number) ?? [];
    return { x, y };
  };

  it('leaves at the right, straight on, at the left, and back, in the order of the exits', () => {
    expect(tip(1).x).toBeGreaterThan(80);
    expect(tip(2).y).toBeLessThan(10);
    expect(tip(3).x).toBeLessThan(20);
    expect(tip(4).y).toBeGreaterThan(tip(3).y);
  });

  it('draws any count', () => {
    expect(roundaboutShape(9)).toEqual(roundaboutShape(4));
    expect(roundaboutShape(undefined)).toEqual(roundaboutShape(2));
  });
});
