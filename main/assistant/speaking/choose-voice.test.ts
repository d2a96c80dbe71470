import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { chooseVoice } from './choose-voice.ts';

let folder: string;
let espeak: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-choose-'));
  espeak = join(folder, 'espeak-ng');
  writeFileSync(espeak, '#!/bin/sh\necho " 5  cmn-latn-pinyin  --/M  Chinese"\n');
  chmodSync(espeak, 0o700);
});
afterAll(() => rmSync(folder, { recursive: true }));

function moduleWith(source: string): string {
  const file = join(folder, `${crypto.randomUUID()}.mjs`);
  writeFileSync(file, source);
  return file;
}

const parts = () => ({
  stateDir: join(folder, 'state'),
  clock: new FakeClock(),
  log: pino({ level: 'silent' }),
});

describe('the voice', () => {
  it('is espeak-ng where nothing is configured', async () => {
    const { voice, problem } = await chooseVoice({ espeak }, parts());
    expect(voice?.engine).toBe('espeak-ng');
    expect(problem).toBeNull();
  });

  it('is none, said plainly, where there is no espeak-ng either', async () => {
    const { voice, problem } = await chooseVoice({ espeak: '/nowhere/espeak-ng' }, parts());
    expect(voice).toBeNull();
    expect(problem).toMatchObject({ key: 'assistant.noVoice' });
    expect(problem?.detail).toContain('ENOENT');
  });

  it('is none where espeak-ng is switched off', async () => {
    const { voice, problem } = await chooseVoice({ espeak: null }, parts());
    expect(voice).toBeNull();
    expect(problem?.detail).toContain('switched off');
  });

  it('is espeak-ng in place of a folder that cannot be used, and says why', async () => {
    const { voice, problem } = await chooseVoice({ espeak, voiceDir: folder }, parts());
    expect(voice?.engine).toBe('espeak-ng');
    expect(problem).toMatchObject({ key: 'assistant.voiceSetAside' });
    expect(problem?.detail).toContain('tokens.txt');
  });

  it('is the module of the car maker', async () => {
    const voiceModule = moduleWith(`export const createVoice = () => ({
      async *synthesise({ text }) { yield { sampleRate: 8000, samples: Int16Array.of(text.length) }; },
      close: async () => undefined,
    });`);
    const { voice, problem } = await chooseVoice({ espeak, voiceModule }, parts());
    expect(voice?.engine).toBe('module');
    expect(problem).toBeNull();
    const made: number[] = [];
    const request = { text: '你好', language: 'zh-CN' } as const;
    for await (const { samples } of voice?.synthesise(request, new AbortController().signal) ??
      []) {
      made.push(...samples);
    }
    expect(made).toEqual([2]);
  });

  it.each([
    ['exports nothing', 'export const a = 1', 'no function createVoice'],
    ['makes no voice', 'export const createVoice = () => ({})', 'answers no voice'],
    ['throws', 'export const createVoice = () => { throw new Error("no licence") }', 'no licence'],
    ['is no module', 'this is none', '.mjs: '],
  ])('is espeak-ng in place of a module that %s', async (_, source, why) => {
    const { voice, problem } = await chooseVoice(
      { espeak, voiceModule: moduleWith(source) },
      parts(),
    );
    expect(voice?.engine).toBe('espeak-ng');
    expect(problem?.detail).toContain(why);
  });
});
