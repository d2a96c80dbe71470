import { existsSync, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AgentStartError } from './agent-error.ts';
import { Recorder, openRecordingFile } from './recorder.ts';
import type { VehicleSource } from './source.ts';

const START = Date.UTC(2026, 0, 15, 8, 30);
const SOURCE: VehicleSource = {
  kind: 'test',
  simulated: true,
  capabilities: { paths: ['Vehicle.Speed'], actuators: [] },
  start: () => Promise.resolve(),
  actuate: () => Promise.resolve(null),
  stop: () => Promise.resolve(),
};
const silent = pino({ level: 'silent' });

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-recorder-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function linesIn(file: string): Promise<unknown[]> {
  const text = await readFile(file, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('openRecordingFile', () => {
  it('never overwrites: a taken name gets a number', async () => {
    const wanted = join(dir, 'drive.jsonl');
    await writeFile(wanted, 'evidence');
    const { file, stream } = await openRecordingFile(wanted);
    stream.destroy();
    expect(file).toBe(join(dir, 'drive-2.jsonl'));
    expect(await readFile(wanted, 'utf8')).toBe('evidence');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('says which folder is missing', async () => {
    await expect(openRecordingFile(join(dir, 'no', 'drive.jsonl'))).rejects.toThrow(
      AgentStartError,
    );
  });
});

describe('Recorder', () => {
  it('writes a header, then batches, commands, and presence by their time', async () => {
    const target = await openRecordingFile(join(dir, 'drive.jsonl'));
    const recorder = new Recorder(target, SOURCE, START, silent);
    await recorder.samples([{ path: 'Vehicle.Speed', value: 12.5, ts: START + 90 }], START + 100);
    await recorder.event({ set: { path: 'Vehicle.Speed', value: 1, refused: 'x' } }, START + 200);
    await recorder.event({ presence: 'lost', detail: 'unplugged' }, START - 5);
    await recorder.finish();
    expect(await linesIn(target.file)).toEqual([
      {
        format: 'zhilu-recording',
        version: 1,
        source: { kind: 'test', simulated: true, unchecked: false, paths: ['Vehicle.Speed'] },
        startedAt: '2026-01-15T08:30:00.000Z',
      },
      { at: 100, samples: [['Vehicle.Speed', 12.5, 90]] },
      { at: 200, set: { path: 'Vehicle.Speed', value: 1, refused: 'x' } },
      { at: 0, presence: 'lost', detail: 'unplugged' },
    ]);
    expect(recorder.stats()).toMatchObject({ state: 'finished', lines: 3, leftOut: 0 });
  });

  it('leaves the serial number of the car out', async () => {
    const target = await openRecordingFile(join(dir, 'drive.jsonl'));
    const recorder = new Recorder(target, SOURCE, START, silent);
    const path = 'Vehicle.VehicleIdentification.VIN';
    await recorder.samples([{ path, value: 'LZHTESTA1P0123456', ts: START }], START);
    await recorder.finish();
    expect(await linesIn(target.file)).toContainEqual({
      at: 0,
      samples: [[path, 'LZHTESTA1P0000000', 0]],
    });
  });

  // /dev/full answers every write like a full disk does.
  it.skipIf(!existsSync('/dev/full'))('says once that the disk is full, and goes on', async () => {
    const messages: string[] = [];
    const logger = pino({}, { write: (line: string) => void messages.push(line) });
    const stream = createWriteStream('/dev/full');
    const recorder = new Recorder({ file: '/dev/full', stream }, SOURCE, START, logger);
    for (let at = 0; at < 50; at += 1) {
      await recorder.samples([{ path: 'Vehicle.Speed', value: at, ts: START + at }], START + at);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await recorder.finish();
    expect(recorder.stats().state).toBe('failed');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('The disk is full');
  });

  it('leaves lines out rather than fill the memory when the disk does not keep up', async () => {
    const stuck = new Writable({ write: () => undefined });
    const recorder = new Recorder({ file: 'stuck', stream: stuck }, SOURCE, START, silent);
    const batch = Array.from({ length: 20_000 }, () => ({
      path: 'Vehicle.Speed' as const,
      value: 1,
      ts: START,
    }));
    for (let line = 0; line < 60; line += 1) void recorder.samples(batch, START);
    expect(recorder.stats().leftOut).toBeGreaterThan(0);
    expect(stuck.writableLength).toBeLessThan(20 * 1024 * 1024);
    stuck.destroy();
    await Promise.resolve();
  });
});
