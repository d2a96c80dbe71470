import { describe, expect, it } from 'vitest';
import { MASS, propel, regenLimit, roadLoad, type Propulsion } from './longitudinal.ts';

const INPUT: Propulsion = {
  speed: 20,
  demand: 0,
  grade: 0,
  airDensity: 1.2,
  stateOfCharge: 60,
  powerLimit: 200_000,
};

describe('propel', () => {
  it('uses about 15 kWh/100 km at a steady 100 km/h', () => {
    const speed = 100 / 3.6;
    const { drivePower } = propel({ ...INPUT, speed }, 0.02);
    const kilowattHours = (drivePower / 1000 / 100) * 100;
    expect(kilowattHours).toBeGreaterThan(12);
    expect(kilowattHours).toBeLessThan(18);
  });

  it('holds the speed when no acceleration is asked for', () => {
    expect(propel(INPUT, 0.02).speed).toBeCloseTo(20, 9);
  });

  it('reaches 100 km/h in the time of a mid-size car when asked for everything', () => {
    let speed = 0;
    let time = 0;
    while (speed < 100 / 3.6) {
      speed = propel({ ...INPUT, speed, demand: 9 }, 0.02).speed;
      time += 0.02;
    }
    expect(time).toBeGreaterThan(6);
    expect(time).toBeLessThan(11);
  });

  it('brakes with the motor first and gives energy back', () => {
    const gentle = propel({ ...INPUT, demand: -1 }, 0.02);
    expect(gentle.drivePower).toBeLessThan(-10_000);
    expect(gentle.brakeForce).toBe(0);
    const hard = propel({ ...INPUT, demand: -5 }, 0.02);
    expect(hard.brakeForce).toBeLessThan(-3000);
    expect(hard.acceleration).toBeCloseTo(-5, 6);
  });

  it('never gives back more than the motion lost', () => {
    for (let speed = 1; speed < 40; speed += 1) {
      const motion = propel({ ...INPUT, speed, demand: -2 }, 0.02);
      const lost = 0.5 * MASS * 1.04 * (speed ** 2 - motion.speed ** 2);
      expect(-motion.drivePower * 0.02).toBeLessThan(lost);
    }
  });

  it('gives nothing back into a full battery or at walking pace', () => {
    expect(regenLimit(20, 99.5)).toBeCloseTo(0);
    expect(regenLimit(0.5, 50)).toBeCloseTo(0);
    expect(propel({ ...INPUT, stateOfCharge: 100, demand: -2 }, 0.02)).toMatchObject({
      acceleration: expect.closeTo(-2, 6) as number,
    });
  });

  it('stays within what the battery gives', () => {
    const { drivePower, acceleration } = propel({ ...INPUT, demand: 3, powerLimit: 10_000 }, 0.02);
    expect(drivePower).toBeLessThan(10_200);
    expect(acceleration).toBeLessThan(0.5);
  });

  it('holds on a slope at rest and never rolls backwards', () => {
    expect(propel({ ...INPUT, speed: 0, demand: 0, grade: 0.1 }, 0.02).speed).toBe(0);
    expect(propel({ ...INPUT, speed: 0.01, demand: -3, grade: 0.1 }, 0.02).speed).toBe(0);
  });

  it('needs more force uphill', () => {
    expect(roadLoad(20, 0.05, 1.2) - roadLoad(20, 0, 1.2)).toBeCloseTo(MASS * 9.81 * 0.05);
  });
});
