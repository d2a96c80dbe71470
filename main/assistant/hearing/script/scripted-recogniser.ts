import { EndOfSpeech } from '../../../../shared/assistant/hearing/end-of-speech.ts';
import { SAMPLE_RATE } from '../../../../shared/assistant/hearing/sound.ts';
import type { HearingListener, Listening, Recogniser } from '../../recogniser.ts';
import { lineOf } from './chord.ts';
import type { ScriptLine } from './read-script.ts';

/** Quiet that ends an utterance, ms. */
const PAUSE_MS = 600;
/** The sound of a line is looked for in the last part of this length, ms. */
const WINDOW_MS = 400;
const WINDOW = (SAMPLE_RATE * WINDOW_MS) / 1000;
/** A gap between two syllables is shorter, ms. */
const SYLLABLE_MS = 150;
/** How much of a window must be speech before it is read, ms. */
const MIN_SOUND_MS = 300;

/**
 * Stands in for a recogniser in tests and at the desk: it understands only the sounds that stand for
 * the lines of its script (`chord.ts`).
 */
export function createScriptedRecogniser(lines: readonly ScriptLine[]): Recogniser {
  return {
    name: 'script',
    isCloud: false,
    listen: (_hotWords, listener) => new ScriptedListening(lines, listener),
    wakeWord: lines.some(({ isWakeWord }) => isWakeWord)
      ? { watch: (onWoken) => watchScript(lines, onWoken) }
      : null,
    close: () => Promise.resolve(),
  };
}

function watchScript(
  lines: readonly ScriptLine[],
  onWoken: () => void,
): Pick<Listening, 'write' | 'cancel'> {
  let isWatching = true;
  const wakeWords = lines.filter(({ isWakeWord }) => isWakeWord).map(({ text }) => text);
  const begin = (): ScriptedListening =>
    new ScriptedListening(lines, {
      partial: () => undefined,
      final(text) {
        listening = begin();
        if (wakeWords.includes(text)) onWoken();
      },
      failed: () => undefined,
    });
  let listening = begin();
  return {
    write: (samples) => {
      if (isWatching) listening.write(samples);
    },
    cancel: () => {
      isWatching = false;
    },
  };
}

class ScriptedListening implements Listening {
  readonly #lines: readonly ScriptLine[];
  readonly #listener: HearingListener;
  readonly #speech = new EndOfSpeech();
  #window: Float32Array = new Float32Array();
  #soundMs = 0;
  #line: ScriptLine | null = null;
  #isOver = false;

  constructor(lines: readonly ScriptLine[], listener: HearingListener) {
    this.#lines = lines;
    this.#listener = listener;
  }

  write(samples: Float32Array): void {
    if (this.#isOver) return;
    this.#speech.take(samples);
    const { hasBegun, quietMs } = this.#speech;
    if (hasBegun && quietMs <= SYLLABLE_MS) this.#listen(samples);
    if (hasBegun && quietMs >= PAUSE_MS) this.finish();
  }

  finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#listener.final(this.#line?.text ?? '');
  }

  cancel(): void {
    this.#isOver = true;
  }

  #listen(samples: Float32Array): void {
    const joined = new Float32Array(this.#window.length + samples.length);
    joined.set(this.#window);
    joined.set(samples, this.#window.length);
    this.#window = joined.slice(-WINDOW);
    this.#soundMs += (samples.length / SAMPLE_RATE) * 1000;
    if (this.#soundMs < MIN_SOUND_MS) return;
    const index = lineOf(this.#window);
    const line = index === null ? undefined : this.#lines[index];
    if (!line || line === this.#line) return;
    this.#line = line;
    const half = line.text.slice(0, Math.ceil(line.text.length / 2));
    this.#listener.partial(line.partial ?? half);
  }
}
