import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { createLibrary, type Library } from './library.ts';

/** A reader that dies of any scan, while it reads as many files as the root is long. */
const DYING = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ number, kind, input }) => {
    if (kind === 'scan') {
      parentPort.postMessage({ kind: 'reading', files: [...input.root] });
      setTimeout(() => process.exit(1), 10);
      return;
    }
    parentPort.postMessage({ kind: 'answer', number, value: { wasBroken: false } });
  });
`;

let folder: string;
let library: Library;
let restarted: PromiseWithResolvers<undefined>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-reader-'));
  const file = join(folder, 'worker.mjs');
  writeFileSync(file, DYING);
  restarted = Promise.withResolvers<undefined>();
  library = createLibrary({
    file: join(folder, 'library.sqlite'),
    clock: new FakeClock(),
    log: pino({ level: 'silent' }),
    onGrown: () => undefined,
    onRestarted: () => restarted.resolve(undefined),
    onBroken: () => undefined,
    workerFile: pathToFileURL(file),
  });
});

afterEach(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

const NO_DOUBTS = { suspects: [], condemned: [] };

describe('a reader that dies', () => {
  it('is started again, and knows the only file it can have died of', async () => {
    const result = await library.ask('scan', { root: 'a', doubts: NO_DOUBTS });
    expect(result.ok).toBe(false);
    await restarted.promise;
    expect(library.doubts).toEqual({ suspects: [], condemned: ['a'] });
    expect((await library.ask('open', { file: '' })).ok).toBe(true);
  });

  it('suspects all files it was reading', async () => {
    await library.ask('scan', { root: 'abc', doubts: NO_DOUBTS });
    await restarted.promise;
    expect(library.doubts).toEqual({ suspects: ['a', 'b', 'c'], condemned: [] });
  });

  it('answers nothing after it was closed', async () => {
    const waiting = library.ask('scan', { root: 'a', doubts: NO_DOUBTS });
    await library.close();
    expect(await waiting).toEqual({ ok: false, detail: 'closed' });
  });
});
