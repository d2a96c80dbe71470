import { appendFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { OnlineStream, Waveform } from 'sherpa-onnx-node';
import type { Sherpa } from './engine.ts';
import type { HearingWorkerData } from './messages.ts';
import { serveHearing } from './serve-hearing.ts';

/**
 * A recogniser's thread with a stand-in for the native addon, which does what the first sample of a
 * piece says. What it hears is one letter more for every piece of speech.
 */
export const ORDERS = { hang: 0.9, throw: 0.8, exit: 0.7, speech: 0.5, wake: 0.4, quiet: 0 };

class FakeStream {
  heard = 0;
  isDone = true;
  isWoken = false;

  acceptWaveform({ samples }: Waveform): void {
    this.isDone = false;
    const order = Math.round((samples[0] ?? 0) * 10) / 10;
    // As native code that does not come back: the thread cannot be asked anything any more.
    if (order === ORDERS.hang) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    if (order === ORDERS.throw) throw new Error('the addon stumbled');
    if (order === ORDERS.exit) process.exit(3);
    if (order === ORDERS.speech) this.heard += 1;
    if (order === ORDERS.wake) this.isWoken = true;
  }

  inputFinished(): void {
    this.isDone = true;
  }
}

/** Streams are opaque to who uses them; these are all of our own making. */
const own = (stream: OnlineStream) => stream as unknown as FakeStream;
const foreign = (stream: FakeStream) => stream as unknown as OnlineStream;
const TEXT = 'abcdefghi';

class FakeRecogniser {
  constructor(config: ConstructorParameters<Sherpa['OnlineRecognizer']>[0]) {
    const { tokens } = config.modelConfig;
    if (tokens.includes('refused')) throw new Error('Please check your config!');
    const hotWords = config.hotwordsBuf ?? '';
    const { decodingMethod, hotwordsBufSize } = config;
    const line = JSON.stringify({ decodingMethod, hotWords, hotwordsBufSize });
    appendFileSync(join(dirname(tokens), 'loads.jsonl'), `${line}\n`);
  }
  createStream = () => foreign(new FakeStream());
  isReady = (stream: OnlineStream) => !own(stream).isDone;
  decode = (stream: OnlineStream) => void (own(stream).isDone = true);
  isEndpoint = () => false;
  getResult = (stream: OnlineStream) => ({ text: TEXT.slice(0, own(stream).heard) });
}

class FakeSpotter {
  createStream = () => foreign(new FakeStream());
  isReady = (stream: OnlineStream) => !own(stream).isDone;
  decode = (stream: OnlineStream) => void (own(stream).isDone = true);
  reset = (stream: OnlineStream) => void (own(stream).isWoken = false);
  getResult = (stream: OnlineStream) => ({ keyword: own(stream).isWoken ? 'hello' : '' });
}

class FakeVad {
  #isSpeech = false;
  acceptWaveform = (samples: Float32Array) => void (this.#isSpeech = samples[0] === ORDERS.speech);
  isDetected = () => this.#isSpeech;
  isEmpty = () => true;
  pop = () => undefined;
  reset = () => void (this.#isSpeech = false);
}

const addon = {
  OnlineRecognizer: FakeRecogniser,
  KeywordSpotter: FakeSpotter,
  Vad: FakeVad,
} as unknown as Sherpa;

if (parentPort) serveHearing(parentPort, workerData as HearingWorkerData, addon);
