import { reason } from '../../contract/reason.ts';
import { shortened } from '../dialogue/shorten.ts';
import { acceptCalls, type CallContext } from './accept-calls.ts';
import type { ModelAnswer } from './answer.ts';
import type { Collected } from './chat-stream.ts';
import { isMachineText, plainText } from './plain-text.ts';

/** What a whole answer comes to. Words beside calls are dropped: they tell of what is not done yet. */
export function outcomeOf(collected: Collected, context: CallContext): ModelAnswer {
  const { text, calls, finish } = collected;
  if (finish === null) return failed('assistant.modelBroken', 'the stream ended early');
  if (finish === 'content_filter') return failed('assistant.modelDeclined', finish);
  if (calls.length > 0) {
    if (finish === 'length') return failed('assistant.modelUnclear', 'calls are cut off');
    const accepted = acceptCalls(calls, context);
    return accepted.ok
      ? { kind: 'answered', steps: accepted.steps, text: null }
      : { kind: 'failed', reason: accepted.reason };
  }
  if (isMachineText(text)) return failed('assistant.modelUnclear', 'a call written as text');
  const said = shortened(plainText(text), context.car.restrictions.maxMessageLength);
  if (said === '') return failed('assistant.modelUnclear', 'an empty answer');
  return { kind: 'answered', steps: [], text: said };
}

function failed(key: Parameters<typeof reason>[0], detail: string): ModelAnswer {
  return { kind: 'failed', reason: reason(key, detail) };
}
