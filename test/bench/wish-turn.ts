import type { Result, Turn } from '../../shared/assistant/assistant-state.ts';
import { actionById } from '../../shared/actions/registry.ts';
import type { DisplayRequest } from '../../shared/contract/host.ts';
import type { CarCommand } from '../fixtures/assistant/car-commands.ts';
import type { VoiceAction, WishDesk } from './wish-desk.ts';
import type { WishPage } from './wish-page.ts';

/** What the running system did about a wish. */
export interface WishRun {
  /** Where the turn ended. */
  readonly turn: Turn;
  /** Results, also of what went on after a yes. */
  readonly results: readonly Result[];
  /** What was asked before something was done: the questions as said. */
  readonly confirmations: readonly string[];
  readonly actions: readonly VoiceAction[];
  readonly requests: readonly DisplayRequest[];
}

const TURN_MS = 12_000;
/** The log of the host comes another way than its states. */
const LOG_MS = 1000;

const OVER: ReadonlySet<Turn['phase']> = new Set(['idle', 'asking', 'answered']);

/** Waits until the turn that `begin` begins is over, as far as the assistant can take it. */
export async function turnAfter(page: WishPage, begin: () => Promise<unknown>): Promise<Turn> {
  const before = page.assistant.turn;
  await begin();
  const isOver = () => {
    const { turn } = page.assistant;
    // What could be said is brought up to date in between.
    const isNews = turn.id !== before.id || before.phase === 'asking' || before.isConfirming;
    return turn !== before && isNews && OVER.has(turn.phase);
  };
  await page.until(`an answer after "${before.heard?.text ?? ''}"`, isOver, TURN_MS);
  return page.assistant.turn;
}

/** How a sentence reaches the assistant. */
export type Say = (text: string, page: WishPage) => Promise<Turn>;

/** Typed at a standstill; while driving nothing can be typed, and chips are pressed. */
export const sayTyped: Say = (text, page) =>
  turnAfter(page, () =>
    page.perform('assistant.submit', {
      text,
      by: page.drivingState === 'moving' ? 'chip' : 'typed',
    }),
  );

/** Says a wish, and yes to what it asks unless that would buy something or erase it. */
export async function runWish(
  { say: text, expect }: Pick<CarCommand, 'say' | 'expect'>,
  page: WishPage,
  { voiceActions }: Pick<WishDesk, 'voiceActions'>,
  say: Say,
): Promise<WishRun> {
  const from = voiceActions.length;
  const seen = page.requests.length;
  const confirmations: string[] = [];
  const isConfirmed =
    expect.length > 0 && expect.every(({ action }) => actionById(action)?.risk !== 'purchase');
  let turn = await say(text, page);
  while (turn.isConfirming) {
    confirmations.push(turn.said ?? '');
    turn = await turnAfter(page, () => page.perform('assistant.confirm', { isConfirmed }));
  }
  const { results } = turn;
  const performed = results.filter(({ kind }) => kind === 'done' || kind === 'refused').length;
  await page.settles(() => voiceActions.length - from >= performed, LOG_MS);
  return {
    ...{ turn, results, confirmations },
    actions: voiceActions.slice(from),
    requests: page.requests.slice(seen),
  };
}
