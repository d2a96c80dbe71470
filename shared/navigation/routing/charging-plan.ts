import { chargingTimeS } from './charging-curve.ts';

/** A place on the way, in the order they may be passed. */
export interface PlanStop {
  /** Power of the charging station here, kW; absent where the car cannot charge. */
  readonly powerKw?: number;
  /** The driver wants to get here: it may not be left out. The start and the end always are. */
  readonly isWanted: boolean;
}

/** Driving from one stop to a later one. */
export interface PlanDrive {
  readonly durationS: number;
  readonly energyKwh: number;
}

export interface PlanInput {
  /** The first is where the car is, the last the destination. */
  readonly stops: readonly PlanStop[];
  /** Driving from stop `from` to the later stop `to`, or `null` where there is no way. */
  readonly drive: (from: number, to: number) => PlanDrive | null;
  /** State of charge at the start, %, and the one never to fall below. */
  readonly soc: number;
  readonly floorSoc: number;
  /** The one for reaching the first station, see {@link firstFloorOf}. */
  readonly firstFloorSoc: number;
  readonly capacityKwh: number;
}

/** A charging stop of a plan. */
export interface PlannedCharge {
  readonly stop: number;
  readonly arriveSoc: number;
  readonly leaveSoc: number;
  /** At the station, from plugging in to leaving. */
  readonly durationS: number;
}

export interface ChargingPlan {
  readonly charges: readonly PlannedCharge[];
  /** Driving and charging. */
  readonly durationS: number;
}

/** Grid of the states of charge, %. Needs are rounded up to it: a plan never promises too much. */
export const SOC_STEP = 1;
const LEVELS = 100 / SOC_STEP + 1;

/** Leaving the road, plugging in, paying, s. */
export const STOP_OVERHEAD_S = 240;

/** What a car that is already low may go down to on its way to a station, %. */
const RESERVE_SOC = 3;
/** This close to the floor a car counts as low, %. */
const LOW_SOC = 3;

/**
 * The floor on the way to the first station: a car whose charge is already about the floor needs a
 * station most of all and must not be told that none can be reached.
 */
export function firstFloorOf(soc: number, floorSoc: number): number {
  return soc <= floorSoc + LOW_SOC ? Math.min(floorSoc, RESERVE_SOC) : floorSoc;
}

/** The best known way to stand at a stop with a state of charge. */
interface State {
  readonly timeS: number;
  readonly previous: State | null;
  readonly stop: number;
  readonly level: number;
}

/** A car at the plug: how it arrived, and what the time is. */
interface PluggedIn {
  readonly arrived: State;
  readonly timeS: number;
}

/**
 * The charging stops with the least total time that keep the charge above the floor, or `null` when
 * no choice of stops does. Dynamic programming over stops and states of charge: stops come in their
 * order along the way, so every part of a best plan is itself a best plan.
 */
export function planCharging(input: PlanInput): ChargingPlan | null {
  const { stops, soc } = input;
  const last = stops.length - 1;
  const arrivals: (State | undefined)[][] = stops.map(() => []);
  const startLevel = Math.floor(soc / SOC_STEP);
  put(arrivals[0], { timeS: 0, previous: null, stop: 0, level: startLevel });
  for (let from = 0; from < last; from += 1) {
    const leaving = withCharging(input, from, arrivals[from] ?? []);
    for (let to = from + 1; to <= last; to += 1) {
      driveOn(input, from, to, leaving, arrivals[to]);
      if (stops[to]?.isWanted) break;
    }
  }
  const best = (arrivals[last] ?? [])
    .filter((state) => state !== undefined)
    .reduce<State | null>((a, b) => (a && a.timeS <= b.timeS ? a : b), null);
  return best && planOf(input, best);
}

function put(states: (State | undefined)[] | undefined, state: State): void {
  if (!states) return;
  const known = states[state.level];
  if (!known || state.timeS < known.timeS) states[state.level] = state;
}

/** States in which the car can leave a stop: as it came, or charged to any higher level. */
function withCharging(
  { stops, capacityKwh }: PlanInput,
  stop: number,
  arrivals: readonly (State | undefined)[],
): readonly (State | undefined)[] {
  const powerKw = stops[stop]?.powerKw;
  if (powerKw === undefined) return arrivals;
  const leaving = arrivals.slice();
  let plugged: PluggedIn | undefined;
  for (let level = 0; level < LEVELS; level += 1) {
    const soc = level * SOC_STEP;
    if (plugged) {
      const step = chargingTimeS(soc - SOC_STEP, soc, capacityKwh, powerKw);
      plugged = { arrived: plugged.arrived, timeS: plugged.timeS + step };
      put(leaving, { timeS: plugged.timeS, previous: plugged.arrived, stop, level });
    }
    const arrived = arrivals[level];
    if (arrived && (!plugged || arrived.timeS + STOP_OVERHEAD_S < plugged.timeS)) {
      plugged = { arrived, timeS: arrived.timeS + STOP_OVERHEAD_S };
    }
  }
  return leaving;
}

function driveOn(
  { stops, drive, floorSoc, firstFloorSoc, capacityKwh }: PlanInput,
  from: number,
  to: number,
  leaving: readonly (State | undefined)[],
  arrivals: (State | undefined)[] | undefined,
): void {
  const way = drive(from, to);
  if (!way) return;
  const floor = from === 0 && stops[to]?.powerKw !== undefined ? firstFloorSoc : floorSoc;
  const need = Math.ceil((100 * way.energyKwh) / capacityKwh / SOC_STEP);
  for (const state of leaving) {
    if (!state) continue;
    const level = state.level - need;
    if (level < 0 || level * SOC_STEP < floor) continue;
    const capped = Math.min(level, LEVELS - 1);
    put(arrivals, { timeS: state.timeS + way.durationS, previous: state, stop: to, level: capped });
  }
}

function planOf({ stops, capacityKwh }: PlanInput, end: State): ChargingPlan {
  const charges: PlannedCharge[] = [];
  for (let state: State | null = end; state; state = state.previous) {
    const arrived: State | null = state.previous;
    if (arrived?.stop !== state.stop) continue;
    const arriveSoc = arrived.level * SOC_STEP;
    const leaveSoc = state.level * SOC_STEP;
    const powerKw = stops[state.stop]?.powerKw ?? 0;
    const atPlug = chargingTimeS(arriveSoc, leaveSoc, capacityKwh, powerKw);
    charges.unshift({ stop: state.stop, arriveSoc, leaveSoc, durationS: atPlug + STOP_OVERHEAD_S });
  }
  return { charges, durationS: end.timeS };
}
