import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Found,
  OnlineModel,
  RecogniserModel,
  VoiceActivityModel,
  WakeWordModel,
} from './models.ts';
import { OnnxFault, readOnnxFile, type OnnxFile } from './onnx-file.ts';
import { parseKeywords, parseTokens, type Tokens } from './tokens.ts';

/** Folders below `assistant.recogniserDir`, one for each model. */
export const MODEL_FOLDERS = {
  recogniser: 'recogniser',
  wakeWord: 'wake-word',
  voiceActivity: 'voice-activity',
} as const;

/** Everything that lies in a folder of models, whole or not. */
export interface FoundModels {
  readonly recogniser: Found<RecogniserModel>;
  readonly wakeWord: Found<WakeWordModel>;
  readonly voiceActivity: Found<VoiceActivityModel>;
}

/** Looks through `assistant.recogniserDir`; never rejects. */
export async function findModels(dir: string): Promise<FoundModels> {
  const [recogniser, wakeWord, voiceActivity] = await Promise.all([
    look(join(dir, MODEL_FOLDERS.recogniser), findRecogniser),
    look(join(dir, MODEL_FOLDERS.wakeWord), findWakeWord),
    look(join(dir, MODEL_FOLDERS.voiceActivity), findVoiceActivity),
  ]);
  return { recogniser, wakeWord, voiceActivity };
}

/** Why a folder's content cannot be used. */
class ModelFault extends Error {}

async function look<Model>(
  folder: string,
  find: (folder: string, names: readonly string[]) => Promise<Model>,
): Promise<Found<Model>> {
  try {
    const names = (await readdir(folder)).sort();
    if (names.length === 0) return { kind: 'missing', folder };
    return { kind: 'ready', model: await find(folder, names), folder };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { kind: 'missing', folder };
    }
    return { kind: 'broken', folder, why: error instanceof Error ? error.message : String(error) };
  }
}

async function findRecogniser(folder: string, names: readonly string[]): Promise<RecogniserModel> {
  const { tokens, file } = await readTokens(folder, names);
  const files = await findOnlineModel(folder, names, tokens);
  return {
    files,
    tokens: file,
    bpeVocab: names.includes('bpe.vocab') ? join(folder, 'bpe.vocab') : null,
  };
}

async function findWakeWord(folder: string, names: readonly string[]): Promise<WakeWordModel> {
  const { tokens, file } = await readTokens(folder, names);
  const files = await findOnlineModel(folder, names, tokens);
  if (files.kind !== 'transducer') throw new ModelFault('a wake word needs a transducer');
  if (!names.includes('keywords.txt')) throw new ModelFault('keywords.txt is missing');
  const keywords = join(folder, 'keywords.txt');
  const words = parseKeywords(await readFile(keywords, 'utf8'), tokens);
  if (typeof words === 'string') throw new ModelFault(`keywords.txt ${words}`);
  return { files, tokens: file, keywords, words };
}

async function findVoiceActivity(
  folder: string,
  names: readonly string[],
): Promise<VoiceActivityModel> {
  const models = names.filter((name) => name.endsWith('.onnx'));
  const name = models.find((model) => model.includes('silero'));
  if (name === undefined) throw new ModelFault('silero_vad.onnx is missing');
  await readModel(folder, name);
  return { file: join(folder, name) };
}

async function readTokens(
  folder: string,
  names: readonly string[],
): Promise<{ readonly tokens: Tokens; readonly file: string }> {
  if (!names.includes('tokens.txt')) throw new ModelFault('tokens.txt is missing');
  const file = join(folder, 'tokens.txt');
  const tokens = parseTokens(await readFile(file, 'utf8'));
  if (typeof tokens === 'string') throw new ModelFault(`tokens.txt ${tokens}`);
  return { tokens, file };
}

/** The quantised encoder and joiner are as good and several times faster; the decoder is small anyway. */
const PARTS = {
  encoder: { isInt8: true },
  decoder: { isInt8: false },
  joiner: { isInt8: true },
} as const;

type Part = keyof typeof PARTS;

