import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import { join, pieces, silence, spokenLine, tone } from './sound.fixture.ts';
import type { HearingListener } from '../recogniser.ts';
import { createHearing } from './create-hearing.ts';
import type { HearingConfig } from './hearing-config.ts';
import type { Hearing } from './hearing.ts';

const RATE = 16_000;
const SCRIPT = [
  { text: '你好智路', isWakeWord: true },
  { text: '打开空调' },
  { text: '导航去西湖', partial: '导航去' },
];

let dir: string;
let clock: FakeClock;
let rejections: Rejections;
let hearing: Hearing;
let told: string[];
let mayLeaveCar: boolean;

const listener: HearingListener = {
  partial: (text) => told.push(`partial ${text}`),
  final: (text) => told.push(`final ${text}`),
  failed: ({ key }) => told.push(`failed ${key}`),
};

async function start(config: HearingConfig): Promise<void> {
  hearing = createHearing({
    config,
    stateDir: joinPath(dir, 'state'),
    mayLeaveCar: () => mayLeaveCar,
    clock,
    log: pino({ level: 'silent' }),
    rejections,
  });
  await new Promise<void>((resolve) => hearing.onChange(resolve));
}

function script(): HearingConfig {
  const file = joinPath(dir, 'script.jsonl');
  writeFileSync(file, SCRIPT.map((line) => JSON.stringify(line)).join('\n'));
  return { script: file };
}

function moduleWith(code: string): HearingConfig {
  const file = joinPath(dir, 'engine.mjs');
  writeFileSync(file, code);
  return { recogniserModule: file };
}

/** What the page of a display does with a microphone that picks `sound` up. */
function say(sound: Float32Array, display = 'centre', firstSeq = 0): void {
  for (const piece of pieces(sound, firstSeq)) {
    clock.pass(100);
    hearing.hear(piece, display);
  }
}

function open(display = 'centre'): void {
  hearing.hear({ kind: 'opened' }, display);
}

const pause = silence(1, RATE);
const line = (index: number) => join(silence(0.3, RATE), spokenLine(index, 0.8, RATE), pause);

beforeEach(() => {
  dir = mkdtempSync(joinPath(tmpdir(), 'zhilu-hearing-'));
  clock = new FakeClock();
  rejections = new Rejections();
  told = [];
  mayLeaveCar = false;
});

afterEach(async () => {
  await hearing.close();
  rmSync(dir, { recursive: true });
});

