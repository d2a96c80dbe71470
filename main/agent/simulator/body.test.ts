import { describe, expect, it } from 'vitest';
import { closedBody, isAnythingOpen, meanWindowOpening, stepBody, withDoor } from './body.ts';
import { freshTyres, pressureOf, stepTyres } from './tyres.ts';

describe('body', () => {
  it('lights the dipped beam by itself in the dark and in rain, without flicker at dusk', () => {
    const lit = (light: number, rain: number, before = closedBody()): boolean =>
      stepBody(before, light, rain, 0.02).lowBeam;
    expect(lit(80, 0)).toBe(false);
    expect(lit(20, 0)).toBe(true);
    expect(lit(80, 60)).toBe(true);
    expect(lit(35, 0)).toBe(false);
    expect(lit(35, 0, { ...closedBody(), lowBeam: true })).toBe(true);
    expect(lit(45, 0, { ...closedBody(), lowBeam: true })).toBe(false);
  });

  it('follows the light switch when it is not automatic', () => {
    const at = (lightSwitch: 'OFF' | 'BEAM', light: number): boolean =>
      stepBody({ ...closedBody(), lightSwitch }, light, 0, 0.02).lowBeam;
    expect([at('BEAM', 100), at('OFF', 0)]).toEqual([true, false]);
  });

  it('returns the same body when nothing moves', () => {
    const body = closedBody();
    expect(stepBody(body, 100, 0, 0.02)).toBe(body);
    expect(isAnythingOpen(body)).toBe(false);
    expect(isAnythingOpen(withDoor(body, 'rearDriver', { open: true }))).toBe(true);
  });

  it('averages the windows', () => {
    const open = withDoor(closedBody(), 'driver', { window: { position: 100, target: 100 } });
    expect(meanWindowOpening(open)).toBe(0.25);
  });
});

describe('tyres', () => {
  const none = { frontLeft: 0, frontRight: 0, rearLeft: 0, rearRight: 0 };

  it('gain about 10 kPa for 10 K', () => {
    const { wheels } = freshTyres(20, () => 0);
    expect(pressureOf(wheels.frontLeft, 20)).toBeCloseTo(240);
    expect(pressureOf(wheels.frontLeft, 30) - 240).toBeGreaterThan(8);
    expect(pressureOf(wheels.frontLeft, 30) - 240).toBeLessThan(14);
  });

  it('warn of one that leaks and of no other', () => {
    let tyres = freshTyres(20, () => 0);
    for (let second = 0; second < 600; second++) {
      tyres = stepTyres(tyres, 10, 20, { ...none, rearLeft: 0.15 }, 1);
    }
    expect(tyres.wheels.rearLeft.low).toBe(true);
    expect(tyres.wheels.rearRight.low).toBe(false);
  });
});
