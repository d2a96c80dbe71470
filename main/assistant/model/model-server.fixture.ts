import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server of a model saw it. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export type Answer = (response: ServerResponse) => void | Promise<void>;

/** A server of a test that speaks chat completions, or answers whatever it is told to. */
export class ModelServer {
  readonly seen: SeenRequest[] = [];
  /** Requests whose connection has ended. */
  ended = 0;
  answer: Answer = says('');
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #waiting: (() => void)[] = [];

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/compatible-mode/v1`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Waits until something has been seen or has ended. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.once('close', () => {
      this.ended += 1;
      this.#wake();
    });
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { url = '', headers } = request;
    const body: unknown = text === '' ? null : JSON.parse(text);
    this.seen.push({ path: url, headers, body });
    this.#wake();
    await this.answer(response);
  }
}

/** One event of a stream. */
export const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;

export const chunkOf = (delta: object, finish_reason: string | null = null) =>
  event({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] });

export const DONE = 'data: [DONE]\n\n';

/** The stream of an answer in words. */
export const words = (text: string) =>
  chunkOf({ role: 'assistant', content: '' }) +
  Array.from(text, (sign) => chunkOf({ content: sign })).join('') +
  chunkOf({}, 'stop') +
  DONE;

/** A call with its input, or with whatever stands in place of JSON. */
type Call = { readonly name: string } & ({ readonly input: unknown } | { readonly json: string });

/** The stream of an answer that calls tools. */
export const callStream = (...all: readonly Call[]) =>
  all
    .map((call, index) =>
      chunkOf({
        tool_calls: [
          {
            index,
            id: `call_${index}`,
            type: 'function',
            function: {
              name: call.name,
              arguments: 'json' in call ? call.json : JSON.stringify(call.input),
            },
          },
        ],
      }),
    )
    .join('') +
  chunkOf({}, 'tool_calls') +
  DONE;

export const STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

/** Answers with a stream as it is, ended properly. */
export function streams(text: string): Answer {
  return (response) => {
    response.writeHead(200, STREAM).end(text);
  };
}

export const says = (text: string): Answer => streams(words(text));

export const calls = (...all: readonly Call[]): Answer => streams(callStream(...all));

/** Answers with a stream cut into pieces at the given bytes, each sent on its own. */
export function streamsInPieces(text: string, cuts: readonly number[]): Answer {
  return async (response) => {
    response.writeHead(200, STREAM);
    const bytes = Buffer.from(text);
    const at = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
    for (const [index, end] of at.slice(1).entries()) {
      response.write(bytes.subarray(at[index], end));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  };
}

/** Answers with a status and a body. */
export function responds(status: number, type: string, body: string): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };
}
