import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../actions/registry.ts';
import { readingLength } from '../dialogue/shorten.ts';
import { NOTHING_COLLECTED, type Collected } from './chat-stream.ts';
import { outcomeOf } from './model-outcome.ts';
import { carThatIs } from './question.fixture.ts';

const LONG =
  '杭州的西湖春天最好看，断桥和苏堤的桃花开得正盛。游客很多，建议早上去。停车要提前订位，否则很难找到地方。';

const outcome = (answer: Partial<Collected>, state: 'parked' | 'moving' = 'moving') =>
  outcomeOf(
    { ...NOTHING_COLLECTED, finish: 'stop', ...answer },
    { registry: ACTIONS, car: carThatIs(state), said: ['放歌'], list: [] },
  );

const PLAY = { index: 0, id: 'a', name: 'media_playAll', arguments: '{}' };

describe('the outcome of an answer', () => {
  it('is text within the reading limit while moving, and whole at rest', () => {
    const moving = outcome({ text: LONG });
    if (moving.kind !== 'answered') throw new Error(moving.reason.key);
    expect(moving.text).toBe('杭州的西湖春天最好看，断桥和苏堤的桃花开得正盛');
    expect(readingLength(moving.text ?? '')).toBeLessThanOrEqual(31);
    expect(outcome({ text: LONG }, 'parked')).toMatchObject({ text: LONG });
  });

  it('is calls alone where both came: words would tell of what is not done yet', () => {
    expect(outcome({ text: '已经打开了', calls: [PLAY], finish: 'tool_calls' })).toEqual({
      kind: 'answered',
      steps: [{ kind: 'perform', actions: [{ action: 'media.playAll', input: {} }] }],
      text: null,
    });
  });

  it.each<[string, Partial<Collected>, string]>([
    ['a stream that ended early', { text: '今天', finish: null }, 'modelBroken'],
    ['a call that ended early', { calls: [PLAY], finish: null }, 'modelBroken'],
    ['a call that is cut off', { calls: [PLAY], finish: 'length' }, 'modelUnclear'],
    ['a filter', { text: '今天', finish: 'content_filter' }, 'modelDeclined'],
    ['nothing', { text: ' \n' }, 'modelUnclear'],
    ['thoughts alone', { text: '<think>今天…' }, 'modelUnclear'],
    ['a call written as text', { text: '{"name":"door_setLocked"}' }, 'modelUnclear'],
  ])('is a reason after %s', (_what, answer, key) => {
    expect(outcome(answer)).toMatchObject({ kind: 'failed', reason: { key: `assistant.${key}` } });
  });

  it('is text that ran out of room, cut like any other', () => {
    expect(outcome({ text: '今天是星期日。', finish: 'length' })).toMatchObject({
      text: '今天是星期日。',
    });
  });
});
