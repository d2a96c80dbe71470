import { describe, expect, it } from 'vitest';
import {
  stepCabin,
  stepClimate,
  type Cabin,
  type CabinSurroundings,
  type Climate,
} from './cabin.ts';
import { environmentAt } from './environment.ts';
import { MORNING, WINTER_NIGHT } from './simulator.fixture.ts';

const PLACE = { latitude: 30.26, longitude: 120.15 };
const CLIMATE: Climate = {
  driver: 22,
  passenger: 22,
  fan: 30,
  distribution: 'MIDDLE',
  airConditioning: true,
  recirculation: false,
  frontDefroster: false,
  rearDefroster: false,
  auto: true,
  sync: true,
};
const SEATS = { driverSeat: 0, passengerSeat: 0, steeringWheel: 0 };

function around(epoch: number, change: Partial<CabinSurroundings> = {}): CabinSurroundings {
  const environment = { ...environmentAt(1, epoch, 0, PLACE), rain: 0 };
  return { environment, speed: 10, openWindows: 0, occupied: true, powered: true, ...change };
}

function settle(
  start: number,
  climate: Climate,
  surroundings: CabinSurroundings,
  seconds = 1800,
): { cabin: Cabin; climate: Climate } {
  let cabin: Cabin = { temperature: start, power: 0 };
  let current = climate;
  for (let second = 0; second < seconds; second++) {
    current = stepClimate(current, cabin.temperature);
    cabin = stepCabin(cabin, current, SEATS, surroundings, 1);
  }
  return { cabin, climate: current };
}

describe('cabin', () => {
  it('reaches the set temperature from a hot and from a cold start', () => {
    const hot = settle(45, CLIMATE, around(MORNING));
    expect(hot.cabin.temperature).toBeCloseTo(22, 0);
    expect(hot.climate.distribution).toBe('MIDDLE');
    const cold = settle(2, { ...CLIMATE, driver: 24, passenger: 24 }, around(WINTER_NIGHT));
    expect(Math.abs(cold.cabin.temperature - 24)).toBeLessThan(0.5);
  });

  it('works hard at first and quietly later', () => {
    const first = stepClimate(CLIMATE, 40);
    expect(first.fan).toBe(100);
    expect(stepClimate(CLIMATE, 5).distribution).toBe('DOWN');
    expect(settle(45, CLIMATE, around(MORNING)).climate.fan).toBeLessThanOrEqual(30);
  });

  it('leaves fan and direction alone without automatic control', () => {
    const manual = { ...CLIMATE, auto: false };
    expect(stepClimate(manual, 40)).toBe(manual);
  });

  it('sends the air to the windscreen while demisting', () => {
    expect(stepClimate({ ...CLIMATE, frontDefroster: true }, 40).distribution).toBe('UP');
  });

  it('does not cool without the compressor', () => {
    const surroundings = around(MORNING);
    const off = { ...CLIMATE, airConditioning: false };
    expect(settle(35, off, surroundings).cabin.temperature).toBeGreaterThan(
      surroundings.environment.airTemperature,
    );
  });

  it('follows the outside with the fan off, faster with open windows', () => {
    const off = { ...CLIMATE, auto: false, fan: 0 };
    const closed = settle(40, off, around(WINTER_NIGHT), 300).cabin.temperature;
    const open = settle(40, off, around(WINTER_NIGHT, { openWindows: 1 }), 300).cabin.temperature;
    expect(open).toBeLessThan(closed);
    expect(closed).toBeLessThan(40);
  });

  it('costs more power the further the outside is from the setting', () => {
    const mild = settle(22, CLIMATE, around(WINTER_NIGHT)).cabin.power;
    const warm = settle(22, { ...CLIMATE, driver: 28, passenger: 28 }, around(WINTER_NIGHT));
    expect(warm.cabin.power).toBeGreaterThan(mild);
    expect(
      stepCabin(
        { temperature: 22, power: 0 },
        CLIMATE,
        SEATS,
        {
          ...around(WINTER_NIGHT),
          powered: false,
        },
        1,
      ).power,
    ).toBe(0);
  });

  it('counts the heaters of seats, wheel, and rear window', () => {
    const base = stepCabin({ temperature: 22, power: 0 }, CLIMATE, SEATS, around(MORNING), 1);
    const heated = stepCabin(
      { temperature: 22, power: 0 },
      { ...CLIMATE, rearDefroster: true },
      { driverSeat: 100, passengerSeat: -100, steeringWheel: 100 },
      around(MORNING),
      1,
    );
    expect(heated.power - base.power).toBeCloseTo(220 + 180 + 60);
  });
});
