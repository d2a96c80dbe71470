/**
 * The part of sherpa-onnx-node 1.13.8 that is used; the package has JSDoc types only. A
 * constructor throws when its native side refuses the configuration, and ends the process when it
 * cannot read a model.
 */
declare module 'sherpa-onnx-node' {
  export interface Waveform {
    readonly samples: Float32Array;
    readonly sampleRate: number;
  }

  export interface OnlineModelConfig {
    readonly transducer?: {
      readonly encoder: string;
      readonly decoder: string;
      readonly joiner: string;
    };
    readonly paraformer?: { readonly encoder: string; readonly decoder: string };
    readonly zipformer2Ctc?: { readonly model: string };
    readonly tokens: string;
    readonly numThreads: number;
    readonly provider: string;
    readonly modelType?: string;
    readonly modelingUnit?: string;
    readonly bpeVocab?: string;
  }

  export interface FeatureConfig {
    readonly sampleRate: number;
    readonly featureDim: number;
  }

  export interface OnlineRecognizerConfig {
    readonly featConfig: FeatureConfig;
    readonly modelConfig: OnlineModelConfig;
    readonly decodingMethod: string;
    readonly maxActivePaths?: number;
    readonly enableEndpoint: boolean;
    readonly rule1MinTrailingSilence: number;
    readonly rule2MinTrailingSilence: number;
    readonly rule3MinUtteranceLength: number;
    /** Not in the package's own types; read by its native side. One phrase per line. */
    readonly hotwordsBuf?: string;
    /** Bytes of `hotwordsBuf` in UTF-8. */
    readonly hotwordsBufSize?: number;
    readonly hotwordsScore?: number;
  }

  export class OnlineStream {
    private constructor();
    acceptWaveform(waveform: Waveform): void;
    inputFinished(): void;
  }

  export class OnlineRecognizer {
    constructor(config: OnlineRecognizerConfig);
    createStream(): OnlineStream;
    isReady(stream: OnlineStream): boolean;
    decode(stream: OnlineStream): void;
    isEndpoint(stream: OnlineStream): boolean;
    getResult(stream: OnlineStream): { readonly text: string };
  }

  export interface KeywordSpotterConfig {
    readonly featConfig: FeatureConfig;
    readonly modelConfig: OnlineModelConfig;
    readonly keywordsFile: string;
  }

  export class KeywordSpotter {
    constructor(config: KeywordSpotterConfig);
    createStream(): OnlineStream;
    isReady(stream: OnlineStream): boolean;
    decode(stream: OnlineStream): void;
    reset(stream: OnlineStream): void;
    getResult(stream: OnlineStream): { readonly keyword: string };
  }

  export interface VadConfig {
    readonly sileroVad: {
      readonly model: string;
      readonly threshold: number;
      readonly minSilenceDuration: number;
      readonly minSpeechDuration: number;
      readonly windowSize: number;
      readonly maxSpeechDuration: number;
    };
    readonly sampleRate: number;
    readonly numThreads: number;
    readonly provider: string;
  }

  export class Vad {
    constructor(config: VadConfig, bufferSizeInSeconds: number);
    acceptWaveform(samples: Float32Array): void;
    isDetected(): boolean;
    isEmpty(): boolean;
    pop(): void;
    reset(): void;
  }

  interface OfflineTtsWords {
    readonly tokens: string;
    readonly lexicon: string;
    readonly dataDir: string;
  }

  export interface OfflineTtsModelConfig {
    readonly vits?: OfflineTtsWords & { readonly model: string };
    readonly matcha?: OfflineTtsWords & {
      readonly acousticModel: string;
      readonly vocoder: string;
    };
    readonly kokoro?: OfflineTtsWords & { readonly model: string; readonly voices: string };
    readonly numThreads: number;
    readonly provider: string;
  }

  export interface TtsRequest {
    readonly text: string;
    readonly sid: number;
    readonly speed: number;
    readonly enableExternalBuffer: boolean;
    /** Called with each piece as it is made; `false` ends the making. */
    readonly onProgress: (progress: {
      readonly samples: Float32Array;
      readonly progress: number;
    }) => boolean;
  }

  export class OfflineTts {
    constructor(config: {
      readonly model: OfflineTtsModelConfig;
      readonly maxNumSentences: number;
    });
    readonly sampleRate: number;
    /** Made outside the thread that asks; answers the whole once more. */
    generateAsync(request: TtsRequest): Promise<Waveform>;
  }

  const sherpa: {
    readonly OnlineRecognizer: typeof OnlineRecognizer;
    readonly KeywordSpotter: typeof KeywordSpotter;
    readonly Vad: typeof Vad;
    readonly OfflineTts: typeof OfflineTts;
  };
  export { sherpa as default };
}
