import { pieces, join, silence, spokenLine } from '../../main/assistant/hearing/sound.fixture.ts';
import { SAMPLE_RATE } from '../../shared/assistant/hearing/sound.ts';
import type { CarCommand } from '../fixtures/assistant/car-commands.ts';
import { whySkipped } from './wish-setup.ts';
import { turnAfter, type Say } from './wish-turn.ts';

const SOUND_S = 0.8;
/** Longer than the pause that ends an utterance. */
const PAUSE_S = 0.9;
const BEFORE_S = 0.3;

/** Of each kind of wish so many are spoken. */
const PER_KIND = 2;

/** Wishes of every kind that need nothing said before them. */
export function spokenOnes(commands: readonly CarCommand[]): readonly CarCommand[] {
  const counts = new Map<string, number>();
  return commands.filter((command) => {
    const { id, context = {} } = command;
    if (whySkipped(command) !== null || context.moving === true || context.previous) return false;
    const kind = id.slice(0, id.lastIndexOf('-'));
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return count < PER_KIND;
  });
}

/**
 * Says a sentence as sound: the button opens the microphone, the page sends what it "picks up", and
 * the scripted recogniser hears which of `lines` it was.
 */
export function saySpoken(lines: readonly string[]): Say {
  return (text, page) =>
    turnAfter(page, async () => {
      const line = lines.indexOf(text);
      if (line < 0) throw new Error(`"${text}" is no line of the script.`);
      await page.perform('assistant.listen', {});
      await page.until('the microphone is wanted', () => isWanted(page.assistant.hearing));
      const { hear } = page.client.assistant;
      await hear({ kind: 'opened' });
      const sound = join(
        silence(BEFORE_S, SAMPLE_RATE),
        spokenLine(line, SOUND_S, SAMPLE_RATE),
        silence(PAUSE_S, SAMPLE_RATE),
      );
      for (const piece of pieces(sound)) await hear(piece);
    });
}

const isWanted = ({ microphone }: { readonly microphone: string }): boolean =>
  microphone === 'wanted';
