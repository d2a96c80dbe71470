import type { Message } from '../../language/message.ts';
import { EMPTY_SERVICES } from '../../services/services-state.ts';
import { needsConfirmation } from '../confirmation.ts';
import type { Frame } from '../frame.ts';
import { carThatIs } from '../model/question.fixture.ts';
import type { Step, Understanding, WishedAction } from '../step.ts';
import type { ActionId, ActionInput } from '../../actions/registry.ts';
import type { DialogueSurroundings, PerformedWish } from './dialogue.ts';
import type { PhraseFacts } from './phrases/facts.ts';
import { wishMessage } from './phrases/wish-message.ts';

/** A Sunday at four in the afternoon in China. */
export const PHRASE_FACTS: PhraseFacts = {
  now: Date.UTC(2026, 2, 1, 8),
  utcOffsetMin: 480,
  names: [],
  services: EMPTY_SERVICES,
  language: 'zh-CN',
  temperatureUnit: 'celsius',
};

/** A message as its key with its values: `say.done(wish.media.play)`. */
function keyText({ key, values = {} }: Message): string {
  const all = Object.values(values).map((value) =>
    typeof value === 'object' ? keyText(value) : String(value),
  );
  return all.length > 0 ? `${key}(${all.join(' ')})` : key;
}

/** A parked car; what is told stands there by its keys. */
export function surroundings(overrides: Partial<DialogueSurroundings> = {}): DialogueSurroundings {
  const car = carThatIs('parked');
  return {
    text: keyText,
    reasonText: ({ key }) => key,
    whereabouts: ({ area }) => ({ ...(area !== undefined && { detail: area }), distanceM: 500 }),
    facts: PHRASE_FACTS,
    maxLength: 1000,
    needsConfirmation: ({ action, input }) => needsConfirmation(action, input, car),
    canAskModel: false,
    chips: ['chip'],
    ...overrides,
  };
}

export function wish<Id extends ActionId>(action: Id, input: ActionInput<Id>): WishedAction {
  return { action, input };
}

export const AIR_ON = wish('climate.setPower', { on: true });
export const AIR_OFF = wish('climate.setPower', { on: false });
export const MUSIC = wish('media.play', {});
export const TRUNK = wish('trunk.setOpen', { open: true });
export const TO_LAKE = wish('navigation.navigate', { destination: { by: 'text', text: 'Lake' } });

export const perform = (...actions: WishedAction[]): Step => ({ kind: 'perform', actions });
export const confirm = (...actions: WishedAction[]): Step => ({ kind: 'confirm', actions });

export function frame(overrides: Partial<Frame> = {}): Frame {
  return {
    ...{ domain: 'car', intent: 'control', mood: 'wish', slots: [], text: '', confidence: 1 },
    ...overrides,
  };
}

export function understood(steps: readonly Step[], frames: readonly Frame[] = []): Understanding {
  return { text: '', frames, steps };
}

/** What became of a wish. */
export function performed(
  one: WishedAction,
  undo: readonly WishedAction[] = [],
  outcome: PerformedWish['outcome'] = { status: 'done' },
): PerformedWish {
  return { wish: one, phrase: wishMessage(one, PHRASE_FACTS), undo, outcome };
}
