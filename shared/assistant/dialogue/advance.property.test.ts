import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reason } from '../../contract/reason.ts';
import { needsConfirmation } from '../confirmation.ts';
import { carThatIs } from '../model/question.fixture.ts';
import type { Step, WishedAction } from '../step.ts';
import { advance } from './advance.ts';
import { FIRST_DIALOGUE, type Dialogue, type DialogueEvent } from './dialogue.ts';
import {
  AIR_OFF,
  AIR_ON,
  frame,
  MUSIC,
  performed,
  surroundings,
  TRUNK,
  understood,
  wish,
} from './dialogue.fixture.ts';

/** Anything may happen at any time; what must never happen is checked after each of it. */

const UNLOCK = wish('door.setLocked', { locked: false });
const BUY = wish('charging.reserve', {});
const car = carThatIs('parked');
const isRisky = ({ action, input }: WishedAction) => needsConfirmation(action, input, car);

const wishes = fc.array(fc.constantFrom(AIR_ON, AIR_OFF, MUSIC, TRUNK, UNLOCK, BUY), {
  minLength: 1,
  maxLength: 3,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  wishes.map((actions): Step => ({ kind: 'perform', actions })),
  wishes.map((actions): Step => ({ kind: 'confirm', actions })),
  fc
    .array(
      wishes.map((actions) => ({ label: 'choice', actions })),
      { maxLength: 3 },
    )
    .map((choices): Step => ({ kind: 'ask', for: 'choice', pending: frame(), choices })),
  fc.nat(3).map((index): Step => ({ kind: 'choose', index })),
  fc
    .constantFrom('yes', 'no', 'cancel', 'help', 'repeat', 'undo', 'next', 'thanks')
    .map((turn): Step => ({ kind: 'turn', turn })),
  fc.constant<Step>({ kind: 'nothing' }),
  fc.constant<Step>({ kind: 'unsupported', frame: frame() }),
  fc.constant<Step>({ kind: 'answer', about: 'time', frame: frame() }),
  fc.constant<Step>({ kind: 'press', id: 'x' }),
);

const steps = fc.array(step, { minLength: 1, maxLength: 4 });

const event: fc.Arbitrary<DialogueEvent> = fc.oneof(
  fc.constantFrom<DialogueEvent>(
    { kind: 'began', by: 'press' },
    { kind: 'partial', text: 'p' },
    { kind: 'deaf', reason: null },
    { kind: 'deaf', reason: reason('assistant.noRecogniser') },
    { kind: 'undone' },
    { kind: 'repeated' },
    { kind: 'cancelled' },
    { kind: 'timedOut' },
    { kind: 'suggested', message: { key: 'card' } },
    { kind: 'answered', message: { key: 'told' }, weather: null },
    { kind: 'modelFailed', reason: reason('assistant.modelSlow') },
  ),
  steps.map((all): DialogueEvent => ({
    kind: 'heard',
    by: 'typed',
    text: 'said',
    understanding: understood(all, [frame()]),
  })),
  steps.map((all): DialogueEvent => ({ kind: 'modelAnswered', steps: all, text: null })),
  fc.nat(3).map((index): DialogueEvent => ({ kind: 'chose', index })),
  fc.boolean().map((isConfirmed): DialogueEvent => ({ kind: 'confirmed', isConfirmed })),
  fc.record({ all: wishes, isUndo: fc.boolean() }).map(({ all, isUndo }): DialogueEvent => ({
    kind: 'performed',
    wishes: all.map((one) => performed(one, [AIR_OFF])),
    isUndo,
    unasked: [],
  })),
  wishes.map((all): DialogueEvent => ({
    kind: 'overtaken',
    wishes: all.map((one) => performed(one, [TRUNK])),
  })),
);

/** Whether an event is a yes. */
const isYes = (one: DialogueEvent): boolean =>
  (one.kind === 'confirmed' && one.isConfirmed) ||
  (one.kind === 'heard' &&
    one.understanding.steps.some((each) => each.kind === 'turn' && each.turn === 'yes'));

function run(
  events: readonly DialogueEvent[],
  canAskModel: boolean,
  look: (before: Dialogue, event: DialogueEvent, next: ReturnType<typeof advance>) => void,
): void {
  let dialogue = FIRST_DIALOGUE;
  const around = surroundings({ canAskModel });
  for (const one of events) {
    const next = advance(dialogue, one, around);
    look(dialogue, one, next);
    dialogue = next.dialogue;
  }
}

const talks = fc.array(event, { maxLength: 25 });

describe('whatever happens', () => {
  it('never performs what is risky without a yes to exactly that', () => {
    fc.assert(
      fc.property(talks, fc.boolean(), (events, canAskModel) => {
        run(events, canAskModel, (before, one, { effects }) => {
          for (const effect of effects) {
            if (effect.kind !== 'perform') continue;
            if (!effect.isConfirmed) expect(effect.wishes.filter(isRisky)).toEqual([]);
            else {
              expect(isYes(one)).toBe(true);
              expect(before.turn.isConfirming).toBe(true);
              expect(effect.wishes).toEqual(before.confirming);
            }
          }
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('asks on the screen exactly while something waits for an answer', () => {
    fc.assert(
      fc.property(talks, fc.boolean(), (events, canAskModel) => {
        run(events, canAskModel, (_before, _one, { dialogue: { turn, confirming, list } }) => {
          expect(turn.isConfirming).toBe(confirming.length > 0);
          expect(turn.choices).toHaveLength(list.length);
          if (turn.phase === 'idle' || turn.phase === 'answered') {
            expect(turn.isConfirming).toBe(false);
            expect(turn.choices).toEqual([]);
          }
          if (turn.phase === 'idle') expect(turn.results).toEqual([]);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('never leaves anything standing that nothing ends', () => {
    fc.assert(
      fc.property(talks, (events) => {
        run(events, false, (before, _one, { dialogue, effects }) => {
          const { phase } = dialogue.turn;
          if (dialogue.turn === before.turn) return;
          const kinds = new Set(effects.map(({ kind }) => kind));
          if (phase === 'asking' || phase === 'answered') expect(kinds).toContain('wait');
          if (phase === 'thinking') {
            expect(
              ['perform', 'answer', 'askModel'].some((kind) => kinds.has(kind as 'answer')),
            ).toBe(true);
          }
          if (phase === 'listening') {
            expect(before.turn.phase === 'listening' || kinds.has('openMicrophone')).toBe(true);
          }
        });
      }),
      { numRuns: 1000 },
    );
  });
});
