import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TtsRequest } from 'sherpa-onnx-node';
import type { VoiceJob, VoiceNews } from './messages.ts';
import { serveVoice, type SherpaVoices } from './serve-voice.ts';
import type { VoiceModel } from './voice-model.ts';

const MODEL: VoiceModel = {
  files: { kind: 'matcha', acousticModel: '/v/model.onnx', vocoder: '/v/vocos.onnx' },
  tokens: '/v/tokens.txt',
  lexicon: '/v/lexicon.txt',
  dataDir: '',
  speaker: 3,
  speed: 1.1,
  languages: ['zh-CN'],
};

/** The addon, as far as it is called: what it is given is kept, what it makes is told to it. */
function fakeAddon(generate: (request: TtsRequest) => Promise<Float32Array> | Float32Array) {
  const configs: unknown[] = [];
  const requests: TtsRequest[] = [];
  class OfflineTts {
    readonly sampleRate = 22_050;
    constructor(config: unknown) {
      configs.push(config);
    }
    async generateAsync(request: TtsRequest) {
      requests.push(request);
      return { samples: await generate(request), sampleRate: 22_050 };
    }
  }
  return { addon: { OfflineTts } satisfies SherpaVoices, configs, requests };
}

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

function serve(addon: SherpaVoices) {
  const channel = new MessageChannel();
  channels.push(channel);
  const news: VoiceNews[] = [];
  channel.port1.on('message', (one: VoiceNews) => news.push(one));
  serveVoice(channel.port2, MODEL, addon);
  return { news, post: (job: VoiceJob) => channel.port1.postMessage(job) };
}

describe('the thread of the voice', () => {
  it('loads the files of the folder, and says at what rate it speaks', async () => {
    const { addon, configs } = fakeAddon(() => new Float32Array());
    const { news } = serve(addon);
    await vi.waitFor(() => expect(news).toEqual([{ kind: 'ready', sampleRate: 22_050 }]));
    expect(configs).toEqual([
      {
        model: {
          matcha: {
            tokens: '/v/tokens.txt',
            lexicon: '/v/lexicon.txt',
            dataDir: '',
            acousticModel: '/v/model.onnx',
            vocoder: '/v/vocos.onnx',
          },
          numThreads: 2,
          provider: 'cpu',
        },
        maxNumSentences: 1,
      },
    ]);
  });

  it('tells what is made as it is made, as 16 bit, loud samples cut off', async () => {
    const { addon, requests } = fakeAddon(({ onProgress }) => {
      onProgress({ samples: Float32Array.of(0, 0.5), progress: 0.5 });
      onProgress({ samples: Float32Array.of(2, -2), progress: 1 });
      return Float32Array.of(0, 0.5, 2, -2);
    });
    const { news, post } = serve(addon);
    post({ kind: 'say', number: 1, text: '好' });
    await vi.waitFor(() => expect(news.at(-1)).toEqual({ kind: 'done', number: 1 }));
    expect(news.slice(1, -1)).toEqual([
      { kind: 'sound', number: 1, samples: Int16Array.of(0, 16_384) },
      { kind: 'sound', number: 1, samples: Int16Array.of(32_767, -32_768) },
    ]);
    expect(requests[0]).toMatchObject({
      text: '好',
      sid: 3,
      speed: 1.1,
      enableExternalBuffer: false,
    });
  });

  it('tells the whole where no pieces were made', async () => {
    const { addon } = fakeAddon(() => Float32Array.of(1));
    const { news, post } = serve(addon);
    post({ kind: 'say', number: 1, text: '好' });
    await vi.waitFor(() => expect(news).toHaveLength(3));
    expect(news[1]).toEqual({ kind: 'sound', number: 1, samples: Int16Array.of(32_767) });
  });

  it('gives up what is cancelled, before it begins or in the middle', async () => {
    const answers: boolean[] = [];
    const told = Promise.withResolvers<undefined>();
    const { addon, requests } = fakeAddon(async ({ onProgress }) => {
      answers.push(onProgress({ samples: Float32Array.of(0), progress: 0.1 }));
      await told.promise;
      answers.push(onProgress({ samples: Float32Array.of(0), progress: 0.2 }));
      return new Float32Array();
    });
    const { news, post } = serve(addon);
    post({ kind: 'say', number: 1, text: '一' });
    post({ kind: 'say', number: 2, text: '二' });
    post({ kind: 'say', number: 3, text: '三' });
    post({ kind: 'cancel', number: 2 });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    post({ kind: 'cancel', number: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    told.resolve(undefined);
    await vi.waitFor(() => expect(news.at(-1)).toEqual({ kind: 'done', number: 3 }));
    expect(answers).toEqual([true, false, true, true]);
    expect(requests.map(({ text }) => text)).toEqual(['一', '三']);
  });

  it('tells what the native side throws, and goes on', async () => {
    const { addon } = fakeAddon(({ text }) => {
      if (text === '坏') throw new Error('no such token');
      return Float32Array.of(0);
    });
    const { news, post } = serve(addon);
    post({ kind: 'say', number: 1, text: '坏' });
    post({ kind: 'say', number: 2, text: '好' });
    await vi.waitFor(() => expect(news.at(-1)).toEqual({ kind: 'done', number: 2 }));
    expect(news[1]).toEqual({ kind: 'failed', number: 1, why: 'no such token' });
  });

  it('refuses a model that does not load', async () => {
    const OfflineTts = class extends fakeAddon(() => new Float32Array()).addon.OfflineTts {
      constructor(config: unknown) {
        super(config);
        throw new Error('Failed to create offline tts');
      }
    };
    const { news } = serve({ OfflineTts });
    await vi.waitFor(() =>
      expect(news).toEqual([{ kind: 'refused', why: 'Failed to create offline tts' }]),
    );
  });
});
