import { APIConnectionError, APIError } from 'openai';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import { NotAStreamError, TooLargeError } from './bounded-fetch.ts';

/**
 * What an error of a request means to the driver. Its detail holds codes alone: a provider's message
 * may repeat the key, or what was said.
 *
 * @param isAnswering whether the answer had begun to arrive
 */
export function reasonOfError(error: unknown, isAnswering: boolean): Reason {
  const causes = causesOf(error);
  if (causes.some((cause) => cause instanceof TooLargeError)) {
    return reason('assistant.modelTooLarge', 'more bytes than any answer has');
  }
  if (causes.some((cause) => cause instanceof NotAStreamError)) {
    return reason('assistant.modelInvalid', 'not a stream of events');
  }
  if (causes.some((cause) => cause instanceof SyntaxError)) {
    return reason('assistant.modelInvalid', 'a piece of the stream is not JSON');
  }
  if (error instanceof APIConnectionError) {
    return reason('assistant.modelUnreachable', codeOf(causes));
  }
  if (error instanceof APIError) return reasonOfStatus(error.status, codeOf(causes));
  return reason(isAnswering ? 'assistant.modelBroken' : 'assistant.modelFailed', codeOf(causes));
}

function reasonOfStatus(status: unknown, code: string): Reason {
  const detail = typeof status === 'number' ? `status ${status}, ${code}` : code;
  if (status === 401 || status === 403) return reason('assistant.modelUnauthorised', detail);
  return reason(status === 429 ? 'assistant.modelBusy' : 'assistant.modelFailed', detail);
}

/** An error, what caused it, and so on. */
function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let one = error; one instanceof Error && causes.length < 8; one = one.cause)
    causes.push(one);
  return causes;
}

/** The innermost code that looks like one. */
function codeOf(causes: readonly Error[]): string {
  const codes = causes.flatMap((cause) => {
    const code = 'code' in cause ? cause.code : undefined;
    return typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) ? [code] : [];
  });
  return codes.at(-1) ?? causes.at(-1)?.name ?? 'unknown';
}
