import { describe, expect, it } from 'vitest';
import { contextIn } from '../../../shared/assistant/model/question.fixture.ts';
import type { Language } from '../../../shared/settings/settings.ts';
import { createUnderstanding } from './create-understanding.ts';

const understandBeside = createUnderstanding();

function stepsOf(text: string, language: Language) {
  return understandBeside(text, contextIn(null, { language })).steps;
}

describe('what is said beside displays in another language', () => {
  it.each([
    ['把座椅加热打开', 'turn on the seat heating'],
    ['导航去机场', 'navigate to the airport'],
    ['打开后备箱', 'open the trunk'],
  ])('%s is what "%s" is', (chinese, english) => {
    const steps = stepsOf(chinese, 'zh-CN');
    expect(steps).not.toEqual([{ kind: 'nothing' }]);
    expect(stepsOf(chinese, 'en-US')).toEqual(steps);
    expect(stepsOf(english, 'zh-CN')).toMatchObject(steps.map(({ kind }) => ({ kind })));
  });

  it('stays what it is in Chinese when it is a word of both', () => {
    expect(stepsOf('OK', 'zh-CN')).toEqual([{ kind: 'turn', turn: 'yes' }]);
  });

  it('is nothing when it is neither', () => {
    expect(stepsOf('asdf qwer', 'zh-CN')).toEqual([{ kind: 'nothing' }]);
    expect(stepsOf('do not open the window', 'zh-CN')).toEqual([{ kind: 'nothing' }]);
  });
});
