import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../../shared/fake-clock.ts';
import type { Voice } from '../voice.ts';
import { openSherpaVoice } from './open-sherpa-voice.ts';

/** The least that is an ONNX model: a version, and an empty graph. */
const ONNX = Buffer.from([0x08, 0x08, 0x3a, 0x00]);

let root: string;
let folder: string;
const opened: Voice[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhilu-voice-'));
  folder = join(root, 'voice');
  mkdirSync(folder);
});
afterEach(async () => {
  for (const voice of opened.splice(0)) await voice.close();
  rmSync(root, { recursive: true });
});

function put(...names: string[]): void {
  for (const name of names) writeFileSync(join(folder, name), name.endsWith('.onnx') ? ONNX : '');
}

/** A thread in place of sherpa-onnx: `handle` is its code for each job. */
function worker(handle: string, first = `tell({ kind: 'ready', sampleRate: 16000 })`): URL {
  const file = join(root, 'worker.mjs');
  writeFileSync(
    file,
    `import { parentPort, workerData } from 'node:worker_threads';
     const tell = (news) => parentPort.postMessage(news);
     ${first};
     parentPort.on('message', (job) => { ${handle} });`,
  );
  return pathToFileURL(file);
}

const SAYS = `if (job.kind !== 'say') return;
  tell({ kind: 'sound', number: job.number, samples: Int16Array.from(job.text, (c) => c.codePointAt(0)) });
  tell({ kind: 'done', number: job.number });`;

const parts = () => ({
  stateDir: join(root, 'state'),
  clock: new FakeClock(),
  log: pino({ level: 'silent' }),
});

async function open(workerFile: URL, own = parts()): Promise<Voice> {
  const answer = await openSherpaVoice(folder, own, workerFile);
  if (typeof answer === 'string') throw new Error(answer);
  opened.push(answer.voice);
  return answer.voice;
}

async function say(voice: Voice, text: string, signal = new AbortController().signal) {
  let said = '';
  for await (const { samples, sampleRate } of voice.synthesise(
    { text, language: 'zh-CN' },
    signal,
  )) {
    expect(sampleRate).toBe(16_000);
    said += String.fromCodePoint(...samples);
  }
  return said;
}

describe('a folder with a voice', () => {
  it.each([
    ['vits', ['model.onnx', 'lexicon.txt']],
    ['vits', ['zh_CN-voice.onnx', 'espeak-ng-data']],
    ['matcha', ['model-steps-3.onnx', 'vocos-22khz-univ.onnx', 'lexicon.txt']],
    ['kokoro', ['model.onnx', 'voices.bin', 'lexicon-zh.txt', 'lexicon-us-en.txt']],
  ])('of %s is handed to its thread', async (kind, names) => {
    put('tokens.txt', ...names);
    const tells = worker(
      `tell({ kind: 'failed', number: job.number, why: JSON.stringify(workerData) })`,
    );
    const voice = await open(tells);
    expect(voice.engine).toBe('sherpa');
    const told = await say(voice, '好').catch((error: unknown) => String(error));
    expect(told).toContain(`"kind":"${kind}"`);
    for (const name of names) expect(told).toContain(name);
  });

  it('is given text that is written out', async () => {
    put('tokens.txt', 'model.onnx', 'lexicon.txt');
    expect(await say(await open(worker(SAYS)), '63%')).toBe('百分之六十三');
  });

  it('says nothing where there is nothing to say', async () => {
    put('tokens.txt', 'model.onnx', 'lexicon.txt');
    expect(await say(await open(worker(SAYS)), '😀')).toBe('');
  });

  it('speaks the languages that voice.json names', async () => {
    put('tokens.txt', 'model.onnx', 'lexicon.txt');
    writeFileSync(join(folder, 'voice.json'), '{ "languages": ["zh-CN", "en-US"], "speaker": 7 }');
    const answer = await openSherpaVoice(folder, parts(), worker(SAYS));
    if (typeof answer === 'string') throw new Error(answer);
    opened.push(answer.voice);
    expect(answer.languages).toEqual(['zh-CN', 'en-US']);
  });
});

