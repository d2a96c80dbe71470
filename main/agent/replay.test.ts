import fc from 'fast-check';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  SIGNAL_PATHS,
  definitionOf,
  type RawSignalValue,
  type SignalPath,
} from '../../shared/vehicle/signal.ts';
import { CurrentValues } from './current-values.ts';
import { Recorder, openRecordingFile } from './recorder.ts';
import { openReplay, type ReplayClock } from './replay.ts';
import type { Sample, SourceSink, VehicleSource } from './source.ts';

const START = Date.UTC(2026, 0, 15, 8, 30);
const LATER = Date.UTC(2026, 5, 1);
const SPEED = 'Vehicle.Speed';
const silent = pino({ level: 'silent' });
const RECORDED_SOURCE: VehicleSource = {
  kind: 'test',
  simulated: false,
  capabilities: { paths: SIGNAL_PATHS, actuators: ['Vehicle.Body.Trunk.Rear.IsOpen'] },
  start: () => Promise.resolve(),
  actuate: () => Promise.resolve(null),
  stop: () => Promise.resolve(),
};
const HEADER = JSON.stringify({
  format: 'zhilu-recording',
  version: 1,
  source: { kind: 'test', simulated: true, unchecked: false, paths: [SPEED] },
  startedAt: '2026-01-15T08:30:00.000Z',
});

let dir: string;
let file: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-replay-'));
  file = join(dir, 'drive.jsonl');
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

interface Delivered {
  readonly batch: readonly Sample[];
  /** When, ms since the replay began. */
  readonly after: number;
}

/** Plays a file to its end on a clock that jumps instead of waiting. */
async function play(options: { speed?: number; passes?: number } = {}) {
  let now = LATER;
  const delivered: Delivered[] = [];
  const presences: string[] = [];
  const discarded: string[] = [];
  const drops: number[] = [];
  const clock: ReplayClock = {
    now: () => now,
    sleep: (ms, signal) => {
      signal.throwIfAborted();
      now += ms;
      return Promise.resolve();
    },
  };
  const passes = options.passes ?? 1;
  const source = await openReplay({ file, speed: options.speed ?? 1, loop: passes > 1 }, clock);
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line.includes('samples'));
  const ended = Promise.withResolvers<undefined>();
  const sink: SourceSink = {
    presence: (presence, detail) => {
      presences.push(detail === undefined ? presence : `${presence}: ${detail}`);
      if (presence === 'ended') ended.resolve(undefined);
    },
    samples: (batch) => {
      delivered.push({ batch, after: now - LATER });
      if (passes > 1 && delivered.length === lines.length * passes) ended.resolve(undefined);
      return Promise.resolve();
    },
    discarded: (reason) => discarded.push(reason),
    dropLink: (ms) => drops.push(ms),
  };
  await source.start(sink);
  await ended.promise;
  await source.stop();
  await source.stop();
  return { source, delivered, presences, discarded, drops };
}

const write = (...lines: unknown[]) =>
  writeFile(
    file,
    [HEADER, ...lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))].join(
      '\n',
    ),
  );

function valueFor(path: SignalPath): fc.Arbitrary<RawSignalValue> {
  const { datatype, allowed, range } = definitionOf(path);
  switch (datatype) {
    case 'boolean':
      return fc.boolean();
    case 'string':
      return allowed ? fc.constantFrom(...allowed) : fc.string({ maxLength: 20 });
    case 'string[]':
      return fc.subarray([...(allowed ?? [])]);
    default: {
      const [min, max] = range ?? [0, 100];
      return fc.integer({ min: Math.max(min, -1e6), max: Math.min(max, 1e6) });
    }
  }
}

const sampleArbitrary = fc
  .constantFrom(...SIGNAL_PATHS.filter((path) => !path.endsWith('.VIN')))
  .chain((path) =>
    fc.record({
      path: fc.constant(path),
      value: fc.option(valueFor(path), { nil: null }),
      age: fc.integer({ min: 0, max: 500 }),
    }),
  );

