import { VoiceFault, type Pcm, type Voice, type VoiceRequest } from './voice.ts';

/** Small enough to be told apart by eye in a test, Hz. */
const SAMPLE_RATE = 8_000;

/** A voice for tests: what it makes, and when, is told to it. */
export class ScriptedVoice implements Voice {
  readonly engine = 'espeak-ng';
  /** What it was asked to say, the last one last. */
  readonly asked: VoiceRequest[] = [];
  /** How many texts were given up before they were made. */
  aborted = 0;
  isClosed = false;
  #steps: (() => Pcm | 'end' | VoiceFault)[] = [];
  #wake: () => void = () => undefined;

  /** Makes this much sound now, s. */
  makes(seconds: number): Promise<void> {
    const samples = new Int16Array(SAMPLE_RATE * seconds).fill(1000);
    return this.#step(() => ({ sampleRate: SAMPLE_RATE, samples }));
  }

  /** The text has been made. */
  ends(): Promise<void> {
    return this.#step(() => 'end');
  }

  /** The text cannot be made. */
  fails(why: string): Promise<void> {
    return this.#step(() => new VoiceFault(why));
  }

  async *synthesise(request: VoiceRequest, signal: AbortSignal): AsyncGenerator<Pcm, void, void> {
    this.asked.push(request);
    this.#steps = [];
    signal.addEventListener('abort', () => this.#wake());
    while (!signal.aborted) {
      const step = this.#steps.shift()?.();
      if (step === undefined) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else if (step === 'end') {
        return;
      } else if (step instanceof VoiceFault) {
        throw step;
      } else {
        yield step;
      }
    }
    this.aborted += 1;
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }

  async #step(step: () => Pcm | 'end' | VoiceFault): Promise<void> {
    this.#steps.push(step);
    this.#wake();
    await settled();
  }
}

/** Lets everything that waits for a promise go on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
