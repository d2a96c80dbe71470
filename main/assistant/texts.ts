import enGuidance from '../../locales/en-US/guidance.json' with { type: 'json' };
import enPrivacy from '../../locales/en-US/privacy.json' with { type: 'json' };
import enReasons from '../../locales/en-US/reasons.json' with { type: 'json' };
import enServices from '../../locales/en-US/services.json' with { type: 'json' };
import enSpeech from '../../locales/en-US/assistant-speech.json' with { type: 'json' };
import enVehicle from '../../locales/en-US/vehicle.json' with { type: 'json' };
import zhGuidance from '../../locales/zh-CN/guidance.json' with { type: 'json' };
import zhPrivacy from '../../locales/zh-CN/privacy.json' with { type: 'json' };
import zhReasons from '../../locales/zh-CN/reasons.json' with { type: 'json' };
import zhServices from '../../locales/zh-CN/services.json' with { type: 'json' };
import zhSpeech from '../../locales/zh-CN/assistant-speech.json' with { type: 'json' };
import zhVehicle from '../../locales/zh-CN/vehicle.json' with { type: 'json' };
import type { ActionContext } from '../../shared/actions/define.ts';
import { chipMessages } from '../../shared/assistant/dialogue/chips.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { textOf, type Message } from '../../shared/language/message.ts';
import type { Language } from '../../shared/settings/settings.ts';
import { createTranslations } from '../language/translations.ts';

/** What the assistant says, in words. */
export interface Texts {
  /**
   * A message of `assistant-speech.json`, or of `guidance.json`, whose sentences it says too; those of
   * another file name it (`vehicle:doors.driver`).
   */
  say(message: Message, language: Language): string;
  /** Why something was refused, as a sentence. */
  reason(reason: Reason, language: Language): string;
  /** What could be said here, the likeliest first. */
  chips(context: ActionContext, language: Language): readonly string[];
}

const translations = createTranslations({
  speech: { 'zh-CN': zhSpeech, 'en-US': enSpeech },
  guidance: { 'zh-CN': zhGuidance, 'en-US': enGuidance },
  vehicle: { 'zh-CN': zhVehicle, 'en-US': enVehicle },
  services: { 'zh-CN': zhServices, 'en-US': enServices },
  privacy: { 'zh-CN': zhPrivacy, 'en-US': enPrivacy },
  reasons: { 'zh-CN': zhReasons, 'en-US': enReasons },
});

/** The texts of the files in `locales/`. */
export function createTexts(): Texts {
  const say = (message: Message, language: Language) =>
    textOf(message, translations(['speech', 'guidance'], language));
  return {
    say,
    reason: ({ key }, language) => textOf({ key }, translations('reasons', language)),
    chips: (context, language) => chipMessages(context).map((chip) => say(chip, language)),
  };
}
