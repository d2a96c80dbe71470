/** `value` held within [min, max]. */
export function clamp(value: number, min: number, max: number): number {
  return value < min ? min : value > max ? max : value;
}

/** `value` moved towards `target` by at most `step` (> 0). */
export function approach(value: number, target: number, step: number): number {
  return value + clamp(target - value, -step, step);
}

/** First-order lag: what is left of the way to `target` shrinks with time constant `tau` (s). */
export function relax(value: number, target: number, tau: number, dt: number): number {
  return target + (value - target) * Math.exp(-dt / tau);
}

/** `value` rounded to a multiple of `resolution`, as a sensor of that resolution reports it. */
export function quantise(value: number, resolution: number): number {
  const inverse = 1 / resolution;
  // Dividing by the inverse keeps decimal resolutions free of representation noise (0.1 * 3).
  return resolution < 1
    ? Math.round(value * Math.round(inverse)) / Math.round(inverse)
    : Math.round(value / resolution) * resolution;
}

/** Linear interpolation through `points`, ordered by x; constant beyond both ends. */
export function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  let previous: readonly [number, number] | undefined;
  for (const point of points) {
    if (x <= point[0]) {
      if (previous === undefined) return point[1];
      const share = (x - previous[0]) / (point[0] - previous[0]);
      return previous[1] + share * (point[1] - previous[1]);
    }
    previous = point;
  }
  return previous?.[1] ?? 0;
}