describe('an utterance', () => {
  it('asks for the microphone, is understood by its sound, and closes it again', async () => {
    await start(script());
    expect(hearing.state).toMatchObject({ engine: 'script', microphone: 'closed', problem: null });
    hearing.listen('centre', [], listener);
    expect(hearing.state).toMatchObject({ microphone: 'wanted', display: 'centre' });
    open();
    expect(hearing.state).toMatchObject({ microphone: 'open', display: 'centre' });
    say(line(2));
    expect(told).toEqual(['partial 导航去', 'final 导航去西湖']);
    expect(hearing.state).toMatchObject({ microphone: 'closed', display: null });
    // What is still on the way from the page is nobody's any more, and no fault of anybody.
    say(line(1), 'centre', 50);
    expect(told).toHaveLength(2);
    expect(rejections.counts()).toEqual({});
  });

  it('is empty when the sound stands for nothing', async () => {
    await start(script());
    hearing.listen('centre', [], listener);
    open();
    say(join(pause, tone(700, 0.8, RATE), pause));
    expect(told).toEqual(['final ']);
  });

  it('is empty after eight seconds of silence', async () => {
    await start(script());
    hearing.listen('centre', [], listener);
    open();
    say(silence(7.9, RATE));
    expect(told).toEqual([]);
    say(silence(0.2, RATE), 'centre', 79);
    expect(told).toEqual(['final ']);
  });

  it('ends after twenty seconds of talking', async () => {
    await start(script());
    hearing.listen('centre', [], listener);
    open();
    say(spokenLine(1, 19.8, RATE));
    expect(told).toEqual(['partial 打开']);
    say(spokenLine(1, 0.4, RATE), 'centre', 198);
    expect(told.at(-1)).toBe('final 打开空调');
  });

  it('ends when the driver lets go', async () => {
    await start(script());
    hearing.listen('centre', [], listener);
    open();
    say(spokenLine(1, 0.6, RATE));
    hearing.finish();
    expect(told.at(-1)).toBe('final 打开空调');
    expect(hearing.state.microphone).toBe('closed');
  });

  it('tells nothing once it is stopped, or overtaken by a newer one', async () => {
    await start(script());
    hearing.listen('centre', [], { ...listener, final: () => told.push('older') });
    open();
    say(spokenLine(1, 0.6, RATE));
    hearing.listen('centre', [], listener);
    // The microphone just stays open.
    expect(hearing.state.microphone).toBe('open');
    say(line(2), 'centre', 6);
    expect(told).toEqual(['partial 打开', 'partial 导航去', 'final 导航去西湖']);
    hearing.listen('centre', [], listener);
    hearing.stop();
    expect(hearing.state.microphone).toBe('closed');
    clock.pass(60_000);
    expect(told).toHaveLength(3);
    expect(clock.pending).toBe(0);
  });

  it('fails rather than being misheard when sound is missing', async () => {
    await start(script());
    hearing.listen('centre', [], listener);
    open();
    say(spokenLine(1, 0.6, RATE));
    say(spokenLine(1, 0.6, RATE), 'centre', 7);
    expect(told.at(-1)).toBe('failed assistant.microphoneFailed');
    expect(rejections.counts()).toEqual({ 'assistant.lost-sound': 1 });
  });

  it('is heard at the display it was asked for only', async () => {
    await start(script());
    hearing.listen('passenger', [], listener);
    open('centre');
    say(line(1), 'centre');
    expect(told).toEqual([]);
    expect(rejections.of('assistant', 'foreign-display')).toBe(pieces(line(1)).length);
    open('passenger');
    say(line(2), 'passenger');
    expect(told.at(-1)).toBe('final 导航去西湖');
  });
});

describe('a microphone', () => {
  it.each([
    ['denied', 'assistant.microphoneDenied'],
    ['noMicrophone', 'assistant.noMicrophone'],
    ['unsupported', 'assistant.microphoneFailed'],
    ['lost', 'assistant.microphoneFailed'],
  ] as const)('that is %s is told by name, and wanted again the next time', async (why, key) => {
    await start(script());
    hearing.listen('centre', [], listener);
    hearing.hear({ kind: 'failed', why }, 'centre');
    expect(told).toEqual([`failed ${key}`]);
    expect(hearing.state).toMatchObject({ microphone: 'failed', problem: { key } });
    hearing.listen('centre', [], listener);
    expect(hearing.state).toMatchObject({ microphone: 'wanted', problem: null });
  });

  it('that no page opens, or that falls silent, has failed', async () => {
    await start(script());
    hearing.listen('centre', [], listener);
    clock.pass(15_000);
    expect(told).toEqual(['failed assistant.microphoneFailed']);
    hearing.listen('centre', [], listener);
    open();
    say(silence(0.2, RATE));
    clock.pass(2000);
    expect(told).toHaveLength(2);
  });

  it('that never stopped, since it was wanted again at once, goes on', async () => {
    await start(script());
    hearing.listen('centre', [], listener);
    open();
    say(silence(0.3, RATE));
    hearing.stop();
    hearing.listen('centre', [], listener);
    say(line(1), 'centre', 3);
    expect(told.at(-1)).toBe('final 打开空调');
  });

  it('whose old sound comes late is opened anew all the same', async () => {
    await start(script());
    hearing.listen('centre', [], listener);
    open();
    hearing.stop();
    hearing.listen('centre', [], listener);
    say(silence(0.1, RATE), 'centre', 9);
    hearing.hear({ kind: 'closed' }, 'centre');
    expect(hearing.state.microphone).toBe('wanted');
    open();
    say(line(1));
    expect(told.at(-1)).toBe('final 打开空调');
  });
});

