import { execFile } from 'node:child_process';
import { MessageChannel } from 'node:worker_threads';
import { HearingEngine } from '../assistant/hearing/sherpa/engine.ts';
import { findModels } from '../assistant/hearing/sherpa/find-models.ts';
import type { VoiceNews } from '../assistant/speaking/sherpa/messages.ts';
import { serveVoice, type SherpaVoices } from '../assistant/speaking/sherpa/serve-voice.ts';
import { findVoice, type VoiceModel } from '../assistant/speaking/sherpa/voice-model.ts';

/** A few hundred megabytes from a slow disk, ms. */
const LOAD_LIMIT_MS = 120_000;
/** What is written to stderr may be long; the end of it tells why. */
const LAST_LINES = 3;

/** What {@link loadApart} loads: everything that hears below a folder, or the voice in a folder. */
export type Loaded = 'hearing' | 'voice';

/** Loads models into this process. @throws Error, or ends the process, when they do not load */
export async function loadHere(what: Loaded, folder: string): Promise<void> {
  const { default: addon } = await import('sherpa-onnx-node');
  if (what === 'voice') {
    await loadVoice(await findVoice(folder), addon);
    return;
  }
  const { recogniser, wakeWord, voiceActivity } = await findModels(folder);
  if (recogniser.kind !== 'ready') throw new Error(`${recogniser.folder}: no recogniser`);
  const models = {
    recogniser: recogniser.model,
    wakeWord: wakeWord.kind === 'ready' ? wakeWord.model : null,
    voiceActivity: voiceActivity.kind === 'ready' ? voiceActivity.model : null,
  };
  new HearingEngine(addon, { models, hotWords: [] }, () => undefined);
}

/** As its thread does, on a port of our own. */
async function loadVoice(model: VoiceModel, addon: SherpaVoices): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  try {
    const news = new Promise<VoiceNews>((resolve) => port2.once('message', resolve));
    serveVoice(port1, model, addon);
    const first = await news;
    if (first.kind === 'refused') throw new Error(first.why);
  } finally {
    port1.close();
    port2.close();
  }
}

/**
 * Loads models in a process of their own, since sherpa-onnx ends its process at one that it cannot
 * read. Answers why they do not load, or `null` when they do.
 */
export function loadApart(what: Loaded, folder: string): Promise<string | null> {
  const [program = ''] = process.argv.slice(1);
  const args = [...process.execArgv, program, 'assistant', 'load', what, folder];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: LOAD_LIMIT_MS }, (error, _stdout, stderr) => {
      const lines = stderr.trim().split('\n').slice(-LAST_LINES).join(' ');
      const why = error && lines === '' ? error.message : lines;
      resolve(error ? why : null);
    });
  });
}
