import type { Understanding } from '../../../shared/assistant/step.ts';
import { understand } from '../../../shared/assistant/understanding.ts';
import type { UnderstandingContext } from '../../../shared/assistant/understanding-context.ts';
import type { Clock } from '../../../shared/clock.ts';
import { LANGUAGES } from '../../../shared/settings/settings.ts';
import { loadGrammar } from './load-grammar.ts';

/**
 * A grammar takes a moment of the host to be made. Pages open first; a driver who speaks sooner than
 * this waits that moment, ms.
 */
const WARM_UP_MS = 5000;

export type Understand = (text: string, context: UnderstandingContext) => Understanding;

/** Understands text in the language of the displays. */
export function createUnderstanding(clock: Clock) {
  const stops = LANGUAGES.map((language, index) =>
    clock.after(WARM_UP_MS * (index + 1), () => void loadGrammar(language)),
  );
  const understandNow: Understand = (text, context) =>
    understand(text, loadGrammar(context.language), context);
  return { understand: understandNow, close: () => stops.forEach((stop) => stop()) };
}
