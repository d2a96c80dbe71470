import type { AssistantState } from './assistant-state.ts';

/** What the predicates of the actions need to know of the assistant. */
export interface AssistantFacts {
  readonly canHear: boolean;
  readonly isListening: boolean;
  readonly isConfirming: boolean;
  readonly choices: number;
  readonly canUndo: boolean;
  readonly hasSaid: boolean;
  readonly hasWakeWord: boolean;
}

/** The facts of a state, small enough to compare. */
export function assistantFacts({ turn, hearing }: AssistantState): AssistantFacts {
  return {
    canHear: hearing.engine !== 'none',
    isListening: turn.phase === 'listening',
    isConfirming: turn.isConfirming,
    choices: turn.choices.length,
    canUndo: turn.results.some((result) => 'canUndo' in result && result.canUndo),
    hasSaid: turn.said !== null,
    hasWakeWord: hearing.wakeWord.isAvailable,
  };
}
