import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import type { Utterance } from '../../../shared/navigation/guidance.ts';
import type { NavigationState } from '../../../shared/navigation/navigation-state.ts';
import { createSpeech } from './create-speech.ts';
import { END_MARGIN_MS, MAX_START_MS } from './performance.ts';
import { ScriptedVoice, settled } from './scripted-voice.fixture.ts';
import type { Speech } from './speech.ts';

type Listener = (parts: readonly (keyof NavigationState)[]) => void;

const REQUEST = new Request('http://localhost/assistant/speech/x');

let open: Speech | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

async function setUp(options: { readonly voice?: ScriptedVoice | null } = {}) {
  const { voice = new ScriptedVoice() } = options;
  const clock = new FakeClock();
  const navigation = {
    state: { utterance: null as NavigationState['utterance'] },
    listener: (() => undefined) as Listener,
    onChange(listener: Listener) {
      navigation.listener = listener;
      return () => undefined;
    },
  };
  const problem = voice ? null : ({ key: 'assistant.noVoice', detail: 'none here' } as const);
  const speech = createSpeech({
    clock,
    log: pino({ level: 'silent' }),
    language: () => 'zh-CN',
    voice: Promise.resolve({ voice, problem }),
    navigation,
  });
  open = speech;
  await settled();
  const report = (kind: 'started' | 'played' | 'blocked') =>
    speech.report({ player: 'page', event: { kind, id: speech.state.speaking?.id ?? '' } });
  speech.report({ player: 'page', event: { kind: 'ready' } });
  const guide = (utterance: Utterance | null) => {
    navigation.state.utterance = utterance;
    navigation.listener(['utterance']);
  };
  return { clock, speech, report, guide, voice: voice ?? new ScriptedVoice() };
}