describe('the wake word', () => {
  it('wakes, and what follows is heard, and then it is waited for again', async () => {
    await start(script());
    const woken = () => hearing.listen('centre', [], listener);
    hearing.watchForWakeWord('centre', woken);
    expect(hearing.state).toMatchObject({
      microphone: 'wanted',
      display: 'centre',
      wakeWord: { isAvailable: true, isOn: true },
    });
    open();
    say(line(1));
    expect(told).toEqual([]);
    say(line(0), 'centre', 21);
    say(line(2), 'centre', 42);
    expect(told.at(-1)).toBe('final 导航去西湖');
    expect(hearing.state.microphone).toBe('open');
    hearing.watchForWakeWord(null, woken);
    expect(hearing.state).toMatchObject({ microphone: 'closed', wakeWord: { isOn: false } });
  });

  it('asks for a microphone again that went away, but not for one that is not allowed', async () => {
    await start(script());
    hearing.watchForWakeWord('centre', () => undefined);
    open();
    hearing.hear({ kind: 'failed', why: 'lost' }, 'centre');
    expect(hearing.state.microphone).toBe('failed');
    clock.pass(1000);
    expect(hearing.state.microphone).toBe('wanted');
    hearing.hear({ kind: 'failed', why: 'denied' }, 'centre');
    clock.pass(60_000);
    expect(hearing.state.microphone).toBe('failed');
  });
});

describe('without a recogniser', () => {
  it.each([
    ['nothing is configured', (): HearingConfig => ({})],
    ['the folder is not there', (): HearingConfig => ({ recogniserDir: '/nowhere' })],
    ['the script is not there', (): HearingConfig => ({ script: '/nowhere' })],
    ['the module is not there', (): HearingConfig => ({ recogniserModule: '/nowhere.mjs' })],
    ['the module throws', () => moduleWith('throw new Error("no")')],
    ['the module exports nothing', () => moduleWith('export const a = 1')],
    [
      'the module answers something else',
      () => moduleWith('export const createRecogniser = () => ({ name: "x" })'),
    ],
  ])('because %s, it says so and never opens the microphone', async (_why, config) => {
    await start(config());
    expect(hearing.state).toMatchObject({
      engine: 'none',
      microphone: 'closed',
      problem: { key: 'assistant.noRecogniser' },
    });
    hearing.watchForWakeWord('centre', () => undefined);
    hearing.listen('centre', [], listener);
    expect(told).toEqual(['failed assistant.noRecogniser']);
    expect(hearing.state.microphone).toBe('closed');
  });
});

describe('an engine of the car’s maker', () => {
  const ENGINE = (isCloud: boolean) =>
    moduleWith(`export async function createRecogniser() {
      return {
        name: 'maker', isCloud: ${isCloud}, wakeWord: null, close: async () => {},
        listen(hotWords, listener) {
          let heard = 0;
          return {
            write(samples) { heard += samples.length; listener.partial('听到' + heard); },
            finish() { listener.final(hotWords.join() + heard); },
            cancel() {},
          };
        },
      };
    }`);

  it('is used, and needs not know when speech ends', async () => {
    await start(ENGINE(false));
    expect(hearing.state.engine).toBe('maker');
    hearing.listen('centre', ['西湖'], listener);
    open();
    say(join(spokenLine(1, 0.8, RATE)));
    hearing.finish();
    expect(told.at(-1)).toBe('final 西湖12800');
  });

  it('in a cloud hears nothing without consent, from the moment it is withdrawn', async () => {
    await start(ENGINE(true));
    hearing.listen('centre', [], listener);
    expect(told).toEqual(['failed assistant.hearingNeedsConsent']);
    expect(hearing.state.microphone).toBe('closed');
    mayLeaveCar = true;
    hearing.listen('centre', [], listener);
    open();
    say(silence(0.1, RATE));
    mayLeaveCar = false;
    say(silence(0.1, RATE), 'centre', 1);
    expect(told.slice(1)).toEqual(['partial 听到1600', 'failed assistant.hearingNeedsConsent']);
    expect(hearing.state.microphone).toBe('closed');
  });

  it('that does not answer in time fails its utterance', async () => {
    await start(
      moduleWith(`export const createRecogniser = () => ({
        name: 'slow', isCloud: false, wakeWord: null, close: async () => {},
        listen: () => ({ write() {}, finish() {}, cancel() {} }),
      });`),
    );
    hearing.listen('centre', [], listener);
    open();
    say(join(spokenLine(1, 0.8, RATE), silence(1.5, RATE)));
    expect(told).toEqual([]);
    clock.pass(3000);
    expect(told).toEqual(['failed assistant.recogniserFailed']);
  });
});