describe('a folder that cannot be used', () => {
  it.each<[string, string[], RegExp]>([
    ['without tokens', ['model.onnx'], /tokens\.txt is missing/],
    ['without a model', ['tokens.txt', 'lexicon.txt'], /no model/],
    ['with two models', ['tokens.txt', 'lexicon.txt', 'a.onnx', 'b.onnx'], /more than one model/],
    ['without words', ['tokens.txt', 'model.onnx'], /neither lexicon\.txt nor espeak-ng-data/],
  ])('%s says so', async (_, names, message) => {
    put(...names);
    expect(await openSherpaVoice(folder, parts(), worker(SAYS))).toMatch(message);
  });

  it('that is not there says so', async () => {
    expect(await openSherpaVoice(join(root, 'none'), parts(), worker(SAYS))).toMatch(/ENOENT/);
  });

  it('with a broken model is not loaded', async () => {
    put('tokens.txt', 'lexicon.txt');
    writeFileSync(join(folder, 'model.onnx'), '<html>404</html>');
    expect(await openSherpaVoice(folder, parts(), worker(SAYS))).toMatch(/ONNX|cut short/);
  });

  it('with settings that do not fit says so', async () => {
    put('tokens.txt', 'model.onnx', 'lexicon.txt');
    writeFileSync(join(folder, 'voice.json'), '{ "speed": 9 }');
    expect(await openSherpaVoice(folder, parts(), worker(SAYS))).toMatch(/speed/);
  });

  it('whose model is refused says so', async () => {
    put('tokens.txt', 'model.onnx', 'lexicon.txt');
    const refuses = worker('', `tell({ kind: 'refused', why: 'not this one' })`);
    expect(await openSherpaVoice(folder, parts(), refuses)).toMatch(/not this one/);
  });

  it('is not loaded a third time after it has ended the host twice', async () => {
    put('tokens.txt', 'model.onnx', 'lexicon.txt');
    const own = parts();
    // Each life of the host begins to load it, and dies before the thread has said anything.
    const dead = worker('', '');
    void openSherpaVoice(folder, own, dead);
    await new Promise((resolve) => setTimeout(resolve, 100));
    void openSherpaVoice(folder, own, dead);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await openSherpaVoice(folder, own, worker(SAYS))).toMatch(/ended the host/);
    own.clock.pass(60_000);
  });
});

describe('a thread', () => {
  beforeEach(() => put('tokens.txt', 'model.onnx', 'lexicon.txt'));

  it('that dies takes the utterance along, and is started anew for the next', async () => {
    const voice = await open(worker(`if (job.text === '坏') process.exit(3); ${SAYS}`));
    await expect(say(voice, '坏')).rejects.toThrow(/ended with code 3/);
    expect(await say(voice, '好')).toBe('好');
  });

  it('that dies again and again is given up', async () => {
    const voice = await open(worker('process.exit(3)'));
    for (let time = 0; time < 3; time += 1)
      await expect(say(voice, '好')).rejects.toThrow(/code 3/);
    await expect(say(voice, '好')).rejects.toThrow(/has died 3 times/);
  });

  it('that hangs is ended', async () => {
    const own = parts();
    const voice = await open(worker(''), own);
    const told = expect(say(voice, '好')).rejects.toThrow(/hangs/);
    await new Promise((resolve) => setImmediate(resolve));
    own.clock.pass(60_000);
    await told;
    expect(own.clock.pending).toBe(0);
  });

  it('is told when nobody listens any more', async () => {
    const voice = await open(
      worker(`if (job.kind === 'cancel') process.exit(0);
        tell({ kind: 'sound', number: job.number, samples: Int16Array.of(22909) });`),
    );
    const abort = new AbortController();
    const request = { text: '好', language: 'zh-CN' } as const;
    for await (const { samples } of voice.synthesise(request, abort.signal)) {
      expect([...samples]).toEqual([22_909]);
      abort.abort();
    }
  });
});
