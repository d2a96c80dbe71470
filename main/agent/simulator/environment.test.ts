import { describe, expect, it } from 'vitest';
import { environmentAt, rainAt } from './environment.ts';
import { MORNING, WINTER_NIGHT } from './simulator.fixture.ts';

const PLACE = { latitude: 30.26, longitude: 120.15 };
const HOUR = 3_600_000;

describe('environment', () => {
  it('is bright in the morning and dark at night', () => {
    expect(environmentAt(1, MORNING, 0, PLACE).lightIntensity).toBeGreaterThan(80);
    expect(environmentAt(1, WINTER_NIGHT, 0, PLACE)).toMatchObject({
      lightIntensity: 0,
      sunlight: 0,
    });
  });

  it('dawns without a jump', () => {
    let last = environmentAt(1, MORNING - 10 * HOUR, 0, PLACE).lightIntensity;
    for (let minute = 0; minute < 24 * 60; minute++) {
      const epoch = MORNING - 10 * HOUR + minute * 60_000;
      const { lightIntensity } = environmentAt(1, epoch, 0, PLACE);
      expect(Math.abs(lightIntensity - last)).toBeLessThan(2);
      last = lightIntensity;
    }
  });

  it('is warmer in June than in January, and by day than by night', () => {
    const june = environmentAt(1, MORNING, 0, PLACE).airTemperature;
    expect(june).toBeGreaterThan(environmentAt(1, WINTER_NIGHT, 0, PLACE).airTemperature + 10);
    expect(environmentAt(1, MORNING + 5 * HOUR, 0, PLACE).airTemperature).toBeGreaterThan(
      environmentAt(1, MORNING - 5 * HOUR, 0, PLACE).airTemperature,
    );
  });

  it('rains at times, with soft edges, as the seed says', () => {
    let wet = 0;
    let last = rainAt(7, 0);
    for (let time = 0; time < 48 * 3600; time++) {
      const rain = rainAt(7, time);
      if (rain < 0 || rain > 100) expect.fail(`${rain} %`);
      if (Math.abs(rain - last) >= 1) expect.fail(`jumps from ${last} to ${rain} %`);
      if (rain > 0) wet += 1;
      last = rain;
    }
    expect(wet / (48 * 3600)).toBeGreaterThan(0.03);
    expect(wet / (48 * 3600)).toBeLessThan(0.4);
    expect(rainAt(7, 5000)).toBe(rainAt(7, 5000));
  });
});
