import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { NOT_DUCKED, type Speaker } from '../../shared/media/ducking.ts';
import { speakingTimeMs } from '../../shared/navigation/guidance/speaking-time.ts';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import { followSpeaking } from './speaking.ts';

function setUp({ hasVoice = false } = {}) {
  const clock = new FakeClock();
  let listener: (parts: readonly (keyof NavigationState)[]) => void = () => undefined;
  const navigation = {
    state: { utterance: EMPTY_NAVIGATION.utterance },
    onChange(next: typeof listener) {
      listener = next;
      return () => undefined;
    },
  };
  let voiceListener: () => void = () => undefined;
  const voice = {
    hasVoice,
    sounding: new Set<Speaker>(),
    onChange(next: () => void) {
      voiceListener = next;
      return () => undefined;
    },
  };
  const speaking = followSpeaking({ clock, navigation, voice, onChange: () => undefined });
  const sounds = (...speakers: Speaker[]) => {
    voice.sounding = new Set(speakers);
    voiceListener();
  };
  const say = (utterance: NavigationState['utterance']) => {
    navigation.state.utterance = utterance;
    listener(['utterance']);
  };
  return { clock, speaking, say, sounds };
}

describe('music under guidance that another voice speaks', () => {
  it('is low for as long as a sentence takes, and comes back', () => {
    const { clock, speaking, say } = setUp();
    say({ id: 1, text: '前方300米右转', kind: 'manoeuvre' });
    expect(speaking.ducking.by).toBe('guidance');
    clock.pass(speakingTimeMs('前方300米右转') - 1);
    expect(speaking.ducking.by).toBe('guidance');
    clock.pass(2);
    expect(speaking.ducking).toEqual(NOT_DUCKED);
  });

  it('stays low from one sentence to the next, and not for the same one twice', () => {
    const { clock, speaking, say } = setUp();
    const first = { id: 1, text: '前方右转', kind: 'manoeuvre' } as const;
    say(first);
    clock.pass(500);
    say({ id: 2, text: '您已超速', kind: 'overSpeed' });
    expect(speaking.ducking.by).toBe('warning');
    clock.pass(20_000);
    say({ id: 2, text: '您已超速', kind: 'overSpeed' });
    expect(speaking.ducking).toEqual(NOT_DUCKED);
  });

  it('comes back at once when guidance falls silent', () => {
    const { clock, speaking, say } = setUp();
    say({ id: 1, text: '前方右转', kind: 'manoeuvre' });
    say(null);
    expect(speaking.ducking).toEqual(NOT_DUCKED);
    expect(clock.pending).toBe(0);
  });
});

describe('music under our own voice', () => {
  it('follows what sounds, and nothing else', () => {
    const { clock, speaking, say, sounds } = setUp({ hasVoice: true });
    say({ id: 1, text: '前方右转', kind: 'manoeuvre' });
    expect(speaking.ducking).toEqual(NOT_DUCKED);
    sounds('guidance');
    expect(speaking.ducking.by).toBe('guidance');
    clock.pass(60_000);
    expect(speaking.ducking.by).toBe('guidance');
    sounds('assistant');
    expect(speaking.ducking.by).toBe('assistant');
    sounds();
    expect(speaking.ducking).toEqual(NOT_DUCKED);
  });
});
