import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpeechState } from '../../shared/assistant/speaking/speech-state.ts';
import { wavHeader } from '../../main/assistant/speaking/wav-header.ts';
import { HostBench, type TestPage } from './host-bench.ts';

const SAMPLES = 8000;

let folder: string;
let bench: HostBench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-speech-'));
  const sound = join(folder, 'sound.wav');
  writeFileSync(sound, Buffer.concat([wavHeader(8000, null), Buffer.alloc(SAMPLES * 2)]));
  const espeak = join(folder, 'espeak-ng');
  const voices = 'echo " 5  cmn-latn-pinyin  --/M  Chinese"';
  writeFileSync(
    espeak,
    `#!/bin/sh\nif [ "$1" = --voices=cmn ]; then ${voices}; else cat > /dev/null; cat ${sound}; fi\n`,
  );
  chmodSync(espeak, 0o700);
  bench = await HostBench.start({}, { espeak });
});
afterAll(async () => {
  await bench.stop();
  rmSync(folder, { recursive: true });
});

/** Follows what is spoken, as the page that plays it does. */
function follow({ client }: TestPage): { readonly speech: SpeechState | null } {
  const seen: { speech: SpeechState | null } = { speech: null };
  const run = async () => {
    for await (const { state } of await client.assistant.watch()) {
      seen.speech = state.speech ?? seen.speech;
    }
  };
  // Ends with an abort when the socket closes.
  run().catch(() => undefined);
  return seen;
}

describe('what the assistant answers', () => {
  it('is said: told to the page, fetched by it, and over when the page has played it', async () => {
    const page = bench.openPage('centre');
    const seen = follow(page);
    await expect.poll(() => seen.speech?.engine).toBe('espeak-ng');
    const player = 'page-1';
    await page.client.assistant.reportSpeech({ player, event: { kind: 'ready' } });
    await expect.poll(() => seen.speech?.player).toBe(player);

    const asked = await page.client.actions.perform({
      id: 'assistant.submit',
      input: { text: '现在几点了', by: 'chip' },
      origin: 'touch',
    });
    expect(asked).toEqual({ status: 'done' });
    await expect.poll(() => seen.speech?.speaking).toBeTruthy();
    const { id, url, speaker } = seen.speech?.speaking ?? { id: '', url: '', speaker: null };
    expect(speaker).toBe('assistant');

    expect((await fetch(`http://${bench.address}${url}`)).status).toBe(401);
    const headers = { cookie: bench.cookie };
    const sound = await fetch(`http://${bench.address}${url}`, { headers });
    expect(sound.headers.get('content-type')).toBe('audio/wav');
    expect(await sound.bytes()).toHaveLength(44 + SAMPLES * 2);

    await page.client.assistant.reportSpeech({ player, event: { kind: 'started', id } });
    await page.client.assistant.reportSpeech({ player, event: { kind: 'played', id } });
    await expect.poll(() => seen.speech?.speaking).toBeNull();
    expect((await fetch(`http://${bench.address}${url}`, { headers })).status).toBe(404);
    expect(seen.speech?.problem).toBeNull();
  });
});
