import { Worker } from 'node:worker_threads';
import { MANDARIN } from '../../../../shared/assistant/speaking/speech-words.ts';
import { spokenText } from '../../../../shared/assistant/speaking/spoken-text.ts';
import type { Clock } from '../../../../shared/clock.ts';
import { VoiceFault, type Pcm, type Voice, type VoiceRequest } from '../voice.ts';
import type { VoiceJob, VoiceNews } from './messages.ts';
import type { VoiceModel } from './voice-model.ts';

export interface SherpaVoiceOptions {
  readonly model: VoiceModel;
  readonly workerFile: URL;
  readonly clock: Clock;
}

/** A hundred megabytes from a slow disk, ms. */
const LOAD_LIMIT_MS = 30_000;
/** A thread that is at work and says nothing for this long hangs, ms. */
const HANG_LIMIT_MS = 15_000;
/** A thread that has died this often is not started again. */
const MAX_DEATHS = 3;

interface Saying {
  readonly number: number;
  take(news: Extract<VoiceNews, { number: number }>): void;
  fail(why: string): void;
}

/** sherpa-onnx in a thread of its own; started anew, a few times, when it dies. */
export class SherpaVoice implements Voice {
  readonly engine = 'sherpa';
  readonly #options: SherpaVoiceOptions;
  #worker: Worker | null = null;
  #ready: Promise<number> | null = null;
  #saying: Saying | null = null;
  #numbers = 0;
  #deaths = 0;

  constructor(options: SherpaVoiceOptions) {
    this.#options = options;
  }

  /** Loads the model. @throws VoiceFault when it does not */
  async open(): Promise<void> {
    await this.#sampleRate();
  }

  async *synthesise(
    { text, language }: VoiceRequest,
    signal: AbortSignal,
  ): AsyncGenerator<Pcm, void, void> {
    const said = language === 'zh-CN' ? spokenText(text, MANDARIN) : text;
    if (!/[\p{L}\p{N}]/u.test(said) || signal.aborted) return;
    const sampleRate = await this.#sampleRate();
    for await (const samples of this.#say(said, signal)) yield { sampleRate, samples };
  }

  async close(): Promise<void> {
    await this.#leave('the voice is closed')?.terminate();
  }

  /** The pieces of one text; a text that is still being said is given up. */
  async *#say(text: string, signal: AbortSignal): AsyncGenerator<Int16Array, void, void> {
    const number = (this.#numbers += 1);
    const pieces: Int16Array[] = [];
    const state: { end: 'open' | 'done' | VoiceFault; wake: () => void } = {
      end: 'open',
      wake: () => undefined,
    };
    this.#saying?.fail('something else is said');
    const saying: Saying = {
      number,
      take: (news) => {
        if (news.kind === 'sound') pieces.push(news.samples);
        else state.end = news.kind === 'done' ? 'done' : new VoiceFault(news.why);
        state.wake();
      },
      fail: (why) => {
        state.end = new VoiceFault(why);
        state.wake();
      },
    };
    this.#saying = saying;
    const aborted = () => state.wake();
    signal.addEventListener('abort', aborted);
    this.#post({ kind: 'say', number, text });
    let stopLimit = this.#limit();
    try {
      while (!signal.aborted) {
        const piece = pieces.shift();
        if (piece) {
          yield piece;
          continue;
        }
        if (state.end === 'done') return;
        if (state.end !== 'open') throw state.end;
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
        stopLimit();
        stopLimit = this.#limit();
      }
    } finally {
      stopLimit();
      signal.removeEventListener('abort', aborted);
      if (this.#saying === saying) this.#saying = null;
      if (state.end === 'open') this.#post({ kind: 'cancel', number });
    }
  }

  #post(job: VoiceJob): void {
    this.#worker?.postMessage(job);
  }

  #limit(): () => void {
    return this.#options.clock.after(HANG_LIMIT_MS, () => this.#die('the voice hangs'));
  }

  #sampleRate(): Promise<number> {
    if (this.#deaths >= MAX_DEATHS) {
      return Promise.reject(new VoiceFault(`the voice has died ${MAX_DEATHS} times`));
    }
    this.#ready ??= this.#start();
    return this.#ready;
  }

  #start(): Promise<number> {
    const { workerFile, model, clock } = this.#options;
    const worker = new Worker(workerFile, { name: 'voice', workerData: model });
    this.#worker = worker;
    return new Promise((resolve, reject) => {
      const stopLimit = clock.after(LOAD_LIMIT_MS, () => died('the voice does not load'));
      const died = (why: string) => {
        stopLimit();
        reject(new VoiceFault(why));
        if (worker === this.#worker) this.#die(why);
      };
      worker.on('message', (news: VoiceNews) => {
        if (news.kind === 'ready') {
          stopLimit();
          resolve(news.sampleRate);
        } else if (news.kind === 'refused') {
          died(news.why);
        } else if (news.number === this.#saying?.number) {
          this.#saying.take(news);
        }
      });
      worker.on('error', (error) => died(error instanceof Error ? error.message : String(error)));
      worker.on('exit', (code) => died(`the voice ended with code ${code}`));
    });
  }

  #die(why: string): void {
    this.#deaths += 1;
    // It may be inside native code, which cannot be interrupted; nobody waits for its end.
    void this.#leave(why)?.terminate();
  }

  /** Lets go of the thread; what it still says is of no interest. */
  #leave(why: string): Worker | null {
    const worker = this.#worker;
    this.#worker = null;
    this.#ready = null;
    this.#saying?.fail(why);
    this.#saying = null;
    return worker?.removeAllListeners().on('error', () => undefined) ?? null;
  }
}
