/** One measured figure, with its peer measured in the same run where it has one. */
export interface Figure {
  /** Dotted name: bench, then what was measured, e.g. `signal-to-pixel.p50`. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the peer is; `null` when the figure is held against a fixed limit or nothing. */
  readonly peer: string | null;
  readonly peerValue: number | null;
  /** value / peerValue. */
  readonly ratio: number | null;
}

/** A figure beside its peer. */
export function compared(
  name: string,
  value: number,
  unit: string,
  peer: string,
  peerValue: number,
): Figure {
  return { name, value, unit, peer, peerValue, ratio: value / peerValue };
}

/** A figure that stands alone. */
export function alone(name: string, value: number, unit: string): Figure {
  return { name, value, unit, peer: null, peerValue: null, ratio: null };
}

/**
 * The `share` quantile (0 to 1) of samples by the nearest-rank method.
 *
 * @throws when there are no samples: a broken measurement must not look like a fast one.
 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('Nothing was measured');
  return value;
}

/** A row of the printed table. */
export function line(figure: Figure): string {
  const number = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));
  const peer =
    figure.peerValue === null || figure.ratio === null
      ? ''
      : `  ${figure.peer ?? 'peer'} ${number(figure.peerValue)}  ratio ${figure.ratio.toFixed(2)}`;
  return `${figure.name.padEnd(34)} ${number(figure.value).padStart(9)} ${figure.unit.padEnd(9)}${peer}`;
}
