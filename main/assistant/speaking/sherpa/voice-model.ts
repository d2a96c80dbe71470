import { readdir, readFile, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../../../../shared/settings/settings.ts';
import { readOnnxFile } from '../../hearing/sherpa/onnx-file.ts';

/** What `voice.json` beside the model may say; every field has a default. */
const settingsSchema = z.strictObject({
  /** Which of the voices of a model speaks. */
  speaker: z.int().min(0).max(10_000).default(0),
  /** Times the model's own speed. */
  speed: z.number().min(0.5).max(2).default(1),
  /** What the model was trained with; other languages are left to espeak-ng. */
  languages: z.array(z.enum(LANGUAGES)).min(1).default(['zh-CN']),
});

/** The files of a voice, by kind of model. */
export type VoiceFiles =
  | { readonly kind: 'vits'; readonly model: string }
  | { readonly kind: 'matcha'; readonly acousticModel: string; readonly vocoder: string }
  | { readonly kind: 'kokoro'; readonly model: string; readonly voices: string };

/** A voice for sherpa-onnx, as it lies in its folder. */
export interface VoiceModel extends z.infer<typeof settingsSchema> {
  readonly files: VoiceFiles;
  readonly tokens: string;
  /** Files of words, separated by commas; empty when there are none. */
  readonly lexicon: string;
  /** Folder `espeak-ng-data` of models that were trained with its phonemes; empty without. */
  readonly dataDir: string;
}

/**
 * Looks through a folder as sherpa-onnx publishes them: model, `tokens.txt`, and `lexicon*.txt` or
 * `espeak-ng-data`. With `voices.bin` it is Kokoro, with a vocoder (vocos, hifigan) Matcha, else VITS.
 *
 * @throws Error that says what is missing or broken
 */
export async function findVoice(folder: string): Promise<VoiceModel> {
  const names = (await readdir(folder)).sort();
  const at = (name: string) => join(folder, name);
  if (!names.includes('tokens.txt')) throw new Error('tokens.txt is missing');
  const models = names.filter((name) => name.endsWith('.onnx'));
  const files = filesOf(models, names, at);
  for (const name of models) await readOnnxFile(at(name));
  const lexicon = names.filter((name) => /^lexicon.*\.txt$/u.test(name)).map(at);
  const dataDir = names.includes('espeak-ng-data') ? at('espeak-ng-data') : '';
  if (lexicon.length === 0 && dataDir === '') {
    throw new Error('there is neither lexicon.txt nor espeak-ng-data');
  }
  const settings = names.includes('voice.json')
    ? settingsSchema.parse(JSON.parse(await readFile(at('voice.json'), 'utf8')))
    : settingsSchema.parse({});
  return { ...settings, files, tokens: at('tokens.txt'), lexicon: lexicon.join(','), dataDir };
}

function filesOf(
  models: readonly string[],
  names: readonly string[],
  at: (name: string) => string,
): VoiceFiles {
  const vocoder = models.find((name) => /vocos|hifigan/iu.test(name));
  const [model, ...others] = models.filter((name) => name !== vocoder);
  if (model === undefined) throw new Error('there is no model, a file that ends in .onnx');
  if (others.length > 0) throw new Error(`there is more than one model: ${models.join(', ')}`);
  if (vocoder !== undefined) {
    return { kind: 'matcha', acousticModel: at(model), vocoder: at(vocoder) };
  }
  return names.includes('voices.bin')
    ? { kind: 'kokoro', model: at(model), voices: at('voices.bin') }
    : { kind: 'vits', model: at(model) };
}

/** What tells one voice from another: names, sizes, and times of change of its files. */
export async function voiceFingerprint(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const facts = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return [name, size, mtimeMs];
    }),
  );
  return createHash('sha256')
    .update(JSON.stringify([folder, facts]))
    .digest('hex');
}
