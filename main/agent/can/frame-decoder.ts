import type { RawSignalValue, SignalPath } from '../../../shared/vehicle/signal.ts';
import { bytesNeeded, physicalValueOf, rawValueOf } from './can-signal.ts';
import type { MessageBinding, SignalBinding, ValueRejection } from './can-map.ts';
import { isSignalPresent, type DbcMessage } from './dbc.ts';

/** What one mapped signal of a frame came to. */
export type Reading =
  | { readonly path: SignalPath; readonly value: RawSignalValue }
  /** The signal is there and says that it has no value, or an impossible one. */
  | { readonly path: SignalPath; readonly value: null; readonly reason: ValueRejection };

/**
 * Decodes the mapped signals of a frame. A signal that the multiplexer did not select is not in
 * the frame and yields nothing.
 *
 * @returns `null` when the data is too short for a mapped signal: the frame is damaged as a whole.
 */
export function decodeFrame(binding: MessageBinding, data: Uint8Array): Reading[] | null {
  const readings: Reading[] = [];
  for (const mapped of binding.signals) {
    if (!isPresent(binding.message, mapped, data)) {
      if (data.length < selectorBytes(binding.message, mapped)) return null;
      continue;
    }
    const raw = rawValueOf(data, mapped.signal.layout);
    if (raw === null) return null;
    readings.push(readingOf(mapped, raw, data));
  }
  return readings;
}

function isPresent(message: DbcMessage, mapped: SignalBinding, data: Uint8Array): boolean {
  return isSignalPresent(message, mapped.signal, ({ layout }) => rawValueOf(data, layout));
}

/** Bytes that the switches of a multiplexed signal need. */
function selectorBytes(message: DbcMessage, mapped: SignalBinding): number {
  let needed = 0;
  let name = mapped.signal.multiplex?.switchSignal;
  while (name !== undefined) {
    const selector = message.signals.get(name);
    if (!selector) break;
    needed = Math.max(needed, bytesNeeded(selector.layout));
    name = selector.multiplex?.switchSignal;
  }
  return needed;
}

function readingOf(mapped: SignalBinding, raw: number | bigint, data: Uint8Array): Reading {
  const { path, requires } = mapped;
  if (requires) {
    const guard = rawValueOf(data, requires.signal.layout);
    if (guard === null || !requires.raw.has(Number(guard))) {
      return { path, value: null, reason: 'invalid-value' };
    }
  }
  const converted = mapped.convert(raw, physicalValueOf(raw, mapped.signal.layout));
  return 'value' in converted
    ? { path, value: converted.value }
    : { path, value: null, reason: converted.rejected };
}
