import type { Position } from '../guidance.ts';
import { normalDegrees, planeAt } from '../position/plane.ts';
import { headingAt, pointAt, type Line } from './route-line.ts';
import type { Motion } from './simulated-motion.ts';

/** Errors of a receiver wander: half of their variance is new with each fix, half lasts this long. */
const WANDER_S = 30;
const HEADING_ERROR = 5;
const SPEED_ERROR = 0.02;
/** Slower than this a receiver knows no direction, m/s. */
const HEADING_FROM_MPS = 1;

/** What a receiver makes of where a car really is, for tests and benches: one fix per second. */
export interface Receiver {
  fix(line: Line, truth: Motion, ts: number): Position;
}

/**
 * A receiver with errors, the same ones for the same seed.
 *
 * @param errorM standard deviation of the error, metres, to the east and to the north alike
 */
export function noisyReceiver(errorM: number, seed: number): Receiver {
  const random = parkMiller(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const each = errorM / Math.SQRT2;
  let wander: [number, number] = [each * normal(), each * normal()];
  const keep = Math.exp(-1 / WANDER_S);
  const fresh = Math.sqrt(1 - keep ** 2) * each;
  return {
    fix(line, { alongM, speedMps }, ts) {
      wander = [keep * wander[0] + fresh * normal(), keep * wander[1] + fresh * normal()];
      const [lon, lat] = planeAt(pointAt(line, alongM)).toLonLat([
        wander[0] + each * normal(),
        wander[1] + each * normal(),
      ]);
      const heading = normalDegrees(headingAt(line, alongM) + HEADING_ERROR * normal());
      return {
        lon,
        lat,
        ...(speedMps >= HEADING_FROM_MPS && { heading }),
        speedMps: Math.max(0, speedMps * (1 + SPEED_ERROR * normal())),
        accuracyM: errorM,
        quality: 'fix',
        simulated: false,
        onRoute: false,
        ts,
      };
    },
  };
}

/** Random numbers from 0 to below 1 (Park and Miller's minimal standard generator). */
function parkMiller(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}
