import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reason } from '../../../../shared/contract/reason.ts';
import { FakeClock } from '../../../../shared/fake-clock.ts';
import { Rejections } from '../../../../shared/vehicle/rejections.ts';
import type { HearingListener, Recogniser } from '../../recogniser.ts';
import { onnx, write, writeModels } from './fake-models.fixture.ts';
import { ORDERS } from './fake-sherpa.fixture.ts';
import type { HearingWorkerData } from './messages.ts';
import { openSherpa } from './open-sherpa.ts';

const UNITS = Array.from('导航去西湖打开空调你好智路');
const KEYWORDS = '你 好 智 路 :1.5 #0.35 @你好智路\n';
const workerFile = new URL('./fake-sherpa.fixture.ts', import.meta.url);
/** Threads answer in real time, whatever the clock says. */
const SOON = { timeout: 10_000, interval: 5 };

let dir: string;
let clock: FakeClock;
let rejections: Rejections;
let problems: (Reason | null)[];
let told: string[];
let opened: Recogniser | null;

const listener: HearingListener = {
  partial: (text) => told.push(`partial ${text}`),
  final: (text) => told.push(`final ${text}`),
  failed: ({ key, detail = '' }) => told.push(`failed ${key} ${detail}`),
};

function piece(order: keyof typeof ORDERS, milliseconds = 100): Float32Array {
  return new Float32Array(16 * milliseconds).fill(ORDERS[order]);
}

async function open(): Promise<Recogniser | Reason> {
  const choice = await openSherpa(join(dir, 'models'), {
    stateDir: join(dir, 'state'),
    clock,
    log: pino({ level: 'silent' }),
    rejections,
    onProblem: (why) => problems.push(why),
    workerFile,
  });
  if (!('key' in choice)) opened = choice;
  return choice;
}

async function start(): Promise<Recogniser> {
  const choice = await open();
  if ('key' in choice) throw new Error(`no recogniser: ${choice.detail}`);
  return choice;
}

async function until(last: RegExp): Promise<void> {
  await expect.poll(() => told.at(-1), SOON).toMatch(last);
}

const loads = () =>
  readFileSync(join(dir, 'models/recogniser/loads.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-sherpa-'));
  clock = new FakeClock();
  rejections = new Rejections();
  problems = [];
  told = [];
  opened = null;
  writeModels(join(dir, 'models'), UNITS, KEYWORDS);
});

afterEach(async () => {
  await opened?.close();
  rmSync(dir, { recursive: true });
});

describe('an utterance', () => {
  it('appears as it is spoken, and ends with the pause after it', async () => {
    const recogniser = await start();
    const listening = recogniser.listen([], listener);
    for (const order of ['quiet', 'speech', 'speech', 'quiet'] as const) {
      listening.write(piece(order));
    }
    await until(/^final/);
    expect(told).toEqual(['partial a', 'partial ab', 'final ab']);
  });

  it('ends when told so, and tells nothing once it is cancelled', async () => {
    const recogniser = await start();
    const first = recogniser.listen([], { ...listener, final: () => told.push('older') });
    first.write(piece('speech'));
    first.cancel();
    const second = recogniser.listen([], listener);
    second.write(piece('speech'));
    second.finish();
    await until(/^final/);
    expect(told.at(-1)).toBe('final a');
    expect(told).not.toContain('older');
  });
});

describe('the wake word', () => {
  it('is told each time it is said', async () => {
    const recogniser = await start();
    let woken = 0;
    const watching = recogniser.wakeWord?.watch(
      () => (woken += 1),
      () => told.push('failed'),
    );
    for (const order of ['speech', 'wake', 'quiet', 'wake'] as const) watching?.write(piece(order));
    await expect.poll(() => woken, SOON).toBe(2);
    expect(told).toEqual([]);
  });

  it('is not there without its model', async () => {
    rmSync(join(dir, 'models/wake-word'), { recursive: true });
    expect((await start()).wakeWord).toBeNull();
  });
});

describe('a thread that dies', () => {
  it.each(['throw', 'exit'] as const)('by %s costs one utterance', async (how) => {
    const recogniser = await start();
    recogniser.listen([], listener).write(piece(how));
    await until(/^failed assistant.recogniserFailed/);
    expect(problems.at(-1)).toMatchObject({ key: 'assistant.recogniserFailed' });
    // Until it is back an utterance fails at once instead of waiting.
    recogniser.listen([], listener);
    expect(told).toHaveLength(2);
    clock.pass(0);
    await expect.poll(() => problems.at(-1), SOON).toBeNull();
    const next = recogniser.listen([], listener);
    next.write(piece('speech'));
    next.finish();
    await until(/^final a$/);
  });

  it('or hangs is ended by the watchdog', async () => {
    const recogniser = await start();
    recogniser.listen([], listener).write(piece('hang'));
    // The thread has begun to hang, which nobody can see.
    await new Promise((resolve) => setTimeout(resolve, 100));
    clock.pass(5000);
    expect(told.at(-1)).toMatch(/^failed assistant.recogniserFailed.*hangs/);
    clock.pass(0);
    await expect.poll(() => problems.at(-1), SOON).toBeNull();
  });

  it('waits longer from time to time', async () => {
    const recogniser = await start();
    for (let deaths = 0; deaths < 3; deaths += 1) {
      recogniser.listen([], listener).write(piece('exit'));
      await expect.poll(() => told.length, SOON).toBe(deaths + 1);
      clock.pass(deaths * 100);
      await expect.poll(() => problems.at(-1), SOON).toBeNull();
    }
  });
});