describe('replay', () => {
  it('delivers what was recorded, at its pace, dated to the present', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            pause: fc.integer({ min: 0, max: 10_000 }),
            batch: fc.array(sampleArbitrary, { minLength: 1, maxLength: 8 }),
          }),
          { minLength: 1, maxLength: 10 },
        ),
        fc.constantFrom(1, 2, 10),
        async (batches, speed) => {
          file = join(dir, `drive-${(run += 1)}.jsonl`);
          const target = await openRecordingFile(file);
          const recorder = new Recorder(target, RECORDED_SOURCE, START, silent);
          let at = 0;
          const expected: Delivered[] = [];
          for (const { pause, batch } of batches) {
            at += pause;
            const samples = batch.map(({ path, value, age }) => ({
              path,
              value,
              ts: START + at - age,
            }));
            await recorder.samples(samples, START + at);
            expected.push({
              after: at / speed,
              batch: samples.map((sample) => ({
                ...sample,
                ts: LATER + (sample.ts - START) / speed,
              })),
            });
          }
          await recorder.finish();
          const { delivered, source, presences } = await play({ speed });
          expect(presences).toEqual(['present', 'ended']);
          expect(source.capabilities).toEqual({ paths: SIGNAL_PATHS, actuators: [] });
          expect(delivered.map(({ batch }) => batch)).toEqual(
            expected.map(({ batch }) =>
              batch.map((sample) => ({ ...sample, ts: expect.closeTo(sample.ts, 3) as number })),
            ),
          );
          delivered.forEach(({ after }, index) => {
            expect(Math.abs(after - (expected[index]?.after ?? Number.NaN))).toBeLessThan(1.001);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a repeated pass replaces the values of the pass before', async () => {
    await write({ at: 0, samples: [[SPEED, 1, -5000]] }, { at: 3000, samples: [[SPEED, 2, 3000]] });
    const { delivered } = await play({ passes: 2 });
    const values = new CurrentValues();
    const taken = delivered.flatMap(({ batch, after }) =>
      batch.map((sample) => values.take(sample, LATER + after)),
    );
    expect(taken).toMatchObject([1, 2, 1, 2].map((value) => ({ value })));
  });

  it('repeats presence and link drops, and keeps commands to itself', async () => {
    await write(
      { at: 0, presence: 'lost', detail: 'unplugged' },
      { at: 5, set: { path: SPEED, value: 1 } },
    );
    expect((await play()).presences).toEqual(['present', 'lost: unplugged', 'ended']);
    await write({ at: 0, dropLink: 1500 });
    expect((await play()).drops).toEqual([1500]);
  });

  it('tolerates a last line that was cut off', async () => {
    await write({ at: 0, samples: [[SPEED, 1, 0]] }, '{"at":20,"samples":[["Vehicle.Sp');
    const { delivered, discarded, presences } = await play();
    expect(delivered).toHaveLength(1);
    expect(discarded).toEqual(['truncated-line']);
    expect(presences.at(-1)).toBe('ended');
  });

  it('counts damaged lines and plays the rest', async () => {
    await write(
      'rubbish',
      { at: 0, samples: [['Vehicle.Warp', 9, 0]] },
      { at: -1, samples: [] },
      { at: 1, samples: [[SPEED, 7, 1]] },
      '',
    );
    const { delivered, discarded } = await play();
    expect(delivered.map(({ batch }) => batch[0]?.value)).toEqual([7]);
    expect(discarded).toEqual(['malformed-line', 'malformed-line', 'malformed-line']);
  });

  it('survives any bytes after the header', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await writeFile(file, Buffer.concat([Buffer.from(`${HEADER}\n`), bytes]));
        expect((await play()).presences.at(-1)).toBe('ended');
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['', 'no header line'],
    ['hello', 'no header line'],
    ['{"at":0}', 'no header line'],
    ['{"format":"zhilu-recording","version":2}', 'format version 2'],
    ['{"format":"zhilu-recording","version":1}', 'header is damaged'],
  ])('refuses a file that starts with "%s"', async (content, problem) => {
    await writeFile(file, content);
    await expect(openReplay({ file, speed: 1, loop: false })).rejects.toThrow(problem);
  });

  it('says when the file cannot be read', async () => {
    const missing = join(dir, 'missing.jsonl');
    await expect(openReplay({ file: missing, speed: 1, loop: false })).rejects.toThrow(
      `${missing} cannot be read`,
    );
  });

  it('cannot be commanded, and passes rehearsed faults on as such', async () => {
    await write({ at: 0, samples: [] });
    const checked = await openReplay({ file, speed: 1, loop: false });
    expect(checked.unchecked).toBeUndefined();
    expect(await checked.actuate('Vehicle.Body.Trunk.Rear.IsOpen', true)).toMatchObject({
      reason: 'service_unavailable',
    });
    await writeFile(file, HEADER.replace('"unchecked":false', '"unchecked":true'));
    expect((await openReplay({ file, speed: 1, loop: false })).unchecked).toBe(true);
  });
});
