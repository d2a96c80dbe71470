import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { NOT_DUCKED } from '../../shared/media/ducking.ts';
import { speakingTimeMs } from '../../shared/navigation/guidance/speaking-time.ts';
import {
  EMPTY_NAVIGATION,
  type NavigationState,
} from '../../shared/navigation/navigation-state.ts';
import { followSpeaking } from './speaking.ts';

function setUp() {
  const clock = new FakeClock();
  let listener: (parts: readonly (keyof NavigationState)[]) => void = () => undefined;
  const navigation = {
    state: { utterance: EMPTY_NAVIGATION.utterance },
    onChange(next: typeof listener) {
      listener = next;
      return () => undefined;
    },
  };
  const speaking = followSpeaking({ clock, navigation, onChange: () => undefined });
  const say = (utterance: NavigationState['utterance']) => {
    navigation.state.utterance = utterance;
    listener(['utterance']);
  };
  return { clock, speaking, say };
}

describe('music under guidance', () => {
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
