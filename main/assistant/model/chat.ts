import { OpenAI } from 'openai';
import type { ToolSchema } from '../../../shared/actions/describe.ts';
import {
  collect,
  hasBegun,
  NOTHING_COLLECTED,
  type Collected,
} from '../../../shared/assistant/model/chat-stream.ts';
import type { ModelConfig } from '../../../shared/assistant/model/model-config.ts';
import type { Message } from '../../../shared/assistant/model/prompt.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { reasonOfError } from './chat-error.ts';

export interface ChatRequest {
  readonly config: Pick<ModelConfig, 'baseUrl' | 'model' | 'extraBody'>;
  /** `null` for a server that wants none. */
  readonly apiKey: string | null;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolSchema[];
  /** Ends the request; what came of it until then is the answer. */
  readonly signal: AbortSignal;
  /** Called when the first word or call has come. */
  readonly onBegun: () => void;
}

export type ChatAnswer =
  | { readonly ok: true; readonly collected: Collected }
  | { readonly ok: false; readonly reason: Reason };

/** Asks once, without trying again, and collects the answer. Never throws. */
export async function chat(request: ChatRequest): Promise<ChatAnswer> {
  const { config, apiKey, messages, tools, signal, onBegun } = request;
  let isAnswering = false;
  try {
    const stream = await clientOf(config.baseUrl, apiKey).chat.completions.create(
      {
        ...config.extraBody,
        model: config.model,
        messages: [...messages],
        ...(tools.length > 0 && { tools: tools.map(asFunction) }),
        stream: true,
      },
      { signal },
    );
    isAnswering = true;
    let collected = NOTHING_COLLECTED;
    for await (const chunk of stream) {
      const next = collect(collected, chunk);
      if (!next.ok) return { ok: false, reason: UNUSABLE[next.fault] };
      if (!hasBegun(collected) && hasBegun(next.collected)) onBegun();
      collected = next.collected;
    }
    return { ok: true, collected };
  } catch (error) {
    return { ok: false, reason: reasonOfError(error, isAnswering) };
  }
}

const UNUSABLE = {
  invalid: reason('assistant.modelInvalid', 'a piece of the stream does not fit'),
  tooLarge: reason('assistant.modelTooLarge', 'more words than any answer has'),
} as const;

/** Nothing is left to the environment, from which the client takes keys, addresses, and headers. */
function clientOf(baseURL: string, apiKey: string | null): OpenAI {
  return new OpenAI({
    baseURL,
    // The key is put in by `fetch`; the client wants one to begin with.
    apiKey: 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    // It would write what is said to the log.
    logLevel: 'off',
    fetch: boundedFetch(apiKey),
  });
}

function asFunction({ type, function: { name, description, parameters } }: ToolSchema) {
  return { type, function: { name, description, parameters: { ...parameters } } };
}
