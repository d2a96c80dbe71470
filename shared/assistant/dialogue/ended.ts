import type { Result } from '../assistant-state.ts';
import type {
  Advance,
  Dialogue,
  DialogueEffect,
  DialogueEvent,
  DialogueSurroundings,
} from './dialogue.ts';
import { ANSWER_MS } from './finish.ts';
import { reasonOf } from './outcomes.ts';
import { doneMessage } from './phrases.ts';
import { QUESTION_MS } from './questions.ts';
import { shortened } from './shorten.ts';
import { withTurn } from './turn.ts';

/**
 * The car has come to the end of what was told as under way: its line on the card is brought up to
 * date. That it was not done is said too: at once, or after what the conversation is at.
 */
export function ended(
  dialogue: Dialogue,
  { underWay, outcome }: Extract<DialogueEvent, { kind: 'ended' }>,
  surroundings: DialogueSurroundings,
): Advance {
  const { text, reasonText, maxLength } = surroundings;
  const doing = text(underWay.doing);
  const { id, results, said } = dialogue.turn;
  const at = results.findIndex((one) => one.kind === 'underWay' && one.text === doing);
  const isShown = id === underWay.turn && at >= 0;
  const why = reasonOf(outcome);
  if (why === null) {
    if (!isShown) return { dialogue, effects: [] };
    const done = { kind: 'done', text: text(underWay.done), canUndo: underWay.canUndo } as const;
    const line = said?.replace(doing, text(doneMessage([underWay.done]))) ?? null;
    return shownOn(
      withTurn(withLine(dialogue, at, done), { said: line && shortened(line, maxLength) }),
    );
  }
  // What the driver has wished otherwise since was not left undone.
  if (why.key === 'vehicle.superseded') {
    return isShown ? shownOn(withLine(dialogue, at, null)) : { dialogue, effects: [] };
  }
  const failed: Result = { kind: 'refused', text: reasonText(why), reason: why };
  const shown = isShown
    ? withLine(dialogue, at, failed)
    : withTurn(dialogue, { results: [...results, failed] });
  if (isAtRest(dialogue)) return saying(shown, shortened(failed.text, maxLength));
  const isToBeSaid = isShown && isUnsaid(dialogue);
  return shownOn(isToBeSaid ? shown : { ...shown, late: [...dialogue.late, failed.text] });
}

const isAtRest = ({ turn }: Dialogue): boolean =>
  turn.phase === 'idle' || turn.phase === 'answered';

/** Whether nothing of the turn's results has been said yet: they are told line by line. */
const isUnsaid = ({ told, turn }: Dialogue): boolean => told.length === turn.results.length;

/** The dialogue with a line of the card replaced, or without it. */
function withLine(dialogue: Dialogue, at: number, line: Result | null): Dialogue {
  const { results } = dialogue.turn;
  const told = line && ({ kind: 'sentence', text: line.text } as const);
  return {
    ...withTurn(dialogue, { results: replaced(results, at, line) }),
    told: isUnsaid(dialogue) ? replaced(dialogue.told, at, told) : dialogue.told,
  };
}

const replaced = <Item>(items: readonly Item[], at: number, item: Item | null): Item[] =>
  items.flatMap((one, index) => (index === at ? (item ?? []) : one));

function saying(dialogue: Dialogue, said: string): Advance {
  return {
    dialogue: { ...withTurn(dialogue, { phase: 'answered', said }), told: [], lastSaid: said },
    effects: [
      { kind: 'say', text: said, thenListen: false },
      { kind: 'wait', ms: ANSWER_MS },
    ],
  };
}

/** What has changed is in sight for as long as if it were new. */
function shownOn(dialogue: Dialogue): Advance {
  const { phase } = dialogue.turn;
  const effects: DialogueEffect[] = [];
  if (phase === 'answered') effects.push({ kind: 'wait', ms: ANSWER_MS });
  if (phase === 'asking') effects.push({ kind: 'wait', ms: QUESTION_MS });
  return { dialogue, effects };
}
