import { z } from 'zod';
import type { DataObject, VissError } from '../contract/viss.ts';

/** A `subscription` message after it was checked. */
export type SubscriptionMessage =
  | { readonly subscriptionId: string; readonly data: DataObject | readonly DataObject[] }
  | { readonly subscriptionId: string; readonly error: VissError };

/**
 * Checks an untrusted `subscription` message; `null` when it does not fit `subscriptionEventSchema`.
 *
 * This is the hot way into the host: at 104 signals and 50 Hz the zod schema would cost more than
 * all the rest together. So the same check is written out here; a property test holds the two
 * together. A message with both data and error counts as data, as in the schema.
 */
export function readSubscriptionMessage(message: unknown): SubscriptionMessage | null {
  if (!isObject(message)) return null;
  const { action, subscriptionId, ts, data, error } = message;
  if (action !== 'subscription' || !isText(subscriptionId, 64) || !isTimestamp(ts)) return null;
  if (isData(data)) return { subscriptionId, data };
  return isVissError(error) ? { subscriptionId, error } : null;
}

const TIMESTAMP = z.regexes.datetime({ offset: true });

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length <= maxLength;
}

function isTimestamp(value: unknown): boolean {
  return typeof value === 'string' && TIMESTAMP.test(value);
}

function isData(data: unknown): data is DataObject | DataObject[] {
  if (!Array.isArray(data)) return isDataObject(data);
  return data.length <= 2048 && data.every(isDataObject);
}

function isDataObject(object: unknown): object is DataObject {
  if (!isObject(object)) return false;
  const { path, dp } = object;
  return (
    typeof path === 'string' &&
    path.length >= 1 &&
    path.length <= 256 &&
    isObject(dp) &&
    isWireValue(dp['value']) &&
    isTimestamp(dp['ts'])
  );
}

function isWireValue(value: unknown): boolean {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return true;
    case 'string':
      return value.length <= 4096;
    default:
      return (
        Array.isArray(value) && value.length <= 256 && value.every((item) => isText(item, 256))
      );
  }
}

function isVissError(error: unknown): error is VissError {
  return (
    isObject(error) &&
    isText(error['number'], 3) &&
    isText(error['reason'], 64) &&
    isText(error['description'], 1024)
  );
}
