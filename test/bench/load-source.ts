import type { SourceSink, VehicleSource } from '../../main/agent/source.ts';
import { IVI_PATHS } from '../../shared/vehicle/catalogue.ts';
import { definitionOf, type RawSignalValue, type SignalPath } from '../../shared/vehicle/signal.ts';

/** Speeds repeat after this many ticks, so a text on the screen names its tick for seconds. */
export const SPEED_CYCLE = 200;

/** The value of every signal at a tick: each differs from the tick before, all are valid. */
export function loadValue(path: SignalPath, tick: number): RawSignalValue {
  if (path === 'Vehicle.Speed') return tick % SPEED_CYCLE;
  const { datatype, allowed, range } = definitionOf(path);
  if (datatype === 'boolean') return tick % 2 === 0;
  if (datatype === 'string[]') return [allowed?.[tick % allowed.length] ?? ''];
  if (datatype === 'string') return allowed?.[tick % allowed.length] ?? `tick ${tick}`;
  const [low, high] = range ?? [0, 100];
  const steps = Math.min(100, Math.floor(high - low));
  return Math.floor(low) + (tick % (steps + 1));
}

/** All values of the IVI set at a tick. */
export function loadBatch(tick: number): { path: SignalPath; value: RawSignalValue }[] {
  return IVI_PATHS.map((path) => ({ path, value: loadValue(path, tick) }));
}

/** Calls `onTick` at a steady rate that does not drift with the timer's own delay. */
export function steadyTicks(hz: number, onTick: (tick: number) => void): () => void {
  const start = performance.now();
  let tick = 0;
  let timer: NodeJS.Timeout;
  const next = () => {
    tick += 1;
    onTick(tick);
    timer = setTimeout(next, Math.max(0, start + ((tick + 1) * 1000) / hz - performance.now()));
  };
  timer = setTimeout(next, 1000 / hz);
  return () => clearTimeout(timer);
}

/** Wall clock in ms with sub-millisecond digits; the page's clock has the same origin. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** A source that changes all 104 signals of the IVI set at `hz`; tells when each tick was emitted. */
export function createLoadSource(
  hz: number,
  onEmit: (tick: number, at: number) => void,
): VehicleSource {
  let stop = () => {};
  return {
    kind: 'load',
    simulated: true,
    capabilities: { paths: IVI_PATHS, actuators: [] },
    start(sink: SourceSink) {
      sink.presence('present');
      stop = steadyTicks(hz, (tick) => {
        const ts = Date.now();
        const batch = loadBatch(tick).map((sample) => ({ ...sample, ts }));
        onEmit(tick, preciseNow());
        void sink.samples(batch);
      });
      return Promise.resolve();
    },
    actuate: () =>
      Promise.resolve({ reason: 'service_unavailable', description: 'A load has no actuators.' }),
    stop() {
      stop();
      return Promise.resolve();
    },
  };
}