describe('an utterance', () => {
  it('goes from text to sound to the page, and is over when the page has played it', async () => {
    const { speech, voice, report } = await setUp();
    expect(speech.state).toMatchObject({ engine: 'espeak-ng', problem: null, player: 'page' });
    const said = speech.say({ text: '好的', speaker: 'assistant' });
    expect(speech.state.speaking).toMatchObject({ text: '好的', speaker: 'assistant' });
    expect(speech.state.speaking?.url).toBe(`/assistant/speech/${speech.state.speaking?.id}`);
    expect(voice.asked).toEqual([{ text: '好的', language: 'zh-CN' }]);
    expect(speech.sounding.size).toBe(0);
    await voice.makes(1);
    expect(speech.sounding).toEqual(new Set(['assistant']));
    await voice.ends();
    report('started');
    report('played');
    expect(await said).toBe('played');
    expect(speech.state.speaking).toBeNull();
    expect(speech.sounding.size).toBe(0);
  });

  it('is served as a WAV stream while it is made, from its first sample on', async () => {
    const { speech, voice } = await setUp();
    void speech.say({ text: '好的', speaker: 'assistant' });
    const id = speech.state.speaking?.id ?? '';
    const pending = speech.sound(id, REQUEST);
    await voice.makes(0.5);
    const answer = await pending;
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    expect(answer.headers.get('content-length')).toBeNull();
    const body = answer.bytes();
    await voice.makes(0.25);
    await voice.ends();
    const bytes = await body;
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 4))).toBe('RIFF');
    expect(bytes).toHaveLength(44 + 0.75 * 8000 * 2);
    // Asked for again it is complete, and says how long it is.
    const again = await speech.sound(id, REQUEST);
    expect(again.headers.get('content-length')).toBe(String(bytes.length));
    expect(new DataView((await again.arrayBuffer()).slice(40, 44)).getUint32(0, true)).toBe(12_000);
  });

  it('is not served under any other address, nor when it is over', async () => {
    const { speech, voice, report } = await setUp();
    expect((await speech.sound('x', REQUEST)).status).toBe(404);
    const said = speech.say({ text: '好的', speaker: 'assistant' });
    const id = speech.state.speaking?.id ?? '';
    expect((await speech.sound('x', REQUEST)).status).toBe(404);
    await voice.makes(0.1);
    await voice.ends();
    report('played');
    await said;
    expect((await speech.sound(id, REQUEST)).status).toBe(404);
  });

  it('is broken off by a hush: no sound, no page, nothing left at work', async () => {
    const { speech, voice, clock } = await setUp();
    const said = speech.say({ text: '好的', speaker: 'assistant' });
    const body = speech.sound(speech.state.speaking?.id ?? '', REQUEST);
    await voice.makes(1);
    speech.hush('assistant');
    expect(await said).toBe('cancelled');
    expect(speech.state.speaking).toBeNull();
    await settled();
    expect(voice.aborted).toBe(1);
    expect((await (await body).bytes()).length).toBeLessThanOrEqual(44 + 16_000);
    expect(clock.pending).toBe(0);
  });

  it('ends by the clock when the page dies while it plays', async () => {
    const { speech, voice, report, clock } = await setUp();
    const said = speech.say({ text: '好的', speaker: 'assistant' });
    await voice.makes(2);
    await voice.ends();
    report('started');
    clock.pass(2000 + END_MARGIN_MS - 1);
    expect(speech.sounding.size).toBe(1);
    clock.pass(1);
    expect(await said).toBe('played');
    expect(speech.sounding.size).toBe(0);
  });

  it('is unspoken, and says so, when no page plays it', async () => {
    const { speech, voice, clock } = await setUp();
    const said = speech.say({ text: '好的', speaker: 'assistant' });
    await voice.makes(2);
    await voice.ends();
    clock.pass(MAX_START_MS);
    expect(await said).toBe('unspoken');
    expect(speech.state.problem?.key).toBe('assistant.soundBlocked');
    expect(speech.problems).toHaveLength(1);
  });

  it('is unspoken when the browser wants a touch first; the next one that is heard clears that', async () => {
    const { speech, voice, report } = await setUp();
    const said = speech.say({ text: '好的', speaker: 'assistant' });
    await voice.makes(1);
    report('blocked');
    expect(await said).toBe('unspoken');
    expect(speech.state.problem?.key).toBe('assistant.soundBlocked');
    const next = speech.say({ text: '再说', speaker: 'assistant' });
    await voice.makes(1);
    await voice.ends();
    report('started');
    report('played');
    expect(await next).toBe('played');
    expect(speech.state.problem).toBeNull();
  });

  it('is unspoken when the voice fails, with the reason, and the next one has its chance', async () => {
    const { speech, voice } = await setUp();
    const said = speech.say({ text: '好的', speaker: 'assistant' });
    await voice.fails('it broke');
    expect(await said).toBe('unspoken');
    expect(speech.state.problem).toEqual({ key: 'assistant.voiceFailed', detail: 'it broke' });
    void speech.say({ text: '再说', speaker: 'assistant' });
    expect(voice.asked).toHaveLength(2);
  });

  it('is over at once when there is nothing to say', async () => {
    const { speech, voice } = await setUp();
    const said = speech.say({ text: '😀', speaker: 'assistant' });
    await voice.ends();
    expect(await said).toBe('unspoken');
    expect(speech.state.problem).toBeNull();
  });

  it('believes only the page that sounds, and only of what it plays', async () => {
    const { speech, voice } = await setUp();
    void speech.say({ text: '好的', speaker: 'assistant' });
    const id = speech.state.speaking?.id ?? '';
    await voice.makes(1);
    speech.report({ player: 'other', event: { kind: 'played', id } });
    speech.report({ player: 'page', event: { kind: 'played', id: crypto.randomUUID() } });
    expect(speech.state.speaking?.id).toBe(id);
  });
});

