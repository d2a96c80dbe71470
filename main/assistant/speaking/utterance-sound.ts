import type { Pcm } from './voice.ts';
import { wavHeader } from './wav-header.ts';

/** The sound of one utterance as it grows; any number of readers follow it from its beginning. */
export class UtteranceSound {
  readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;
  #sampleRate: number | null = null;
  #state: 'growing' | 'complete' | 'broken' = 'growing';
  #wake: () => void = () => undefined;
  #grown = this.#nextChange();

  /** Seconds of sound so far. */
  get lengthS(): number {
    return this.#sampleRate === null ? 0 : this.#bytes / 2 / this.#sampleRate;
  }

  get isComplete(): boolean {
    return this.#state === 'complete';
  }

  append({ sampleRate, samples }: Pcm): void {
    if (this.#state !== 'growing') return;
    this.#sampleRate ??= sampleRate;
    const piece = new Uint8Array(samples.length * 2);
    const view = new DataView(piece.buffer);
    samples.forEach((sample, at) => view.setInt16(at * 2, sample, true));
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    this.#change();
  }

  /** No more will come: `complete`, or `broken` off. */
  end(state: 'complete' | 'broken'): void {
    if (this.#state !== 'growing') return;
    this.#state = state;
    this.#change();
  }

  /** The sound as audio/wav, from its first sample on; 404 when it has none. */
  async answer(request: Request): Promise<Response> {
    while (this.#sampleRate === null && this.#state === 'growing') await this.#grown;
    if (this.#sampleRate === null || this.#state === 'broken') return noSound();
    const isComplete = this.isComplete;
    const header = wavHeader(this.#sampleRate, isComplete ? this.#bytes : null);
    const headers = new Headers({ 'cache-control': 'no-store', 'content-type': 'audio/wav' });
    if (isComplete) headers.set('content-length', String(header.length + this.#bytes));
    if (request.method === 'HEAD') return new Response(null, { headers });
    return new Response(this.#stream(header), { headers });
  }

  #stream(header: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
    let next = -1;
    return new ReadableStream({
      pull: async (controller) => {
        if (next < 0) {
          next = 0;
          controller.enqueue(header);
          return;
        }
        while (next >= this.#pieces.length && this.#state === 'growing') await this.#grown;
        const piece = this.#state === 'broken' ? undefined : this.#pieces[next];
        next += 1;
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
  }

  #change(): void {
    const wake = this.#wake;
    this.#grown = this.#nextChange();
    wake();
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** The answer where there is no sound to hear. */
export function noSound(): Response {
  return new Response('Nothing is being said under this address.\n', { status: 404 });
}
