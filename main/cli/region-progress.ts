import { SingleBar } from 'cli-progress';
import {
  BUILD_STEPS,
  type BuildProgress,
  type BuildStep,
} from '../navigation/region/build/build-region.ts';

/** What share of a build each step takes, measured on city extracts; only for the bar. */
const STEP_WEIGHTS: Readonly<Record<BuildStep, number>> = {
  extract: 0.1,
  places: 0.25,
  tiles: 0.35,
  graph: 0.25,
  pack: 0.05,
};

export interface ShownProgress {
  readonly show: BuildProgress;
  stop(): void;
}

/** A bar where somebody watches, one line per step elsewhere. Both go to stderr. */
export function showBuildProgress(title: string): ShownProgress {
  return process.stderr.isTTY ? bar(title) : lines(title);
}

function bar(title: string): ShownProgress {
  const shown = new SingleBar({
    format: `${title} [{bar}] {percentage} % {step}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    etaBuffer: 1,
  });
  shown.start(100, 0, { step: '' });
  return {
    show: (step, share) => shown.update(Math.floor(done(step, share) * 100), { step }),
    stop: () => shown.stop(),
  };
}

function lines(title: string): ShownProgress {
  console.error(title);
  let last: BuildStep | null = null;
  return {
    show: (step) => {
      if (step === last) return;
      last = step;
      console.error(`  ${BUILD_STEPS.indexOf(step) + 1}/${BUILD_STEPS.length} ${step}`);
    },
    stop: () => undefined,
  };
}

/** Share of the whole build that is done, 0..1. */
function done(step: BuildStep, share: number): number {
  const before = BUILD_STEPS.slice(0, BUILD_STEPS.indexOf(step));
  return before.reduce((sum, other) => sum + STEP_WEIGHTS[other], STEP_WEIGHTS[step] * share);
}