describe('several speakers', () => {
  it('guidance cuts the answer short, and what came later waits its turn', async () => {
    const { speech, voice, report } = await setUp();
    const answer = speech.say({ text: '回答', speaker: 'assistant' });
    await voice.makes(1);
    const turn = speech.say({ text: '右转', speaker: 'guidance' });
    expect(await answer).toBe('interrupted');
    expect(speech.state.speaking?.text).toBe('右转');
    const later = speech.say({ text: '以后', speaker: 'assistant' });
    await voice.makes(1);
    await voice.ends();
    report('started');
    report('played');
    expect(await turn).toBe('played');
    expect(speech.state.speaking?.text).toBe('以后');
    speech.hush('assistant');
    expect(await later).toBe('cancelled');
  });

  it('says an interrupted warning again, and drops an answer that waited too long', async () => {
    const { speech, voice, report, clock } = await setUp();
    void speech.say({ text: '超速', speaker: 'warning' });
    await voice.makes(1);
    void speech.say({ text: '右转', speaker: 'guidance' });
    const late = speech.say({ text: '晚了', speaker: 'assistant' });
    await voice.makes(1);
    await voice.ends();
    report('started');
    report('played');
    expect(speech.state.speaking?.text).toBe('超速');
    report('started');
    clock.pass(11_000);
    await voice.makes(1);
    await voice.ends();
    report('played');
    expect(await late).toBe('unspoken');
  });
});

describe('guidance', () => {
  it('is said aloud, newest first, and falls silent with the drive', async () => {
    const { speech, voice, guide } = await setUp();
    guide({ id: 1, text: '前方右转', kind: 'manoeuvre' });
    expect(speech.state.speaking).toMatchObject({ text: '前方右转', speaker: 'guidance' });
    await voice.makes(3);
    guide({ id: 2, text: '现在右转', kind: 'manoeuvre' });
    expect(speech.state.speaking?.text).toBe('现在右转');
    guide({ id: 2, text: '现在右转', kind: 'manoeuvre' });
    expect(voice.asked).toHaveLength(2);
    guide(null);
    expect(speech.state.speaking).toBeNull();
    guide({ id: 3, text: '您已超速', kind: 'overSpeed' });
    expect(speech.state.speaking?.speaker).toBe('warning');
  });

  it('lets a sentence finish that is nearly done', async () => {
    const { speech, voice, guide, report, clock } = await setUp();
    guide({ id: 1, text: '前方右转', kind: 'manoeuvre' });
    await voice.makes(2);
    await voice.ends();
    report('started');
    clock.pass(1500);
    guide({ id: 2, text: '现在右转', kind: 'manoeuvre' });
    expect(speech.state.speaking?.text).toBe('前方右转');
    report('played');
    expect(speech.state.speaking?.text).toBe('现在右转');
  });
});

describe('without a voice', () => {
  it('everything is text, said plainly, and nothing waits', async () => {
    const { speech } = await setUp({ voice: null });
    expect(speech.hasVoice).toBe(false);
    expect(speech.state).toMatchObject({
      engine: 'none',
      problem: { key: 'assistant.noVoice' },
      speaking: null,
    });
    expect(await speech.say({ text: '好的', speaker: 'assistant' })).toBe('unspoken');
    expect(speech.sounding.size).toBe(0);
  });

  it('nothing is lost while the voice is still being opened', async () => {
    const voice = new ScriptedVoice();
    const speech = createSpeech({
      clock: new FakeClock(),
      log: pino({ level: 'silent' }),
      language: () => 'zh-CN',
      voice: Promise.resolve({ voice, problem: null }),
      navigation: { state: { utterance: null }, onChange: () => () => undefined },
    });
    open = speech;
    void speech.say({ text: '好的', speaker: 'assistant' });
    expect(speech.state.speaking).toBeNull();
    await settled();
    expect(speech.state.speaking?.text).toBe('好的');
  });
});

it('closes once and for all', async () => {
  const { speech, voice } = await setUp();
  const said = speech.say({ text: '好的', speaker: 'assistant' });
  await speech.close();
  await speech.close();
  expect(await said).toBe('cancelled');
  expect(voice.isClosed).toBe(true);
  expect(await speech.say({ text: '好的', speaker: 'assistant' })).toBe('unspoken');
});
