/** What may lie in the folder of a model. Sizes and licences as published, looked up in November 2026. */
export interface ModelGuide {
  readonly what: string;
  /** What is missing without it. */
  readonly without: string;
  readonly files: readonly string[];
  readonly examples: readonly ModelExample[];
}

interface ModelExample {
  readonly name: string;
  readonly sizeMb: number | null;
  readonly licence: string;
  readonly from: string;
}

const RELEASES = 'https://github.com/k2-fsa/sherpa-onnx/releases/tag';
const HUGGING_FACE = 'https://huggingface.co';
const UNSTATED =
  'none stated for the weights (k2-fsa/sherpa-onnx issues 3658, 3760, 3802): ask before shipping';

export const MODEL_KINDS = ['recogniser', 'wakeWord', 'voiceActivity', 'voice'] as const;

export type ModelKind = (typeof MODEL_KINDS)[number];

export const MODEL_GUIDES: Readonly<Record<ModelKind, ModelGuide>> = {
  recogniser: {
    what: 'streaming recogniser for Mandarin: zipformer transducer, paraformer, or zipformer2 CTC',
    without: 'nothing is heard; wishes are typed or tapped',
    files: [
      'tokens.txt',
      'encoder*.onnx, decoder*.onnx, joiner*.onnx (transducer; .int8 preferred)',
      'or encoder*.onnx, decoder*.onnx (paraformer), or one *.onnx (CTC)',
      'bpe.vocab, for hot words with English in them',
    ],
    examples: [
      {
        name: 'sherpa-onnx-streaming-zipformer-bilingual-zh-en-2023-02-20',
        sizeMb: 199,
        licence: 'Apache-2.0 (model card)',
        from: `${HUGGING_FACE}/csukuangfj/sherpa-onnx-streaming-zipformer-bilingual-zh-en-2023-02-20`,
      },
      {
        name: 'sherpa-onnx-streaming-zipformer-multi-zh-hans-2023-12-12 (no hot words: its units are no characters)',
        sizeMb: 76,
        licence: 'Apache-2.0 (model card)',
        from: `${HUGGING_FACE}/k2-fsa/sherpa-onnx-streaming-zipformer-multi-zh-hans-2023-12-12`,
      },
    ],
  },
  wakeWord: {
    what: 'keyword spotter for the wake word',
    without: 'there is no wake word; the button is pressed',
    files: [
      'tokens.txt, encoder*.onnx, decoder*.onnx, joiner*.onnx',
      'keywords.txt: the units of the wake word as tokens.txt has them, then @ and its name',
    ],
    examples: [
      {
        name: 'sherpa-onnx-kws-zipformer-zh-en-3M-2025-12-20',
        sizeMb: 5,
        licence: UNSTATED,
        from: `${RELEASES}/kws-models`,
      },
    ],
  },
  voiceActivity: {
    what: 'voice-activity detector (silero, version 4 or 5)',
    without: 'the end of speech is told by loudness and by the recogniser, a little later',
    files: ['silero_vad.onnx'],
    examples: [
      {
        name: 'silero_vad.onnx',
        sizeMb: 2,
        licence: 'MIT (snakers4/silero-vad)',
        from: `${RELEASES}/asr-models`,
      },
    ],
  },
  voice: {
    what: 'voice that speaks: VITS, Matcha with a vocoder, or Kokoro (docs/assistant-speaking.md)',
    without: 'espeak-ng speaks where it is installed, else answers are text only',
    files: ['tokens.txt, *.onnx, and lexicon.txt or espeak-ng-data', 'vocos*.onnx with Matcha'],
    examples: [
      {
        name: 'matcha-icefall-zh-en, with vocos-16khz-univ.onnx',
        sizeMb: null,
        licence: 'as its origin says: modelscope.cn/models/dengcunqin/matcha_tts_zh_en_20251010',
        from: `${RELEASES}/tts-models`,
      },
    ],
  },
};
