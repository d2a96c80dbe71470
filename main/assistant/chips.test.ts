import { describe, expect, it } from 'vitest';
import enSpeech from '../../locales/en-US/assistant-speech.json' with { type: 'json' };
import zhSpeech from '../../locales/zh-CN/assistant-speech.json' with { type: 'json' };
import { carThatIs, contextIn } from '../../shared/assistant/model/question.fixture.ts';
import { understand } from '../../shared/assistant/understand.ts';
import { LANGUAGES } from '../../shared/settings/settings.ts';
import { loadGrammar } from './understanding/load-grammar.ts';

const CHIPS = { 'zh-CN': zhSpeech.chips, 'en-US': enSpeech.chips };

/** What each chip comes to: an action, or the topic of an answer. */
const MEANT: Readonly<Record<keyof typeof zhSpeech.chips, RegExp>> = {
  acceptSuggestion: /^suggestions\.accept$/,
  nearestCharging: /^navigation\.goToNearest$/,
  nearestFuel: /^navigation\.goToNearest$/,
  howFar: /^distanceLeft$/,
  stopNavigation: /^navigation\.stop$/,
  goHome: /^navigation\.goHome$/,
  nextTrack: /^media\.next$/,
  playMusic: /^media\.play$/,
  warmer: /^climate\.adjustTemperature$/,
  airConditioning: /^climate\.setPower$/,
  nearby: /^(services\.showCategory|navigation\.goToNearest)$/,
  weather: /^weather$/,
};

describe('chips', () => {
  it.each(LANGUAGES)('are sentences that are understood: %s', (language) => {
    const parked = carThatIs('parked');
    const car = { ...parked, services: { ...parked.services, hasSuggestion: true } };
    const context = contextIn(car, {
      language,
      suggestion: { rule: 'coffee/usual', action: 'services.show' },
    });
    for (const [chip, text] of Object.entries(CHIPS[language])) {
      const { steps } = understand(text, loadGrammar(language), context);
      const meant = steps.map((step) => {
        if (step.kind === 'answer') return step.about;
        return step.kind === 'perform'
          ? step.actions.map(({ action }) => action).join()
          : step.kind;
      });
      expect(meant, text).toEqual([expect.stringMatching(MEANT[chip as keyof typeof MEANT])]);
    }
  });

  it.each(['为什么', '为什么推荐这个'])('so is the question after a suggestion: %s', (text) => {
    const { steps } = understand(text, loadGrammar('zh-CN'), contextIn(carThatIs('parked')));
    expect(steps).toMatchObject([{ kind: 'answer', about: 'suggestion' }]);
  });
});
