/** Digital silence, so that its logarithm is finite, dBFS. */
const SILENCE_DBFS = -100;
/** What the wave shows as nothing and as all: a quiet cabin, and somebody speaking up close, dBFS. */
const QUIET_DBFS = -55;
const LOUD_DBFS = -12;

/** Loudness of samples between -1 and 1, dB below a full-scale square wave; -100 for silence. */
export function loudnessDbfs(samples: Float32Array): number {
  if (samples.length === 0) return SILENCE_DBFS;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.max(SILENCE_DBFS, 10 * Math.log10(sum / samples.length));
}

/** How high the wave stands for samples between -1 and 1: 0 quiet to 1 loud. */
export function levelOf(samples: Float32Array): number {
  const share = (loudnessDbfs(samples) - QUIET_DBFS) / (LOUD_DBFS - QUIET_DBFS);
  return Math.max(0, Math.min(1, share));
}
