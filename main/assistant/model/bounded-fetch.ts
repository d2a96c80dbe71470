/** The answer was not a stream of events: a login page, a proxy, a server of something else. */
export class NotAStreamError extends Error {
  override readonly name = 'NotAStreamError';
}

/** The answer did not end where any answer to a driver has. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** Everything of an answer together, headers excepted; a model's 300 words are a tenth of it. */
const MAX_ANSWER_BYTES = 512 * 1024;

/** The client adds its version, the operating system, and more, which is nobody's business. */
const SENT_HEADERS = ['accept', 'content-type'];

/**
 * A `fetch` for the client that sends only what must be sent, follows no redirect (a key must not
 * travel to another address), takes nothing but a stream of events for an answer, and reads so much
 * of it and no more.
 *
 * @param apiKey sent in place of whatever the client has found; `null`: none is sent
 */
export function boundedFetch(apiKey: string | null): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, {
      ...init,
      headers: sentHeaders(new Headers(init?.headers), apiKey),
      redirect: 'manual',
    });
    const { status, headers, body } = response;
    const type = headers.get('content-type') ?? '';
    if (response.ok && !/^text\/event-stream\b/i.test(type)) {
      await body?.cancel();
      throw new NotAStreamError(`status ${status} without a stream of events`);
    }
    return new Response(body && bounded(body), { status, headers });
  };
}

function sentHeaders(given: Headers, apiKey: string | null): Headers {
  const sent = new Headers(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` });
  for (const name of SENT_HEADERS) {
    const value = given.get(name);
    if (value !== null) sent.set(name, value);
  }
  return sent;
}

function bounded(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let size = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > MAX_ANSWER_BYTES) {
          controller.error(new TooLargeError(`more than ${MAX_ANSWER_BYTES} bytes`));
        } else {
          controller.enqueue(chunk);
        }
      },
    }),
  );
}
