import type { MessagePort } from 'node:worker_threads';
import type sherpa from 'sherpa-onnx-node';
import type { OfflineTtsModelConfig } from 'sherpa-onnx-node';
import type { VoiceJob, VoiceNews } from './messages.ts';
import type { VoiceModel } from './voice-model.ts';

export type SherpaVoices = Pick<typeof sherpa, 'OfflineTts'>;

/** Half the cores of a head unit: speech is short, and the first word counts. */
const THREADS = 2;

/** Loads a voice and says what the host wants said, one text after another, until the thread ends. */
export function serveVoice(
  port: Pick<MessagePort, 'on' | 'postMessage'>,
  model: VoiceModel,
  addon: SherpaVoices,
): void {
  const tell = (news: VoiceNews) => port.postMessage(news);
  const cancelled = new Set<number>();
  let tts: InstanceType<SherpaVoices['OfflineTts']>;
  try {
    tts = new addon.OfflineTts({
      model: { ...filesConfig(model), numThreads: THREADS, provider: 'cpu' },
      // The first sentence is heard while the next is made.
      maxNumSentences: 1,
    });
  } catch (error) {
    tell({ kind: 'refused', why: messageOf(error) });
    return;
  }
  tell({ kind: 'ready', sampleRate: tts.sampleRate });

  async function say(number: number, text: string): Promise<void> {
    if (cancelled.delete(number)) return;
    let pieces = 0;
    try {
      const whole = await tts.generateAsync({
        text,
        sid: model.speaker,
        speed: model.speed,
        // Electron refuses memory that is not V8's own.
        enableExternalBuffer: false,
        onProgress: ({ samples }) => {
          if (cancelled.has(number)) return false;
          pieces += 1;
          tell({ kind: 'sound', number, samples: toPcm(samples) });
          return true;
        },
      });
      if (pieces === 0 && !cancelled.has(number)) {
        tell({ kind: 'sound', number, samples: toPcm(whole.samples) });
      }
      tell({ kind: 'done', number });
    } catch (error) {
      tell({ kind: 'failed', number, why: messageOf(error) });
    }
    cancelled.delete(number);
  }

  let last = Promise.resolve();
  port.on('message', (job: VoiceJob) => {
    if (job.kind === 'cancel') cancelled.add(job.number);
    else last = last.then(() => say(job.number, job.text));
  });
}

/** Between -1 and 1, to 16 bit; what is louder is cut off. */
function toPcm(samples: Float32Array): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(samples.length);
  samples.forEach((sample, at) => {
    pcm[at] = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767)));
  });
  return pcm;
}

function filesConfig({
  files,
  tokens,
  lexicon,
  dataDir,
}: VoiceModel): Pick<OfflineTtsModelConfig, 'vits' | 'matcha' | 'kokoro'> {
  const words = { tokens, lexicon, dataDir };
  switch (files.kind) {
    case 'vits':
      return { vits: { ...words, model: files.model } };
    case 'matcha':
      return {
        matcha: { ...words, acousticModel: files.acousticModel, vocoder: files.vocoder },
      };
    case 'kokoro':
      return { kokoro: { ...words, model: files.model, voices: files.voices } };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
