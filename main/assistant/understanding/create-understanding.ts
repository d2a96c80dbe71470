import type { Understanding } from '../../../shared/assistant/step.ts';
import { understand } from '../../../shared/assistant/understand.ts';
import type { UnderstandingContext } from '../../../shared/assistant/understanding-context.ts';
import { LANGUAGES } from '../../../shared/settings/settings.ts';
import { loadGrammar } from './load-grammar.ts';

export type Understand = (text: string, context: UnderstandingContext) => Understanding;

/**
 * Understands text in the language of the displays. The grammars are made at once, before a page is
 * there: later it would hold the host up for longer than a page waits for it.
 */
export function createUnderstanding(): Understand {
  for (const language of LANGUAGES) loadGrammar(language);
  return (text, context) => understand(text, loadGrammar(context.language), context);
}
