import { describe, expect, it } from 'vitest';
import { CAPACITY, stepBattery, stateOfCharge, type Battery } from './battery.ts';
import {
  STATION_POWER,
  stationPower,
  stepCharging,
  timeToLimit,
  type Charging,
} from './charging.ts';
import { MORNING } from './simulator.fixture.ts';

const PLUGGED: Charging = {
  cable: true,
  flap: true,
  limit: 80,
  request: 'START',
  timer: 'INACTIVE',
  timerTime: '',
  byHand: false,
  active: false,
};

function batteryAt(percent: number): Battery {
  return { energy: (CAPACITY * percent) / 100, temperature: 25, power: 0 };
}

describe('charging', () => {
  it('tapers towards the end', () => {
    const powers = [20, 55, 75, 90, 98].map((percent) =>
      stationPower({ ...PLUGGED, active: true }, batteryAt(percent)),
    );
    expect(powers[0]).toBeLessThanOrEqual(STATION_POWER);
    expect(powers).toEqual([...powers].sort((a, b) => b - a));
    expect(powers[4]).toBeLessThan(10_000);
  });

  it('is slow when the cells are cold', () => {
    const cold = { ...batteryAt(30), temperature: -5 };
    expect(stationPower({ ...PLUGGED, active: true }, cold)).toBeLessThan(30_000);
  });

  it('starts and stops by request, cable, and limit', () => {
    const at = (change: Partial<Charging>, percent = 40): boolean =>
      stepCharging({ ...PLUGGED, ...change }, batteryAt(percent), MORNING).active;
    expect(at({})).toBe(true);
    expect(at({ request: 'STOP', active: true })).toBe(false);
    expect(at({ cable: false, active: true })).toBe(false);
    expect(at({ active: true }, 80)).toBe(false);
    expect(at({}, 79.5)).toBe(false);
    expect(at({ active: true }, 79.5)).toBe(true);
    expect(at({ limit: 90 }, 80)).toBe(true);
  });

  it('waits for the timer unless it was started by hand', () => {
    const later = new Date(MORNING + 3_600_000).toISOString();
    const timed: Charging = { ...PLUGGED, timer: 'START_TIME', timerTime: later };
    expect(stepCharging(timed, batteryAt(40), MORNING).active).toBe(false);
    expect(stepCharging(timed, batteryAt(40), MORNING + 3_600_000).active).toBe(true);
    expect(stepCharging({ ...timed, byHand: true }, batteryAt(40), MORNING).active).toBe(true);
    // An end an hour away leaves no need to begin; an end in ten minutes does.
    const end: Charging = { ...timed, timer: 'END_TIME' };
    expect(stepCharging(end, batteryAt(60), MORNING).active).toBe(false);
    expect(stepCharging(end, batteryAt(60), MORNING + 3_000_000).active).toBe(true);
  });

  it('predicts the time it really takes', () => {
    const active = { ...PLUGGED, active: true };
    let battery = batteryAt(30);
    const predicted = timeToLimit(active, battery);
    let seconds = 0;
    while (stateOfCharge(battery) < active.limit) {
      const next = stepBattery(battery, stationPower(active, battery), 25, 1);
      battery = { ...next, temperature: 25 };
      seconds += 1;
    }
    expect(Math.abs(predicted - seconds) / seconds).toBeLessThan(0.02);
    expect(timeToLimit(active, battery)).toBe(0);
  });

  it('keeps the energy within the battery', () => {
    expect(stepBattery(batteryAt(100), 50_000, 20, 60)).toMatchObject({
      energy: CAPACITY,
      power: 0,
    });
    expect(stepBattery(batteryAt(0), -50_000, 20, 60)).toMatchObject({ energy: 0, power: 0 });
  });

  it('warms under load and cools to the air', () => {
    let battery = batteryAt(50);
    for (let second = 0; second < 600; second++) battery = stepBattery(battery, -80_000, 25, 1);
    expect(battery.temperature).toBeGreaterThan(26);
    expect(battery.temperature).toBeLessThan(50);
    for (let hour = 0; hour < 48; hour++) battery = stepBattery(battery, 0, 5, 3600);
    expect(battery.temperature).toBeCloseTo(5, 1);
  });
});