describe('sound that comes faster than it is understood', () => {
  it('is dropped and counted, and its utterance fails', async () => {
    const recogniser = await start();
    const listening = recogniser.listen([], listener);
    listening.write(piece('hang'));
    for (let index = 0; index < 40; index += 1) listening.write(piece('speech'));
    expect(told).toEqual([
      'failed assistant.recogniserFailed this computer is too slow for the model',
    ]);
    expect(rejections.counts()).toEqual({ 'assistant.dropped-sound': 1 });
  });
});

describe('hot words', () => {
  it('are those that the model can write, from the next load on, and not at every change', async () => {
    const recogniser = await start();
    const utter = async (words: readonly string[]) => {
      const count = told.length;
      const listening = recogniser.listen(words, listener);
      listening.finish();
      await expect.poll(() => told.length, SOON).toBe(count + 1);
    };
    await utter(['西湖', '北京', ':1.5', '去', 'West Lake']);
    await expect.poll(() => loads().length, SOON).toBe(2);
    expect(loads()).toEqual([
      { decodingMethod: 'greedy_search', hotWords: '' },
      { decodingMethod: 'modified_beam_search', hotWords: '西湖', hotwordsBufSize: 6 },
    ]);
    await utter(['西湖', '空调']);
    clock.pass(5 * 60_000);
    await utter(['西湖']);
    await expect.poll(() => loads().length, SOON).toBe(3);
    expect(loads().at(-1)).toMatchObject({ hotWords: '西湖\n空调' });
  });
});

describe('models that cannot be loaded', () => {
  it.each([
    ['nothing there', () => rmSync(join(dir, 'models'), { recursive: true }), /there is no model/],
    [
      'a file that was cut short',
      () =>
        write(
          join(dir, 'models'),
          'recogniser',
          'encoder-epoch-99-avg-1.int8.onnx',
          onnx().subarray(0, 4000),
        ),
      /encoder.*is cut short/,
    ],
  ])('for %s are refused before anything native sees them', async (_what, harm, why) => {
    harm();
    expect(await open()).toMatchObject({ key: 'assistant.noRecogniser', detail: why });
  });

  it('are refused by name where the native side says no', async () => {
    const models = join(dir, 'models');
    writeModels(join(dir, 'refused'), UNITS, KEYWORDS);
    rmSync(models, { recursive: true });
    const choice = await openSherpa(join(dir, 'refused'), {
      stateDir: join(dir, 'state'),
      clock,
      log: pino({ level: 'silent' }),
      rejections,
      onProblem: (why) => problems.push(why),
      workerFile,
    });
    expect(choice).toMatchObject({
      key: 'assistant.noRecogniser',
      detail: expect.stringMatching(/check your config/) as string,
    });
    expect(existsSync(join(dir, 'state/hearing-load.json'))).toBe(false);
  });

  it('that ended the process twice are not tried a third time, until they change', async () => {
    await start();
    await opened?.close();
    // As if the process had ended while they were loaded.
    const journal = join(dir, 'state/hearing-load.json');
    const recordCrash = async () => {
      const { LoadJournal, fingerprintOf } = await import('./load-journal.ts');
      const { findModels } = await import('./find-models.ts');
      const found = await findModels(join(dir, 'models'));
      if (found.recogniser.kind !== 'ready') throw new Error('no models');
      const entry = new LoadJournal(
        join(dir, 'state'),
        await fingerprintOf({
          recogniser: found.recogniser.model,
          wakeWord: found.wakeWord.kind === 'ready' ? found.wakeWord.model : null,
          voiceActivity: found.voiceActivity.kind === 'ready' ? found.voiceActivity.model : null,
        }),
      );
      entry.begin();
    };
    await recordCrash();
    await start();
    await opened?.close();
    expect(existsSync(journal)).toBe(false);
    await recordCrash();
    await recordCrash();
    expect(await open()).toMatchObject({
      key: 'assistant.noRecogniser',
      detail: expect.stringMatching(/ended the host/) as string,
    });
    writeFileSync(join(dir, 'models/recogniser/joiner-epoch-99-avg-1.int8.onnx'), onnx({ a: 'b' }));
    await start();
  });
});

describe('the real addon', () => {
  it('loads, and files that it does not find are a reason, not the end of the host', async () => {
    const nowhere = (name: string) => join(dir, 'nowhere', name);
    const workerData: HearingWorkerData = {
      models: {
        recogniser: {
          files: {
            kind: 'transducer',
            encoder: nowhere('encoder.onnx'),
            decoder: nowhere('decoder.onnx'),
            joiner: nowhere('joiner.onnx'),
          },
          tokens: nowhere('tokens.txt'),
          bpeVocab: null,
        },
        wakeWord: null,
        voiceActivity: null,
      },
      hotWords: ['西湖'],
    };
    const worker = new Worker(new URL('./hearing-worker.ts', import.meta.url), { workerData });
    const news = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    // The sentence of its native side; without the addon there would be another one.
    expect(news).toEqual({ kind: 'refused', why: 'Please check your config!' });
  }, 30_000);
});
