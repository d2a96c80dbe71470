import { CAPACITY, chargeAcceptance, stateOfCharge, type Battery } from './battery.ts';

/** Most that the charging station gives, W (a common DC post). */
export const STATION_POWER = 90_000;
/** How far below the limit, in %, charging begins again by itself. */
const RESTART = 1;

type TimerMode = 'INACTIVE' | 'START_TIME' | 'END_TIME';

export interface Charging {
  readonly cable: boolean;
  readonly flap: boolean;
  /** State of charge at which charging ends, %. */
  readonly limit: number;
  /** What was asked for last; a start asked for by hand does not wait for the timer. */
  readonly request: 'START' | 'STOP';
  readonly timer: TimerMode;
  /** ISO 8601 instant the timer works with; empty when never set. */
  readonly timerTime: string;
  /** True when `request` was made after the timer was set. */
  readonly byHand: boolean;
  readonly active: boolean;
}

/** Charging power at the terminals for a state of charge and temperature, W. */
function powerAt(soc: number, temperature: number): number {
  return Math.min(STATION_POWER, chargeAcceptance(soc, temperature));
}

/** Power the station feeds now, W; 0 when not charging. */
export function stationPower(charging: Charging, battery: Battery): number {
  return charging.active ? powerAt(stateOfCharge(battery), battery.temperature) : 0;
}

/** Time until the limit is reached at the present temperature, s; 0 at or beyond the limit. */
export function timeToLimit(charging: Charging, battery: Battery): number {
  const from = stateOfCharge(battery);
  if (charging.limit <= from) return 0;
  // Half a percent per step: the curve is smooth at that scale.
  const steps = Math.max(1, Math.ceil((charging.limit - from) * 2));
  const width = (charging.limit - from) / steps;
  let seconds = 0;
  for (let step = 0; step < steps; step++) {
    const energy = (CAPACITY * width) / 100;
    seconds += (energy * 3600) / powerAt(from + (step + 0.5) * width, battery.temperature);
  }
  return seconds;
}

function timerAllows(charging: Charging, battery: Battery, epoch: number): boolean {
  if (charging.byHand || charging.timer === 'INACTIVE') return true;
  const time = Date.parse(charging.timerTime);
  if (Number.isNaN(time)) return true;
  const start =
    charging.timer === 'START_TIME' ? time : time - timeToLimit(charging, battery) * 1000;
  return epoch >= start;
}

/**
 * Decides whether energy flows: cable in, asked for, timer due, and below the limit (with a small
 * hysteresis, so that consumers in the car do not make it toggle).
 *
 * @param epoch simulated instant, epoch ms
 */
export function stepCharging(charging: Charging, battery: Battery, epoch: number): Charging {
  const ceiling = charging.active ? charging.limit : charging.limit - RESTART;
  const active =
    charging.cable &&
    charging.request === 'START' &&
    stateOfCharge(battery) < ceiling &&
    timerAllows(charging, battery, epoch);
  return active === charging.active ? charging : { ...charging, active };
}
