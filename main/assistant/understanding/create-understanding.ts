import type { Understanding } from '../../../shared/assistant/step.ts';
import { languagesOf } from '../../../shared/assistant/text/languages.ts';
import { understand } from '../../../shared/assistant/understand.ts';
import type { UnderstandingContext } from '../../../shared/assistant/understanding-context.ts';
import { LANGUAGES } from '../../../shared/settings/settings.ts';
import { loadGrammar } from './load-grammar.ts';

export type Understand = (text: string, context: UnderstandingContext) => Understanding;

/**
 * Understands text in the language it is in, which need not be that of the displays. The grammars are
 * made at once, before a page is there: later it would hold the host up for longer than a page waits
 * for it.
 */
export function createUnderstanding(): Understand {
  for (const language of LANGUAGES) loadGrammar(language);
  return (text, context) => {
    const [likeliest = context.language, ...others] = languagesOf(text, context.language);
    let understood = understand(text, loadGrammar(likeliest), context);
    for (const language of others) {
      if (!isNothing(understood)) break;
      understood = understand(text, loadGrammar(language), context);
    }
    return understood;
  };
}

function isNothing({ steps }: Understanding): boolean {
  return steps.every(({ kind }) => kind === 'nothing');
}
