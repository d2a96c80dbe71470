import { z } from 'zod';
import { MAX_UTTERANCE, type AssistantCommand } from '../assistant/command.ts';
import { reason, type Reason } from '../contract/reason.ts';
import { always, defineAction, type ActionContext, type Effect } from './define.ts';
import { firstReason, onlyDriverDisplay, withheldBy } from './predicates.ts';

const assistant = (command: AssistantCommand): readonly Effect[] => [
  { kind: 'assistant', command },
];

function needsEars({ assistant: { canHear } }: ActionContext): Reason | null {
  return canHear ? null : reason('assistant.noRecogniser');
}

function needsQuestion({ assistant: { isConfirming } }: ActionContext): Reason | null {
  return isConfirming ? null : reason('assistant.nothingAsked');
}

const none = z.object({});
const onSchema = z.object({ on: z.boolean() });

export const assistantActions = [
  defineAction({
    id: 'assistant.listen',
    input: none,
    risk: 'none',
    description: 'Open the microphone and listen to the driver.',
    predicate: needsEars,
    perform: () => assistant({ kind: 'listen' }),
  }),
  defineAction({
    id: 'assistant.endOfSpeech',
    input: none,
    risk: 'none',
    description: 'Close the microphone and take what was said so far.',
    predicate: ({ assistant: { isListening } }) =>
      isListening ? null : reason('assistant.nothingAsked'),
    perform: () => assistant({ kind: 'endOfSpeech' }),
  }),
  defineAction({
    id: 'assistant.cancel',
    input: none,
    risk: 'none',
    description: 'Put the assistant away: microphone, question, and answer.',
    predicate: always,
    perform: () => assistant({ kind: 'cancel' }),
  }),
  defineAction({
    id: 'assistant.submit',
    input: z.object({
      text: z.string().trim().min(1).max(MAX_UTTERANCE),
      by: z.enum(['typed', 'chip']),
    }),
    risk: 'none',
    description: 'Take a sentence as if the driver had said it; typing only at standstill.',
    predicate: (context, { by }) => (by === 'typed' ? withheldBy(context, 'no-keyboard') : null),
    perform: (_context, { text, by }) => assistant({ kind: 'submit', text, by }),
  }),
  defineAction({
    id: 'assistant.choose',
    input: z.object({ index: z.int().min(0).max(20) }),
    risk: 'none',
    description: 'Choose from the list that the assistant offers, counted from 0.',
    predicate: ({ assistant: { choices } }, { index }) =>
      index < choices ? null : reason('assistant.nothingAsked'),
    perform: (_context, { index }) => assistant({ kind: 'choose', index }),
  }),
  defineAction({
    id: 'assistant.confirm',
    input: z.object({ isConfirmed: z.boolean() }),
    risk: 'none',
    description: 'Answer the question of the assistant whether to go on with a risky wish.',
    predicate: needsQuestion,
    perform: (_context, { isConfirmed }) => assistant({ kind: 'confirm', isConfirmed }),
  }),
  defineAction({
    id: 'assistant.undo',
    input: none,
    risk: 'none',
    description: 'Take back what the assistant has just changed.',
    predicate: ({ assistant: { canUndo } }) => (canUndo ? null : reason('assistant.nothingToUndo')),
    perform: () => assistant({ kind: 'undo' }),
  }),
  defineAction({
    id: 'assistant.repeat',
    input: none,
    risk: 'none',
    description: 'Say the last answer of the assistant again.',
    predicate: ({ assistant: { hasSaid } }) => (hasSaid ? null : reason('assistant.nothingSaid')),
    perform: () => assistant({ kind: 'repeat' }),
  }),
  defineAction({
    id: 'assistant.setWakeWord',
    input: onSchema,
    risk: 'none',
    description: 'Listen for the wake word all the time, or only when the button is pressed.',
    predicate: (context, { on }) =>
      firstReason(
        onlyDriverDisplay(context),
        !on || context.assistant.hasWakeWord ? null : reason('assistant.noWakeWord'),
      ),
    perform: (_context, { on }) => [{ kind: 'set', key: 'wakeWord', value: on }],
  }),
];
