import { between, STREAM } from './random.ts';

type LightColour = 'green' | 'yellow' | 'red';

/** Length of the yellow phase, s. */
const YELLOW = 4;

/**
 * Colour of a traffic light at a time. Period (55–95 s), share of green, and offset belong to the
 * light and follow from the seed.
 *
 * @param index which light of the route
 * @param time simulated time, s
 */
export function lightColour(seed: number, index: number, time: number): LightColour {
  const period = between(55, 95, seed, STREAM.trafficLight, index, 0);
  const green = period * between(0.4, 0.6, seed, STREAM.trafficLight, index, 1);
  const offset = period * between(0, 1, seed, STREAM.trafficLight, index, 2);
  const phase = (time + offset) % period;
  if (phase < green) return 'green';
  return phase < green + YELLOW ? 'yellow' : 'red';
}