/**
 * The files of one model among those of a folder. A package may hold several, e.g. for other lengths
 * of a chunk; the first by name is taken, whole.
 */
function pick(names: readonly string[]): Readonly<Record<Part, string | undefined>> {
  const parts = ['encoder', 'decoder', 'joiner'] as const;
  const stemOf = (name: string) => name.replace(/^[a-z]+/, '').replace('.int8.', '.');
  const of = (part: Part, stem: string) => {
    const fitting = names.filter(
      (name) => name.startsWith(part) && name.endsWith('.onnx') && stemOf(name) === stem,
    );
    const isWanted = (name: string) => name.includes('.int8.') === PARTS[part].isInt8;
    return fitting.find(isWanted) ?? fitting[0];
  };
  const model = (stem: string) => ({
    encoder: of('encoder', stem),
    decoder: of('decoder', stem),
    joiner: of('joiner', stem),
  });
  const stems = names.filter((name) => /^encoder.*\.onnx$/.test(name)).map(stemOf);
  const models = stems.sort().map(model);
  const isWhole = (found: ReturnType<typeof model>) => parts.every((part) => found[part]);
  return models.find(isWhole) ?? models[0] ?? model('');
}

async function findOnlineModel(
  folder: string,
  names: readonly string[],
  tokens: Tokens,
): Promise<OnlineModel> {
  const { encoder, decoder, joiner } = pick(names);
  if (encoder === undefined) return findCtc(folder, names);
  if (decoder === undefined) throw new ModelFault('decoder*.onnx is missing');
  const { metadata } = await readModel(folder, encoder);
  const [encoderFile, decoderFile] = [join(folder, encoder), join(folder, decoder)];
  if (joiner === undefined) {
    await readModel(folder, decoder);
    if (!metadata.has('lfr_window_size')) throw new ModelFault('joiner*.onnx is missing');
    if (!metadata.has('decoder_num_blocks')) {
      throw new ModelFault(`${encoder} is a model for whole recordings; a streaming one is needed`);
    }
    return { kind: 'paraformer', encoder: encoderFile, decoder: decoderFile };
  }
  // sherpa-onnx ends the process when it misses one of these.
  if (!metadata.has('model_type')) throw new ModelFault(`${encoder} does not tell its model_type`);
  if (!metadata.has('decode_chunk_len')) {
    throw new ModelFault(`${encoder} is a model for whole recordings; a streaming one is needed`);
  }
  checkVocabulary(decoder, await readModel(folder, decoder), tokens);
  await readModel(folder, joiner);
  return {
    kind: 'transducer',
    encoder: encoderFile,
    decoder: decoderFile,
    joiner: join(folder, joiner),
  };
}

async function findCtc(folder: string, names: readonly string[]): Promise<OnlineModel> {
  const models = names.filter((name) => name.endsWith('.onnx'));
  const name = models.find((model) => model.includes('.int8.')) ?? models[0];
  if (name === undefined) throw new ModelFault('encoder*.onnx is missing');
  const { metadata } = await readModel(folder, name);
  if (metadata.get('model_type') !== 'zipformer2' || !metadata.has('decode_chunk_len')) {
    throw new ModelFault(`${name} is no streaming zipformer2 CTC model`);
  }
  return { kind: 'zipformer2Ctc', model: join(folder, name) };
}

/** With fewer units than the model writes, sherpa-onnx would look up one that is not there. */
function checkVocabulary(name: string, { metadata }: OnnxFile, tokens: Tokens): void {
  const size = Number(metadata.get('vocab_size'));
  if (!metadata.has('vocab_size') || !metadata.has('context_size')) {
    throw new ModelFault(`${name} does not tell its vocab_size and context_size`);
  }
  if (tokens.size < size) {
    throw new ModelFault(`tokens.txt has ${tokens.size} units, ${name} writes ${size}`);
  }
}

async function readModel(folder: string, name: string): Promise<OnnxFile> {
  try {
    return await readOnnxFile(join(folder, name));
  } catch (error) {
    if (error instanceof OnnxFault) throw new ModelFault(`${name} ${error.message}`);
    throw error;
  }
}
