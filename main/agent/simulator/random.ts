/** Purposes that draw from the seed; each has its own stream so that adding one disturbs no other. */
export const STREAM = {
  weather: 1,
  rain: 2,
  trafficLight: 3,
  pace: 4,
  assistance: 5,
  startValues: 6,
  faults: 7,
  gnss: 8,
} as const;

/** 32-bit finaliser of the mulberry32 generator (Tommy Ettinger, public domain). */
function mix(value: number): number {
  let z = (value + 0x6d2b79f5) | 0;
  z = Math.imul(z ^ (z >>> 15), z | 1);
  z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
  return (z ^ (z >>> 14)) >>> 0;
}

/**
 * A number in [0, 1) that depends on nothing but the seed and the keys. Drawing by key instead of
 * from a running generator keeps the step functions pure: no draw can shift another one.
 */
export function randomAt(seed: number, stream: number, ...keys: readonly number[]): number {
  let state = mix(mix(Math.trunc(seed)) ^ stream);
  for (const key of keys) state = mix(state ^ Math.trunc(key));
  return state / 0x1_0000_0000;
}

/** {@link randomAt}, scaled to [from, to). */
export function between(
  from: number,
  to: number,
  seed: number,
  stream: number,
  ...keys: readonly number[]
): number {
  return from + (to - from) * randomAt(seed, stream, ...keys);
}
