// Every project that sees this module needs the types, wherever its own files lie.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="../../sherpa-onnx-node.d.ts" />
import type sherpa from 'sherpa-onnx-node';
import type {
  KeywordSpotter,
  OnlineModelConfig,
  OnlineRecognizer,
  OnlineStream,
  Vad,
} from 'sherpa-onnx-node';
import { MAX_UTTERANCE_MS } from '../utterance.ts';
import { SAMPLE_RATE } from '../../../../shared/assistant/hearing/sound.ts';
import type { HearingJob, HearingNews, HearingWorkerData } from './messages.ts';
import type { OnlineModel } from './models.ts';

export type Sherpa = typeof sherpa;

/** What all of these models take (fbank features). */
const FEATURES = { sampleRate: SAMPLE_RATE, featureDim: 80 } as const;
/** Real time on one core of a head unit; more would be taken from the map. */
const THREADS = 1;
/** A pause that ends an utterance, s; people pause for shorter between words. */
const PAUSE_S = 0.7;
/** The same where only the recogniser tells, which hears the end later, s. */
const PAUSE_WITHOUT_VAD_S = 1.0;
/** Silence put behind the last word: a streaming model looks ahead, s. */
const TAIL_S = 0.6;
const HOT_WORDS_SCORE = 1.5;
/** What the silero models are trained with, samples. */
const VAD_WINDOW = 512;

interface Stream {
  readonly number: number;
  readonly isWatch: boolean;
  readonly online: OnlineStream;
  text: string;
  hasSpoken: boolean;
}

/** Does the jobs of the recogniser's thread with the models it was given. */
export class HearingEngine {
  readonly #recogniser: OnlineRecognizer;
  readonly #spotter: KeywordSpotter | null;
  readonly #vad: Vad | null;
  readonly #tell: (news: HearingNews) => void;
  #stream: Stream | null = null;

  /** @throws when the models are refused */
  constructor(
    addon: Sherpa,
    { models, hotWords }: HearingWorkerData,
    tell: (news: HearingNews) => void,
  ) {
    const { recogniser, wakeWord, voiceActivity } = models;
    const buffer = hotWords.join('\n');
    const hasHotWords = hotWords.length > 0 && recogniser.files.kind === 'transducer';
    this.#tell = tell;
    this.#recogniser = new addon.OnlineRecognizer({
      featConfig: FEATURES,
      modelConfig: {
        ...modelConfig(recogniser.files, recogniser.tokens),
        ...(hasHotWords && {
          modelingUnit: recogniser.bpeVocab === null ? 'cjkchar' : 'cjkchar+bpe',
          ...(recogniser.bpeVocab !== null && { bpeVocab: recogniser.bpeVocab }),
        }),
      },
      decodingMethod: hasHotWords ? 'modified_beam_search' : 'greedy_search',
      maxActivePaths: 4,
      enableEndpoint: true,
      // Before the first word the host waits; its limits are the same for every engine.
      rule1MinTrailingSilence: MAX_UTTERANCE_MS / 1000,
      rule2MinTrailingSilence: PAUSE_WITHOUT_VAD_S,
      rule3MinUtteranceLength: MAX_UTTERANCE_MS / 1000,
      ...(hasHotWords && {
        hotwordsBuf: buffer,
        hotwordsBufSize: Buffer.byteLength(buffer),
        hotwordsScore: HOT_WORDS_SCORE,
      }),
    });
    this.#spotter = wakeWord
      ? new addon.KeywordSpotter({
          featConfig: FEATURES,
          modelConfig: modelConfig(wakeWord.files, wakeWord.tokens),
          keywordsFile: wakeWord.keywords,
        })
      : null;
    this.#vad = voiceActivity ? new addon.Vad(vadConfig(voiceActivity.file), 30) : null;
  }

  /** Does one job. @throws when the native side fails */
  work(job: HearingJob): void {
    switch (job.kind) {
      case 'listen':
        this.#vad?.reset();
        this.#begin(job.stream, false, this.#recogniser.createStream());
        return;
      case 'watch':
        if (this.#spotter) this.#begin(job.stream, true, this.#spotter.createStream());
        return;
      case 'sound':
        if (this.#stream?.number === job.stream) this.#hear(this.#stream, job.samples);
        return;
      case 'finish':
        if (this.#stream?.number === job.stream) this.#finish(this.#stream);
        return;
      case 'cancel':
        if (this.#stream?.number === job.stream) this.#stream = null;
    }
  }

  #begin(number: number, isWatch: boolean, online: OnlineStream): void {
    this.#stream = { number, isWatch, online, text: '', hasSpoken: false };
  }

  #hear(stream: Stream, samples: Float32Array): void {
    stream.online.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
    if (stream.isWatch) this.#spot(stream);
    else {
      this.#decode(stream);
      if (this.#hasEnded(stream, samples)) this.#finish(stream);
    }
  }

  #spot({ online, number }: Stream): void {
    const spotter = this.#spotter;
    if (!spotter) return;
    while (spotter.isReady(online)) {
      spotter.decode(online);
      if (spotter.getResult(online).keyword === '') continue;
      spotter.reset(online);
      this.#tell({ kind: 'woken', stream: number });
    }
  }

  #decode(stream: Stream): void {
    while (this.#recogniser.isReady(stream.online)) this.#recogniser.decode(stream.online);
    const text = this.#recogniser.getResult(stream.online).text.trim();
    if (text === stream.text) return;
    stream.text = text;
    this.#tell({ kind: 'partial', stream: stream.number, text });
  }

  #hasEnded(stream: Stream, samples: Float32Array): boolean {
    if (stream.text !== '' && this.#recogniser.isEndpoint(stream.online)) return true;
    if (!this.#vad) return false;
    this.#vad.acceptWaveform(samples);
    // The detector keeps what was spoken; nobody asks for it.
    while (!this.#vad.isEmpty()) this.#vad.pop();
    const isSpeech = this.#vad.isDetected();
    stream.hasSpoken ||= isSpeech;
    return stream.hasSpoken && !isSpeech;
  }

  #finish(stream: Stream): void {
    const tail = new Float32Array(SAMPLE_RATE * TAIL_S);
    stream.online.acceptWaveform({ samples: tail, sampleRate: SAMPLE_RATE });
    stream.online.inputFinished();
    this.#decode(stream);
    this.#stream = null;
    this.#tell({ kind: 'final', stream: stream.number, text: stream.text });
  }
}

function modelConfig(files: OnlineModel, tokens: string): OnlineModelConfig {
  return { ...filesConfig(files), tokens, numThreads: THREADS, provider: 'cpu' };
}

function filesConfig(
  files: OnlineModel,
): Pick<OnlineModelConfig, 'transducer' | 'paraformer' | 'zipformer2Ctc'> {
  switch (files.kind) {
    case 'transducer': {
      const { encoder, decoder, joiner } = files;
      return { transducer: { encoder, decoder, joiner } };
    }
    case 'paraformer':
      return { paraformer: { encoder: files.encoder, decoder: files.decoder } };
    case 'zipformer2Ctc':
      return { zipformer2Ctc: { model: files.model } };
  }
}

function vadConfig(model: string) {
  return {
    sileroVad: {
      model,
      threshold: 0.5,
      minSilenceDuration: PAUSE_S,
      minSpeechDuration: 0.1,
      windowSize: VAD_WINDOW,
      maxSpeechDuration: MAX_UTTERANCE_MS / 1000,
    },
    sampleRate: SAMPLE_RATE,
    numThreads: THREADS,
    provider: 'cpu',
  };
}
