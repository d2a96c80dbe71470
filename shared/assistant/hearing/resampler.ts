/** Zero crossings of the filter on each side: 60 dB and more below the pass band. */
const CROSSINGS = 24;
/** Share of the usable band that is kept; the rest is where the filter falls off. */
const PASS_SHARE = 0.92;
/** Kaiser window for about 70 dB, J. F. Kaiser 1974. */
const KAISER_BETA = 7;

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Modified Bessel function of the first kind and order zero, by its series. */
function bessel0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/**
 * Changes the rate of a stream of samples, piece by piece, with a filter against folding. Positions
 * are counted in whole numbers, so that nothing drifts however long it runs.
 */
export class Resampler {
  /** Input samples per `#outStep` output samples. */
  readonly #inStep: number;
  readonly #outStep: number;
  /** Input samples on each side of an output sample that it is made of. */
  readonly #reach: number;
  /** The filter for each place that an output sample can have between two input samples. */
  readonly #phases: readonly Float32Array[];
  #rest: Float32Array;
  /** The next output sample lies this far behind the beginning of `#rest`, in 1/outStep samples. */
  #position: number;

  /**
   * @param inRate Hz, a whole number > 0
   * @param outRate Hz, a whole number > 0
   */
  constructor(inRate: number, outRate: number) {
    const common = gcd(inRate, outRate);
    this.#inStep = inRate / common;
    this.#outStep = outRate / common;
    const cutoff = Math.min(1, outRate / inRate) * PASS_SHARE;
    this.#reach = Math.ceil(CROSSINGS / cutoff);
    this.#phases = Array.from({ length: this.#outStep }, (_, phase) =>
      filterAt(phase / this.#outStep, cutoff, this.#reach),
    );
    // As if silence had come before, so that the first samples are not lost.
    this.#rest = new Float32Array(this.#reach);
    this.#position = this.#reach * this.#outStep;
  }

  /** Takes the next samples; answers what can be told by now, about `reach` samples late. */
  push(samples: Float32Array): Float32Array<ArrayBuffer> {
    const input = new Float32Array(this.#rest.length + samples.length);
    input.set(this.#rest);
    input.set(samples, this.#rest.length);
    const output: number[] = [];
    for (;;) {
      const centre = Math.floor(this.#position / this.#outStep);
      if (centre + this.#reach >= input.length) break;
      output.push(this.#at(input, centre, this.#position % this.#outStep));
      this.#position += this.#inStep;
    }
    const done = Math.min(
      input.length,
      Math.max(0, Math.floor(this.#position / this.#outStep) - this.#reach),
    );
    this.#rest = input.slice(done);
    this.#position -= done * this.#outStep;
    return Float32Array.from(output);
  }

  #at(input: Float32Array, centre: number, phase: number): number {
    const filter = this.#phases[phase] ?? new Float32Array();
    const first = centre - this.#reach;
    let sum = 0;
    for (let tap = 0; tap < filter.length; tap += 1) {
      sum += (filter[tap] ?? 0) * (input[first + tap] ?? 0);
    }
    return sum;
  }
}

/** The windowed sinc around a place `shift` of a sample behind the centre; its sum is 1. */
function filterAt(shift: number, cutoff: number, reach: number): Float32Array {
  const taps = Float32Array.from({ length: 2 * reach + 1 }, (_, tap) => {
    const x = tap - reach - shift;
    const inWindow = 1 - (x / (reach + 1)) ** 2;
    if (inWindow <= 0) return 0;
    const window = bessel0(KAISER_BETA * Math.sqrt(inWindow)) / bessel0(KAISER_BETA);
    const angle = Math.PI * cutoff * x;
    return (x === 0 ? cutoff : (cutoff * Math.sin(angle)) / angle) * window;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
