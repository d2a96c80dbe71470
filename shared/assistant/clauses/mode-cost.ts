import type { Slot } from '../frame.ts';
import { COST } from './car-cost.ts';

/** Where the air comes from, which needs no verb and has no amount. */
export const CIRCULATION: ReadonlySet<string> = new Set([
  ...['recirculation', 'freshAir', 'autoRecirculation'],
]);

/** "Air on recirculation, fan at three": a mode and the amount of something else are two wishes. */
export function modeAndAmountCost(
  modes: readonly Slot[],
  aspects: readonly Slot[],
  values: readonly Slot[],
): number {
  const [mode] = modes;
  const amount = aspects.find(({ id }) => id !== 'mode');
  const isCirculation = CIRCULATION.has(mode?.id ?? '');
  if (isCirculation && values.some(({ value }) => value !== undefined)) return COST.modeAndAmount;
  return mode && amount && mode.to <= amount.from ? COST.modeAndAmount : 0;
}

/**
 * "Switch to sport, seat heating to two", "pet mode, air at 22": a mode, or what is on by itself, and then
 * a thing with what becomes of that are two wishes.
 */
export function modeAndThingCost(
  operations: readonly Slot[],
  modes: readonly Slot[],
  features: readonly Slot[],
  devices: readonly Slot[],
  values: readonly Slot[],
): number {
  const [operation] = operations;
  const own = modes[0] ?? features.find(({ id = '' }) => ALONE.has(id));
  const thing = devices.find(({ from }) => own !== undefined && from >= own.to);
  if (!own || !operation || !thing || operation.to > own.from) return 0;
  if (SCENES.has(own.id ?? '')) return COST.sceneAndThing;
  const isSet = values.some(({ from, value }) => value !== undefined && from >= thing.to);
  return isSet || operations.length > 1 ? COST.modeAndAmount : COST.modeAndThing;
}

/** Modes of the whole car, which are of no thing in it. */
const SCENES: ReadonlySet<string> = new Set([
  ...['camping', 'rest', 'cinema', 'carWash', 'pet', 'smoking', 'romantic', 'child', 'queen'],
  ...['meeting', 'scene', 'snow', 'mud', 'sand', 'offroad'],
]);

/** Features that are of no device. */
const ALONE: ReadonlySet<string> = new Set([
  ...['parkingComfort', 'sentry', 'autoHold', 'singlePedal', 'creep', 'cruise', 'surroundView'],
  ...['welcome', 'privacy', 'tow', 'valet', 'energyRecovery', 'hillDescent', 'parkingAssist'],
]);
