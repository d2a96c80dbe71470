import { z } from 'zod';

/** A call as the model has written it so far; nothing in it is trusted. */
export interface ToolCall {
  /** Its place in the answer, by which the pieces of several calls are told apart. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** JSON, once it is whole. */
  readonly arguments: string;
}

/** What has come of an answer so far. */
export interface Collected {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  /** Why the model stopped; `null` while it has not. */
  readonly finish: string | null;
}

export const NOTHING_COLLECTED: Collected = { text: '', calls: [], finish: null };

/** No answer to a driver is longer; what exceeds these is not collected any further. */
const MAX_TEXT = 4000;
const MAX_CALLS = 16;
const MAX_ARGUMENTS = 4000;
const MAX_NAME = 128;

const callPieceSchema = z.object({
  index: z.int().min(0).max(1000).nullish(),
  id: z.string().max(256).nullish(),
  function: z
    .object({ name: z.string().max(MAX_NAME).nullish(), arguments: z.string().nullish() })
    .nullish(),
});

const chunkSchema = z.object({
  choices: z.array(
    z.object({
      delta: z
        .object({
          content: z.string().nullish(),
          tool_calls: z.array(callPieceSchema).max(64).nullish(),
        })
        .nullish(),
      finish_reason: z.string().max(64).nullish(),
    }),
  ),
});

type CallPiece = z.infer<typeof callPieceSchema>;

export type Collection =
  | { readonly ok: true; readonly collected: Collected }
  | { readonly ok: false; readonly fault: 'invalid' | 'tooLarge' };

/** Adds one `chat.completion.chunk`, as it came from the wire, to what was collected before. */
export function collect(before: Collected, chunk: unknown): Collection {
  const parsed = chunkSchema.safeParse(chunk);
  if (!parsed.success) return { ok: false, fault: 'invalid' };
  const [choice] = parsed.data.choices;
  // A chunk with the usage alone.
  if (!choice) return { ok: true, collected: before };
  const { delta, finish_reason: finish } = choice;
  const text = before.text + (delta?.content ?? '');
  const calls = (delta?.tool_calls ?? []).reduce(withPiece, before.calls);
  if (text.length > MAX_TEXT || calls.length > MAX_CALLS || calls.some(isTooLong)) {
    return { ok: false, fault: 'tooLarge' };
  }
  return { ok: true, collected: { text, calls, finish: finish ?? before.finish } };
}

/** Whether anything has come that the driver waits for. */
export function hasBegun({ text, calls }: Collected): boolean {
  return text.trim() !== '' || calls.length > 0;
}

/**
 * A piece continues the call at its index, or the last one where it has none. A new id begins a new
 * call even at a known index: some servers number every call 0. Later pieces carry no id, an empty
 * one, or the same again.
 */
function withPiece(calls: readonly ToolCall[], piece: CallPiece): readonly ToolCall[] {
  const id = piece.id ?? '';
  const name = piece.function?.name ?? '';
  const written = piece.function?.arguments ?? '';
  const at = calls.findLastIndex(
    (call) =>
      (piece.index === null || piece.index === undefined || call.index === piece.index) &&
      (id === '' || call.id === '' || call.id === id),
  );
  const call = calls[at];
  if (!call) {
    const index = piece.index ?? calls.length;
    return [...calls, { index, id, name, arguments: written }];
  }
  const continued: ToolCall = {
    index: call.index,
    id: call.id === '' ? id : call.id,
    // Some servers repeat the whole name with every piece.
    name: name === call.name ? name : call.name + name,
    arguments: call.arguments + written,
  };
  return calls.with(at, continued);
}

function isTooLong({ name, arguments: written }: ToolCall): boolean {
  return name.length > MAX_NAME || written.length > MAX_ARGUMENTS;
}
