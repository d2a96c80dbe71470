import type { DialogueSurroundings, Dialogue } from '../../shared/assistant/dialogue/dialogue.ts';
import type { PhraseFacts } from '../../shared/assistant/dialogue/phrases/facts.ts';
import type { LocalNow } from '../../shared/assistant/dialogue/phrases/moment.ts';
import { whereabouts } from '../../shared/assistant/dialogue/whereabouts.ts';
import { needsConfirmation } from '../../shared/assistant/confirmation.ts';
import type { UnderstandingContext } from '../../shared/assistant/understanding-context.ts';
import type { VisibleControl } from '../../shared/assistant/visible.ts';
import { actionById, type ActionId } from '../../shared/actions/registry.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Speaker } from './assistant.ts';
import type { Car } from './car.ts';
import type { Texts } from './texts.ts';

export interface OutlookOptions {
  readonly clock: Clock;
  readonly car: Car;
  readonly texts: Texts;
  /** What can be pressed on a display now. */
  readonly visible: (display: string) => readonly VisibleControl[];
  readonly isModelOn: () => boolean;
}

/** What the conversation looks at besides itself, as it is at the moment of asking. */
export interface Outlook {
  readonly local: LocalNow;
  /** What accepting the suggestion on the screen does; `null` without one. */
  readonly suggested: ActionId | null;
  facts(from: Speaker): PhraseFacts;
  surroundings(from: Speaker): DialogueSurroundings;
  understanding(dialogue: Dialogue, from: Speaker): UnderstandingContext;
}

export function createOutlook({ clock, car, texts, visible, isModelOn }: OutlookOptions): Outlook {
  const outlook: Outlook = {
    get local() {
      const { wall } = clock.now();
      return { now: wall, utcOffsetMin: -new Date(wall).getTimezoneOffset() };
    },
    get suggested() {
      const action = car.services.suggestion?.action;
      return action === undefined ? null : (actionById(action)?.id ?? null);
    },
    facts(from) {
      const { temperatureUnit } = car.context(from).settings;
      const { language, names, services } = car;
      return { ...outlook.local, language, names, services, temperatureUnit };
    },
    surroundings(from) {
      const context = car.context(from);
      const { language } = car;
      return {
        text: (message) => texts.say(message, language),
        whereabouts: (spot) => whereabouts(spot, car.position, context.settings),
        reasonText: (why) => texts.reason(why, language),
        facts: outlook.facts(from),
        maxLength: context.restrictions.maxMessageLength,
        needsConfirmation: ({ action, input }) =>
          needsConfirmation(action, input, context, outlook.suggested),
        canAskModel: isModelOn(),
        chips: texts.chips(context, language),
      };
    },
    understanding({ conversation, confirming, list }, from) {
      const { suggestion } = car.services;
      const action = outlook.suggested;
      return {
        ...outlook.local,
        language: car.language,
        speaker: from.zone,
        car: car.context(from),
        ...{ conversation, confirming, list },
        suggestion:
          suggestion && action
            ? { rule: `${suggestion.service}/${suggestion.rule}`, action }
            : null,
        visible: visible(from.display),
        names: car.names,
      };
    },
  };
  return outlook;
}
