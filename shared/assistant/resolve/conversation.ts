import { foldText } from '../../navigation/search/fold.ts';
import type { Frame } from '../frame.ts';
import type { Step } from '../step.ts';
import type { ListedChoice, UnderstandingContext } from '../understanding-context.ts';
import type { IntentOf } from '../vocabulary.ts';
import { ordinalOf, says, textOf } from './said.ts';
import { act, ask, perform, type Resolution, type Rule } from './wish.ts';

/** Words of the conversation itself: yes, no, help, the second one. */
export const resolveConversation: Rule = (frame, context) => {
  const rules: Readonly<Record<string, Rule | undefined>> = RULES;
  return rules[frame.intent]?.(frame, context) ?? null;
};

const turn =
  (kind: Extract<Step, { kind: 'turn' }>['turn']): Rule =>
  () => ({ kind: 'turn', turn: kind });

const RULES: Readonly<Partial<Record<IntentOf<'dialogue'>, Rule>>> = {
  yes: (_frame, context) =>
    isSuggested(context) ? perform(act('suggestions.accept', {})) : { kind: 'turn', turn: 'yes' },
  no: (_frame, context) =>
    isSuggested(context) ? perform(act('suggestions.dismiss', {})) : { kind: 'turn', turn: 'no' },
  cancel: turn('cancel'),
  help: turn('help'),
  repeat: turn('repeat'),
  undo: turn('undo'),
  next: turn('next'),
  thanks: turn('thanks'),
  dismiss: () => perform(act('assistant.cancel', {})),
  wakeWordOn: () => perform(act('assistant.setWakeWord', { on: true })),
  wakeWordOff: () => perform(act('assistant.setWakeWord', { on: false })),
  choose: chosen,
  greeting: () => ({ kind: 'nothing' }),
  press: pointedAt,
  name: (frame, context) => chosen(frame, context) ?? { kind: 'nothing' },
};

/** A yes or no is about the suggestion on the screen only when nothing else was asked. */
function isSuggested({ car, confirming, conversation }: UnderstandingContext): boolean {
  return (
    car?.services.hasSuggestion === true && confirming.length === 0 && conversation.asked === null
  );
}

/** The entry of the list on the screen that was said: its number, how near it is, or its name. */
function chosen(frame: Frame, { list }: UnderstandingContext): Resolution {
  if (list.length === 0) return { kind: 'nothing' };
  const index = indexSaid(frame, list);
  if (index === undefined) return null;
  const entry = list[index];
  if (!entry) return ask('choice', frame);
  const [action] = entry.actions;
  const isShown = entry.actions.length === 1 && action?.action === 'navigation.plan';
  const isGoing = isShown && says(frame, 'operation', 'navigate');
  // "Navigate to the second one" goes there, where choosing alone shows the way.
  return isGoing
    ? { kind: 'perform', actions: [{ action: 'navigation.navigate', input: action.input }] }
    : { kind: 'choose', index };
}

/** The button whose label was said after a word for pressing. */
function pointedAt(frame: Frame, { visible }: UnderstandingContext): Resolution {
  const said = foldText(textOf(frame, 'title') ?? '');
  const control = visible.find(({ label }) => foldText(label) === said);
  return control ? { kind: 'press', id: control.id } : null;
}

function indexSaid(frame: Frame, list: readonly ListedChoice[]): number | undefined {
  if (says(frame, 'order', 'nearest')) return extreme(list, -1);
  if (says(frame, 'order', 'farthest')) return extreme(list, 1);
  const ordinal = ordinalOf(frame);
  const isFromEnd = says(frame, 'order', 'last');
  if (ordinal !== undefined) return isFromEnd ? list.length - ordinal : ordinal - 1;
  if (isFromEnd) return list.length - 1;
  return labelSaid(frame, list);
}

/** The one entry whose label holds what was said of it. */
function labelSaid(frame: Frame, list: readonly ListedChoice[]): number | undefined {
  const said = foldText(textOf(frame, 'title', 'destination') ?? '');
  if (said === '') return undefined;
  const holding = list.filter(({ label }) => foldText(label).includes(said));
  const [only] = holding;
  return holding.length === 1 && only ? list.indexOf(only) : undefined;
}

/** The farthest (1) or nearest (-1) of those whose distance is known. */
function extreme(list: readonly ListedChoice[], sign: 1 | -1): number | undefined {
  const known = list.flatMap(({ distanceM }, index) =>
    distanceM === undefined ? [] : [{ index, distanceM }],
  );
  const [first, ...others] = known;
  if (!first) return undefined;
  return others.reduce(
    (best, each) => (sign * (each.distanceM - best.distanceM) > 0 ? each : best),
    first,
  ).index;
}
