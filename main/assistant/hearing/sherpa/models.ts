/** The files of a streaming recogniser. */
export type OnlineModel =
  | {
      readonly kind: 'transducer';
      readonly encoder: string;
      readonly decoder: string;
      readonly joiner: string;
    }
  | { readonly kind: 'paraformer'; readonly encoder: string; readonly decoder: string }
  | { readonly kind: 'zipformer2Ctc'; readonly model: string };

/** Every file of a model that is loaded. */
export function filesOf(model: OnlineModel): readonly string[] {
  switch (model.kind) {
    case 'transducer':
      return [model.encoder, model.decoder, model.joiner];
    case 'paraformer':
      return [model.encoder, model.decoder];
    case 'zipformer2Ctc':
      return [model.model];
  }
}

/** A model that was found whole; paths are absolute. */
export interface RecogniserModel {
  readonly files: OnlineModel;
  readonly tokens: string;
  /** Pieces of English words, for hot words; `null` when the model comes without. */
  readonly bpeVocab: string | null;
}

export interface WakeWordModel {
  readonly files: Extract<OnlineModel, { kind: 'transducer' }>;
  readonly tokens: string;
  readonly keywords: string;
  /** The wake words, as the keywords file names them. */
  readonly words: readonly string[];
}

export interface VoiceActivityModel {
  readonly file: string;
}

/** What the recogniser's thread loads. */
export interface HearingModels {
  readonly recogniser: RecogniserModel;
  readonly wakeWord: WakeWordModel | null;
  readonly voiceActivity: VoiceActivityModel | null;
}

/** What lies in a folder for a model. */
export type Found<Model> =
  | { readonly kind: 'ready'; readonly model: Model; readonly folder: string }
  /** Nothing is there. */
  | { readonly kind: 'missing'; readonly folder: string }
  /** Something is there and cannot be used; `why` says what. */
  | { readonly kind: 'broken'; readonly folder: string; readonly why: string };
