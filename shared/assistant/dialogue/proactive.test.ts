import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../../services/suggestion.ts';
import { proactiveMessage, type ProactiveMoment } from './proactive.ts';

const CARD: Suggestion = {
  ...{ id: 'c1', service: 'coffee', rule: 'usual', shownAt: 0, expiresAt: 1, isOffer: false },
  title: { 'zh-CN': '早上好', 'en-US': 'Good morning' },
  text: { 'zh-CN': '来一杯？', 'en-US': 'A cup?' },
  offer: null,
  because: [{ fact: 'minuteOfDay', value: 480 }],
};

const QUIET: ProactiveMoment = {
  ...{ suggestion: CARD, lastId: null, phase: 'idle', isSpeaking: false },
  ...{ guidanceVoice: 'full', language: 'zh-CN' },
};

describe('proactiveMessage', () => {
  it('says a new card in the language of the displays', () => {
    expect(proactiveMessage(QUIET)?.values).toEqual({ title: '早上好', text: '来一杯？' });
    expect(proactiveMessage({ ...QUIET, language: 'en-US' })?.values).toMatchObject({
      title: 'Good morning',
    });
  });

  it.each<[string, Partial<ProactiveMoment>]>([
    ['without a card', { suggestion: null }],
    ['a second time', { lastId: 'c1' }],
    ['into a conversation', { phase: 'asking' }],
    ['while an answer is in sight', { phase: 'answered' }],
    ['while somebody speaks', { isSpeaking: true }],
    ['when guidance is muted', { guidanceVoice: 'muted' }],
  ])('is silent %s', (_name, moment) => {
    expect(proactiveMessage({ ...QUIET, ...moment })).toBeNull();
  });
});
