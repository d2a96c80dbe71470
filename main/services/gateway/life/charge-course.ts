import { chargingPowerKw } from '../../../../shared/navigation/routing/charging-curve.ts';

/** The demo car at the plug: a charger learns both from the car (GB/T 27930); the API does not carry them. */
const CAPACITY_KWH = 60;
const DEMO_START_SOC = 32;
/** Charged to when nobody says: beyond it charging is slow. */
export const DEFAULT_TARGET_SOC = 90;
/** What the meter of the charger counts for each kWh in the battery. */
const LOSS = 1.06;
const STEP_S = 60;

/** State of a charging session some time after it began. */
export interface ChargeState {
  /** At the meter of the charger. */
  readonly energyKwh: number;
  readonly powerKw: number;
  readonly soc: number;
}

/** A charging session from the plug to the target, minute by minute. */
export interface ChargeCourse {
  /** State at the beginning of each minute, the last one at the end. */
  readonly states: readonly ChargeState[];
  readonly durationMs: number;
}

/**
 * The course of a session: the power follows the car's acceptance, full at first, tapering towards
 * the end.
 *
 * @param targetSoc %, at least 10
 * @param powerKw what the connector gives
 */
export function chargeCourse(targetSoc: number, powerKw: number): ChargeCourse {
  let soc = Math.min(DEMO_START_SOC, targetSoc - 5);
  let energyKwh = 0;
  let seconds = 0;
  const states: ChargeState[] = [];
  const stateNow = (power: number) => states.push({ energyKwh, powerKw: power, soc });
  while (soc < targetSoc) {
    const flowing = Math.min(powerKw, chargingPowerKw(soc, CAPACITY_KWH, powerKw) * LOSS);
    stateNow(flowing);
    const perStep = (flowing * STEP_S) / 3600;
    const gain = (perStep / LOSS / CAPACITY_KWH) * 100;
    const share = Math.min(1, (targetSoc - soc) / gain);
    soc = share < 1 ? targetSoc : soc + gain;
    energyKwh += perStep * share;
    seconds += STEP_S * share;
  }
  stateNow(0);
  return { states, durationMs: seconds * 1000 };
}

/** The state `elapsedMs` after the beginning; between two minutes energy and charge grow evenly. */
export function chargeStateAt(
  { states, durationMs }: ChargeCourse,
  elapsedMs: number,
): ChargeState {
  const at = Math.min(Math.max(elapsedMs, 0), durationMs);
  const step = Math.min(Math.floor(at / (STEP_S * 1000)), Math.max(0, states.length - 2));
  const before = states[step];
  const after = states[step + 1];
  if (!before || !after || at === durationMs) {
    return states.at(-1) ?? { energyKwh: 0, powerKw: 0, soc: 0 };
  }
  const start = step * STEP_S * 1000;
  const width = Math.min(STEP_S * 1000, durationMs - start);
  const share = width === 0 ? 0 : (at - start) / width;
  return {
    energyKwh: before.energyKwh + share * (after.energyKwh - before.energyKwh),
    powerKw: before.powerKw,
    soc: before.soc + share * (after.soc - before.soc),
  };
}

/** Minutes of a session as spans of energy, from `startedAt` for `elapsedMs`. */
export function energySpans(course: ChargeCourse, startedAt: number, elapsedMs: number) {
  const end = Math.min(elapsedMs, course.durationMs);
  const spans = [];
  for (let from = 0; from < end; from += STEP_S * 1000) {
    const to = Math.min(from + STEP_S * 1000, end);
    const energyKwh = chargeStateAt(course, to).energyKwh - chargeStateAt(course, from).energyKwh;
    spans.push({ from: startedAt + from, to: startedAt + to, energyKwh });
  }
  return spans;
}
