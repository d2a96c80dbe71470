import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import type { NavigationEvent } from '../../../shared/navigation/guidance.ts';
import { createUtterances } from './utterances.ts';

function setUp() {
  const clock = new FakeClock();
  const events: NavigationEvent[] = [];
  return { clock, events, utterances: createUtterances(clock, (event) => events.push(event)) };
}

describe('utterances', () => {
  it('last about as long as they take to say, and stay readable after', () => {
    const { clock, events, utterances } = setUp();
    utterances.say('manoeuvre', '现在右转');
    expect(utterances.isSpeaking).toBe(true);
    clock.pass(5000);
    expect(utterances.isSpeaking).toBe(false);
    expect(utterances.current).toEqual({ id: 1, text: '现在右转', kind: 'manoeuvre' });
    expect(events).toEqual(['speechStarted', 'speechEnded']);
  });

  it('come one at a time: the next cuts the one before short', () => {
    const { clock, events, utterances } = setUp();
    utterances.say('manoeuvre', '前方300米右转');
    utterances.say('manoeuvre', '现在右转');
    expect(utterances.current?.id).toBe(2);
    clock.pass(10_000);
    expect(events).toEqual(['speechStarted', 'speechEnded', 'speechStarted', 'speechEnded']);
  });

  it('can be taken back', () => {
    const { clock, events, utterances } = setUp();
    utterances.say('manoeuvre', '现在右转');
    utterances.silence();
    expect(utterances.current).toBeNull();
    expect(clock.pending).toBe(0);
    expect(events).toEqual(['speechStarted', 'speechEnded']);
  });
});
