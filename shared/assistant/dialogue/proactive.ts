import type { Message } from '../../language/message.ts';
import type { Suggestion } from '../../services/suggestion.ts';
import type { GuidanceVoice, Language } from '../../settings/settings.ts';
import type { Turn } from '../assistant-state.ts';

/** What decides whether a card is said. */
export interface ProactiveMoment {
  readonly suggestion: Suggestion | null;
  /** The card that was looked at last, said or not. */
  readonly lastId: string | null;
  readonly phase: Turn['phase'];
  /** Somebody speaks already: guidance, a warning, or the assistant. */
  readonly isSpeaking: boolean;
  readonly guidanceVoice: GuidanceVoice;
  readonly language: Language;
}

/**
 * What to say of a suggestion that has come by itself, or `null`. Each is said once and only into
 * silence: neither over guidance nor into a conversation, and not later instead. Whether a card may
 * come at all (no manoeuvre near, not silenced, far enough from the last) was decided before it came.
 * A driver who has muted guidance is spoken to by nobody who was not asked.
 */
export function proactiveMessage(moment: ProactiveMoment): Message | null {
  const { suggestion, lastId, phase, isSpeaking, guidanceVoice, language } = moment;
  if (!suggestion || suggestion.id === lastId) return null;
  if (phase !== 'idle' || isSpeaking || guidanceVoice === 'muted') return null;
  return {
    key: 'say.suggested',
    values: { title: suggestion.title[language], text: suggestion.text[language] },
  };
}
