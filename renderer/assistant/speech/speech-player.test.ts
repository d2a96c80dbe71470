import { beforeEach, describe, expect, it } from 'vitest';
import type { SpeechReport } from '../../../shared/assistant/speaking/speech-state.ts';
import { SpeechPlayer } from './speech-player.ts';

/** An audio element: keeps what it is told, and is blocked if it is to be. */
class FakeAudio extends EventTarget {
  src = '';
  preload: HTMLMediaElement['preload'] = '';
  volume = 1;
  error: MediaError | null = null;
  isPlaying = false;
  refusal: DOMException | null = null;

  play(): Promise<void> {
    if (this.refusal !== null) return Promise.reject(this.refusal);
    this.isPlaying = true;
    return Promise.resolve();
  }

  pause(): void {
    this.isPlaying = false;
  }

  removeAttribute(): void {
    this.src = '';
  }

  load(): void {
    this.isPlaying = false;
  }
}

const ONE = '0b8e7b0a-6d0e-4c7e-9f5b-0f5f6d0e4c71';
const TWO = '0b8e7b0a-6d0e-4c7e-9f5b-0f5f6d0e4c72';
const speaking = (id: string) => ({
  id,
  text: '好的',
  speaker: 'assistant' as const,
  url: `/assistant/speech/${id}`,
});

let audio: FakeAudio;
let told: SpeechReport[];
let player: SpeechPlayer;

beforeEach(() => {
  audio = new FakeAudio();
  told = [];
  player = new SpeechPlayer(audio, (report) => told.push(report));
});

const events = () => told.map(({ event }) => event);
const follow = (id: string | null, by: string = player.id) =>
  player.follow({ player: by, speaking: id === null ? null : speaking(id) });

describe('the page that speaks', () => {
  it('announces itself under its own name', () => {
    player.announce();
    expect(told).toEqual([{ player: player.id, event: { kind: 'ready' } }]);
  });

  it('plays what is spoken once, and tells when it begins and ends', () => {
    follow(ONE);
    expect(audio.src).toBe(`/assistant/speech/${ONE}`);
    audio.dispatchEvent(new Event('playing'));
    follow(ONE);
    audio.dispatchEvent(new Event('ended'));
    expect(events()).toEqual([
      { kind: 'started', id: ONE },
      { kind: 'played', id: ONE },
    ]);
  });

  it('falls silent at once with the host, and says nothing of it', () => {
    follow(ONE);
    follow(null);
    expect(audio).toMatchObject({ isPlaying: false, src: '' });
    audio.dispatchEvent(new Event('ended'));
    audio.dispatchEvent(new Event('error'));
    expect(events()).toEqual([]);
  });

  it('goes over to the next utterance', () => {
    follow(ONE);
    follow(TWO);
    expect(audio.src).toBe(`/assistant/speech/${TWO}`);
    audio.dispatchEvent(new Event('playing'));
    expect(events()).toEqual([{ kind: 'started', id: TWO }]);
  });

  it('is silent where another page speaks', () => {
    follow(ONE);
    follow(ONE, 'another');
    expect(audio.isPlaying).toBe(false);
  });

  it('tells that the browser wants a touch first', async () => {
    audio.refusal = new DOMException('no', 'NotAllowedError');
    follow(ONE);
    await Promise.resolve();
    await Promise.resolve();
    expect(events()).toEqual([{ kind: 'blocked', id: ONE }]);
  });

  it('does not take being overtaken for being blocked', async () => {
    audio.refusal = new DOMException('overtaken', 'AbortError');
    follow(ONE);
    await Promise.resolve();
    await Promise.resolve();
    expect(events()).toEqual([]);
  });

  it('tells that a sound cannot be played', () => {
    follow(ONE);
    audio.error = { code: 4, message: 'no sound' } as MediaError;
    audio.dispatchEvent(new Event('error'));
    expect(events()).toEqual([{ kind: 'failed', id: ONE, detail: '4 no sound' }]);
  });
});
