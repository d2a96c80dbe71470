import enGuidance from '../../../locales/en-US/guidance.json' with { type: 'json' };
import zhGuidance from '../../../locales/zh-CN/guidance.json' with { type: 'json' };
import { textOf, type Message, type Translate } from '../../../shared/language/message.ts';
import type { Listener } from '../../../shared/navigation/guidance/phrase.ts';
import { createTranslations } from '../../language/translations.ts';
import type { GuidanceVoice, Language, Settings } from '../../../shared/settings/settings.ts';

const translations = createTranslations({
  guidance: { 'zh-CN': zhGuidance, 'en-US': enGuidance },
});

/** Looks up the texts of guidance in one language. */
export function guidanceTranslate(language: Language): Translate {
  return translations('guidance', language);
}

/** What guidance says, in the driver's language and to the extent the driver wants. */
export interface Speech {
  readonly listener: Listener;
  /**
   * `brief` leaves out what is still far, and lanes. `muted` says nothing by itself, warnings included:
   * they stand on the screen, and a driver who wants silence gets it. What is asked for is said.
   */
  readonly voice: GuidanceVoice;
  /** The text of a message in the language of the settings. */
  text(message: Message): string;
}

/** Follows the settings: a change of language holds from the next sentence on. */
export function createSpeech(settings: () => Settings): Speech {
  return {
    get listener() {
      const { language, distanceUnit } = settings();
      return { language, distanceUnit };
    },
    get voice() {
      return settings().guidanceVoice;
    },
    text: (message) => textOf(message, guidanceTranslate(settings().language)),
  };
}
