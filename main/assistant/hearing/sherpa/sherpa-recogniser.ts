import type { Logger } from 'pino';
import { SAMPLE_RATE } from '../../../../shared/assistant/hearing/sound.ts';
import type { Clock } from '../../../../shared/clock.ts';
import { reason, type Reason } from '../../../../shared/contract/reason.ts';
import type { HearingListener, Listening, Recogniser } from '../../recogniser.ts';
import { HearingThread } from './hearing-thread.ts';
import type { HotWords } from './hot-words.ts';
import type { HearingNews } from './messages.ts';
import type { HearingModels } from './models.ts';

/** Sound that may wait for the thread, ms; what is later is of no use to a driver who waits. */
const MAX_BEHIND_MS = 3000;
/** Names change while one drives; loading a model takes a second or two each time, ms. */
const MIN_RENEWAL_MS = 5 * 60_000;

export interface SherpaRecogniserOptions {
  readonly models: HearingModels;
  readonly hotWords: HotWords;
  readonly workerFile: URL;
  readonly clock: Clock;
  readonly log: Logger;
  /** Sound was dropped because the thread did not keep up. */
  readonly onDropped: () => void;
  /** What is wrong; `null`: nothing any more. */
  readonly onProblem: (why: Reason | null) => void;
  /** The models are loaded, or the reason why they never will be. */
  readonly onSettled: (why: Reason | null) => void;
}

interface Heard {
  readonly news: (news: Extract<HearingNews, { stream: number }>) => void;
  readonly lost: (why: Reason) => void;
}

/** sherpa-onnx in a thread of its own, with models from a folder. */
export class SherpaRecogniser implements Recogniser {
  readonly name = 'sherpa-onnx';
  readonly isCloud = false;
  readonly wakeWord: Recogniser['wakeWord'];
  readonly #options: SherpaRecogniserOptions;
  readonly #thread: HearingThread;
  readonly #streams = new Map<number, Heard>();
  #numbers = 0;
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(options: SherpaRecogniserOptions) {
    const { models, hotWords, workerFile, clock, log, onProblem, onSettled } = options;
    this.#options = options;
    this.wakeWord = models.wakeWord
      ? { watch: (onWoken, onFailed) => this.#watch(onWoken, onFailed) }
      : null;
    this.#thread = new HearingThread({
      workerFile,
      data: () => ({ models, hotWords: hotWords.take() }),
      clock,
      log,
      onNews: (news) => this.#streams.get(news.stream)?.news(news),
      onReady: () => {
        onProblem(null);
        onSettled(null);
      },
      onRefused: (why) => {
        this.#lose(reason('assistant.recogniserFailed', why));
        onSettled(reason('assistant.noRecogniser', why));
      },
      onDied: (why) => {
        const failed = reason('assistant.recogniserFailed', why);
        onProblem(failed);
        this.#lose(failed);
      },
    });
  }

  listen(hotWords: readonly string[], listener: HearingListener): Listening {
    this.#options.hotWords.add(hotWords);
    const stream = this.#open({
      news: (news) => {
        if (news.kind === 'partial') listener.partial(news.text);
        if (news.kind === 'final') {
          this.#close(news.stream);
          listener.final(news.text);
        }
      },
      lost: (why) => listener.failed(why),
    });
    return this.#begin('listen', stream, (why) => listener.failed(why));
  }

  async close(): Promise<void> {
    this.#streams.clear();
    await this.#thread.close();
  }

  #watch(onWoken: () => void, onFailed: (why: Reason) => void): Omit<Listening, 'finish'> {
    const stream = this.#open({
      news: (news) => {
        if (news.kind === 'woken') onWoken();
      },
      lost: onFailed,
    });
    return this.#begin('watch', stream, onFailed);
  }

  #begin(kind: 'listen' | 'watch', stream: number, onFailed: (why: Reason) => void): Listening {
    if (this.#thread.isUp) {
      this.#thread.post({ kind, stream });
    } else {
      this.#streams.delete(stream);
      onFailed(reason('assistant.recogniserFailed', 'the recogniser is being started again'));
    }
    return {
      write: (samples) => {
        if (!this.#streams.has(stream)) return;
        if (this.#behindMs() > MAX_BEHIND_MS) {
          this.#options.onDropped();
          this.#end(stream);
          onFailed(reason('assistant.recogniserFailed', 'this computer is too slow for the model'));
          return;
        }
        this.#thread.post({ kind: 'sound', stream, samples });
      },
      finish: () => {
        if (this.#streams.has(stream)) this.#thread.post({ kind: 'finish', stream });
      },
      cancel: () => this.#end(stream),
    };
  }

  #open(heard: Heard): number {
    this.#numbers += 1;
    this.#streams.set(this.#numbers, heard);
    return this.#numbers;
  }

  #end(stream: number): void {
    if (!this.#streams.has(stream)) return;
    this.#thread.post({ kind: 'cancel', stream });
    this.#close(stream);
  }

  #close(stream: number): void {
    this.#streams.delete(stream);
    const { clock, hotWords } = this.#options;
    const now = clock.now().mono;
    if (this.#streams.size > 0 || !hotWords.hasNew) return;
    if (now - this.#renewedAt < MIN_RENEWAL_MS) return;
    this.#renewedAt = now;
    void this.#thread.renew();
  }

  #lose(why: Reason): void {
    const lost = [...this.#streams.values()];
    this.#streams.clear();
    for (const heard of lost) heard.lost(why);
  }

  /** Sound that was handed over and not worked on yet, ms. */
  #behindMs(): number {
    return (this.#thread.waitingSamples / SAMPLE_RATE) * 1000;
  }
}
