import { createGrammar, type Grammar } from '../../../shared/assistant/grammar/create-grammar.ts';
import type { Language } from '../../../shared/settings/settings.ts';
import { EN_US } from './en-us.ts';
import { ZH_CN } from './zh-cn.ts';

const DATA: Readonly<Record<Language, unknown>> = { 'zh-CN': ZH_CN, 'en-US': EN_US };

const made = new Map<Language, Grammar>();

/**
 * The grammar of a language; made when first asked for, which takes a few hundred milliseconds.
 *
 * @throws ZodError or PatternError when its data is wrong: a mistake in `resources/assistant`.
 */
export function loadGrammar(language: Language): Grammar {
  const known = made.get(language);
  if (known) return known;
  const grammar = createGrammar(DATA[language]);
  made.set(language, grammar);
  return grammar;
}
