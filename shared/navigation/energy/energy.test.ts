import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roadLoad, propel } from '../../../main/agent/simulator/longitudinal.ts';
import { setTemperature, stepCabin, type Climate } from '../../../main/agent/simulator/cabin.ts';
import { cabinW, driveJ, stretchKwh } from './consumption.ts';
import { DEMO_CAR } from './demo-car.ts';
import { arrivalSocs, legEnergyKwh, rangeM } from './route-energy.ts';

const distance = fc.double({ min: 100, max: 50_000, noNaN: true });
const speed = fc.double({ min: 3, max: 38, noNaN: true });
const outside = fc.double({ min: -30, max: 45, noNaN: true });
const at = (distanceM: number, speedMps: number) => ({
  distanceM,
  durationS: distanceM / speedMps,
});

describe('the energy of a stretch', () => {
  it('grows with the distance', () => {
    fc.assert(
      fc.property(
        distance,
        speed,
        outside,
        fc.double({ min: 1.01, max: 4, noNaN: true }),
        (m, v, c, more) => {
          expect(stretchKwh(at(m * more, v), c)).toBeGreaterThan(stretchKwh(at(m, v), c));
        },
      ),
    );
  });

  it('of driving grows with the speed', () => {
    fc.assert(
      fc.property(
        distance,
        speed,
        outside,
        fc.double({ min: 1.01, max: 1.5, noNaN: true }),
        (m, v, c, faster) => {
          expect(driveJ(at(m, v * faster), c)).toBeGreaterThan(driveJ(at(m, v), c));
        },
      ),
    );
  });

  it('grows with the cold below a mild day', () => {
    fc.assert(
      fc.property(
        distance,
        speed,
        fc.double({ min: -25, max: 15, noNaN: true }),
        fc.double({ min: 0.5, max: 10, noNaN: true }),
        (m, v, c, colder) => {
          expect(stretchKwh(at(m, v), c - colder)).toBeGreaterThan(stretchKwh(at(m, v), c));
        },
      ),
    );
  });

  it('gives back less downhill than the hill holds, and never more than the motor can take', () => {
    fc.assert(
      fc.property(distance, speed, fc.double({ min: 0, max: 0.12, noNaN: true }), (m, v, grade) => {
        const descentM = m * grade;
        const gained = -driveJ({ ...at(m, v), descentM }, 20);
        expect(gained).toBeLessThanOrEqual(DEMO_CAR.massKg * 9.81 * descentM);
        expect(gained).toBeLessThanOrEqual((DEMO_CAR.recuperationPowerW * m) / v + 1e-6);
        expect(driveJ({ ...at(m, v), climbM: descentM }, 20)).toBeGreaterThanOrEqual(
          driveJ(at(m, v), 20),
        );
      }),
    );
  });

  it('is nothing where nothing is driven', () => {
    expect(stretchKwh({ distanceM: 0, durationS: 0 })).toBe(0);
  });
});

describe('the simulated car', () => {
  const climate: Climate = {
    ...{ driver: 22, passenger: 22, fan: 20, distribution: 'MIDDLE', airConditioning: true },
    ...{
      recirculation: false,
      frontDefroster: false,
      rearDefroster: false,
      auto: false,
      sync: true,
    },
  };

  it.each([
    [14, 20],
    [22, 0],
    [33, 30],
  ])('takes as much at a steady %d m/s and %d °C', (speedMps, outsideC) => {
    const airDensity = 353.05 / (outsideC + 273.15);
    const environment = {
      airTemperature: outsideC,
      airDensity,
      lightIntensity: 0,
      sunlight: 0,
      rain: 0,
    };
    let cabin = { temperature: setTemperature(climate), power: 0 };
    let joules = 0;
    const seconds = 600;
    for (let second = 0; second < seconds; second += 1) {
      const load = {
        speed: speedMps,
        demand: 0,
        grade: 0,
        airDensity,
        stateOfCharge: 60,
        powerLimit: 2e5,
      };
      const surroundings = {
        environment,
        speed: speedMps,
        openWindows: 0,
        occupied: true,
        powered: true,
      };
      const seats = { driverSeat: 0, passengerSeat: 0, steeringWheel: 0 };
      cabin = stepCabin(cabin, climate, seats, surroundings, 1);
      joules += propel(load, 1).drivePower + DEMO_CAR.auxiliaryW + cabin.power;
    }
    // The simulator keeps its speed; stops for lights come on top of a steady drive.
    const stretch = at(speedMps * seconds, speedMps);
    const steady = roadLoad(speedMps, 0, airDensity) / DEMO_CAR.driveEfficiency;
    const stops = driveJ(stretch, outsideC) - steady * stretch.distanceM;
    const estimate = stretchKwh(stretch, outsideC) - stops / 3_600_000;
    expect(stops).toBeGreaterThan(0);
    expect(estimate / (joules / 3_600_000)).toBeGreaterThan(0.9);
    expect(estimate / (joules / 3_600_000)).toBeLessThan(1.1);
  });

  it('heats and cools with about the same power', () => {
    expect(cabinW(14, 0)).toBeGreaterThan(cabinW(14, 20));
    expect(cabinW(14, 38)).toBeGreaterThan(cabinW(14, 24));
  });
});

describe('the charge along a route', () => {
  const state = { soc: 50, capacityKwh: 60 };
  const stop = { lon: 0, lat: 0, name: '', kind: 'via' } as const;

  it('falls leg by leg, below zero where it does not reach', () => {
    expect(arrivalSocs([6, 12, 18], [stop, stop, stop], state)).toEqual([40, 20, -10]);
  });

  it('starts anew from a charging stop', () => {
    const charge = { arriveSoc: 0, leaveSoc: 80, durationS: 900, powerKw: 90 };
    expect(arrivalSocs([24, 6], [{ ...stop, kind: 'charging', charge }, stop], state)).toEqual([
      10, 70,
    ]);
  });

  it('adds up', () => {
    const stretch = at(1000, 14);
    expect(legEnergyKwh([stretch, stretch], 10)).toBeCloseTo(2 * stretchKwh(stretch, 10), 12);
  });

  it('reaches as far as a car of this size does', () => {
    const full = rangeM({ soc: 100, capacityKwh: 60, outsideC: 20 }) / 1000;
    expect(full).toBeGreaterThan(330);
    expect(full).toBeLessThan(520);
    expect(rangeM({ soc: 100, capacityKwh: 60, outsideC: -10 }) / 1000).toBeLessThan(full * 0.85);
  });
});
