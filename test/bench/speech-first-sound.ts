import { performance } from 'node:perf_hooks';
import { pino } from 'pino';
import { chooseVoice } from '../../main/assistant/speaking/choose-voice.ts';
import { createSpeech } from '../../main/assistant/speaking/create-speech.ts';
import { systemClock } from '../../main/host/clock.ts';
import { ttsSentences } from '../fixtures/assistant/tts-sentences.ts';
import { alone, quantile, type Figure } from './figure.ts';

/** Sentences that are timed; each is broken off after its first sample. */
const SENTENCES = 60;

/** A header without samples is no sound, bytes. */
const HEADER_BYTES = 44;

/**
 * From `say` to the first sample at the host's route, with the espeak-ng of this machine. What the
 * page adds to that is its request and the start of its audio element.
 */
export async function measureFirstSound(): Promise<readonly Figure[]> {
  const log = pino({ level: 'silent' });
  const clock = systemClock;
  const voice = await chooseVoice({}, { stateDir: '.', clock, log });
  if (!voice.voice) throw new Error(`espeak-ng is needed: ${voice.problem?.detail ?? ''}`);
  const speech = createSpeech({
    ...{ clock, log },
    language: () => 'zh-CN',
    voice: Promise.resolve(voice),
    navigation: { state: { utterance: null }, onChange: () => () => undefined },
  });
  const times: number[] = [];
  try {
    // The first one of a process also compiles rules; the driver hears it once per start.
    for (const { text } of ttsSentences().slice(0, SENTENCES + 1)) {
      const began = performance.now();
      void speech.say({ text, speaker: 'assistant' });
      const id = await speakingId();
      const answer = await speech.sound(id, new Request(`http://localhost/${id}`));
      await firstSample(answer);
      times.push(performance.now() - began);
      speech.hush('assistant');
    }
  } finally {
    await speech.close();
  }
  const [first = NaN, ...others] = times;
  return [
    alone('speech-first-sound.p50', quantile(others, 0.5), 'ms'),
    alone('speech-first-sound.p95', quantile(others, 0.95), 'ms'),
    alone('speech-first-sound.first', first, 'ms'),
  ];

  /** The voice is chosen in a promise, so the very first utterance begins a turn later. */
  async function speakingId(): Promise<string> {
    for (;;) {
      const { speaking } = speech.state;
      if (speaking) return speaking.id;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

async function firstSample(answer: Response): Promise<void> {
  const reader = answer.body?.getReader();
  if (!reader || answer.status !== 200) throw new Error(`No sound: status ${answer.status}`);
  let bytes = 0;
  while (bytes <= HEADER_BYTES) {
    const { value, done } = await reader.read();
    if (done) throw new Error('The sound ended before its first sample');
    bytes += value.length;
  }
  await reader.cancel();
}
