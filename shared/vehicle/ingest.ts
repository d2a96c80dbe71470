import type { Instant } from '../clock.ts';
import type { DataObject, VissError } from '../contract/viss.ts';
import type { Rejections } from './rejections.ts';
import type { SignalStore } from './signal-store.ts';
import { readSubscriptionMessage } from './subscription-message.ts';

/** What is known of a running subscription. */
export interface SubscriptionState {
  /** Whether the same sample may come again: it may on a keep-alive and in the first event of any. */
  repeats: boolean;
}

/** What came of one `subscription` message. */
export type Ingested =
  | { readonly kind: 'data' }
  | { readonly kind: 'rejected' }
  /** The agent ended the subscription. */
  | { readonly kind: 'ended'; readonly subscriptionId: string; readonly error: VissError };

/**
 * Takes one untrusted `subscription` message into the store; every part that is not acceptable is
 * counted by reason and leaves the rest unaffected.
 *
 * @param stateOf the running subscription with this id, or `undefined`.
 */
export function ingestSubscription(
  message: unknown,
  stateOf: (subscriptionId: string) => SubscriptionState | undefined,
  store: SignalStore,
  rejections: Rejections,
  now: Instant,
): Ingested {
  const event = readSubscriptionMessage(message);
  if (!event) {
    rejections.add('agent', 'malformed');
    return { kind: 'rejected' };
  }
  const { subscriptionId } = event;
  const state = stateOf(subscriptionId);
  if (!state) {
    rejections.add('agent', 'unknown-subscription');
    return { kind: 'rejected' };
  }
  if ('error' in event) return { kind: 'ended', subscriptionId, error: event.error };
  const { data } = event;
  const capturedAt = timestampReader();
  if ('path' in data) take(data);
  else for (const object of data) take(object);
  return { kind: 'data' };

  function take({ path, dp }: DataObject): void {
    const fault = store.report(path, dp.value, capturedAt(dp.ts), now);
    if (fault && !(fault === 'duplicate' && state?.repeats)) rejections.add('agent', fault);
  }
}

/** Samples of one message mostly share their capture time: parse each distinct text once in a row. */
function timestampReader(): (text: string) => number {
  let lastText = '';
  let lastTime = Number.NaN;
  return (text) => {
    if (text !== lastText) {
      lastText = text;
      lastTime = Date.parse(text);
    }
    return lastTime;
  };
}
