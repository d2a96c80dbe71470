import { createTexts } from '../../main/assistant/texts.ts';
import { decide, actionById } from '../../shared/actions/registry.ts';
import { PHRASES } from '../../shared/assistant/dialogue/phrases.ts';
import type { PhraseFacts } from '../../shared/assistant/dialogue/phrases/facts.ts';
import { wishMessage } from '../../shared/assistant/dialogue/phrases/wish-message.ts';
import type { ReasonKey } from '../../shared/contract/reason.ts';
import type { CarCommand } from '../fixtures/assistant/car-commands.ts';
import { contextOf } from '../fixtures/assistant/car-context.ts';
import type { WishPage } from './wish-page.ts';
import type { WishRun } from './wish-turn.ts';

type Expected = CarCommand['expect'][number];

/** What a wish came to in the running system. */
export interface WishVerdict {
  /** `null`: right; else what is wrong. */
  readonly wrong: string | null;
  /** Why the wish was not put to the desk, or `null`. */
  readonly skipped: string | null;
  /** What was asked and done, for whoever looks at what went wrong. */
  readonly seen: string;
  /** Something risky that nobody wished for was done, or asked about. */
  readonly isWrongRisky: boolean;
  /** Why something wished for was not done, though it was understood. */
  readonly refusals: readonly ReasonKey[];
}

const RISKY: ReadonlySet<string> = new Set(['traffic', 'security', 'purchase', 'erasure']);

/** Refusals that would be a fault of the assistant, not a fact of the car. */
const FAULTY: ReadonlySet<ReasonKey> = new Set([
  'request.unknownAction',
  'request.invalidInput',
  'host.unavailable',
]);

const WHILE_MOVING = /^(?:restricted\.|vehicle\.unsafeWhileMoving)/u;

const texts = createTexts();

/** What is said of an action; names that only the host knows are left out. */
function phraseOf(wish: Expected, page: WishPage): string {
  const { services, settings, media, navigation } = page;
  const { language, temperatureUnit } = settings;
  const now = Date.now();
  const { favourites, recents } = navigation.saved;
  const models = page.showroom.catalogue?.models ?? [];
  const facts: PhraseFacts = {
    ...{ services, language, temperatureUnit, now, utcOffsetMin: 480 },
    names: [
      ...models.map(({ id, names }) => ({ kind: 'model', name: names['zh-CN'], id }) as const),
      ...media.playlists.map(({ id, name }) => ({ kind: 'playlist', name, id }) as const),
      ...[...favourites, ...recents].map(({ id, name }) => ({ kind: 'place', name, id }) as const),
    ],
  };
  return texts.say(wishMessage(wish, facts), language);
}

/** Judges what the host did, what the assistant said of it, and where the car stands now. */
export async function verdictOn(
  command: CarCommand,
  run: WishRun,
  page: WishPage,
): Promise<WishVerdict> {
  const refusals = run.actions.flatMap(({ outcome }) =>
    outcome.status === 'refused' || outcome.status === 'failed' ? [outcome.reason.key] : [],
  );
  return {
    wrong: wrongOf(command, run, page) ?? (await notOnCar(command, run, page)),
    isWrongRisky: isWrongRisky(command, run),
    ...{ skipped: null, refusals, seen: seenOf(run) },
  };
}

function seenOf({ turn, confirmations, actions }: WishRun): string {
  const asked = [...confirmations, ...actions.map(({ action }) => action)].join(' / ');
  return `${turn.phase} ${asked} "${turn.said ?? ''}"`;
}

function isWrongRisky({ expect, mustNot, outcome }: CarCommand, run: WishRun): boolean {
  const isWished = (action: string) => expect.some((expected) => expected.action === action);
  const isDone = run.actions.some(
    ({ action }) =>
      mustNot?.includes(action) === true ||
      (RISKY.has(actionById(action)?.risk ?? '') && !isWished(action)),
  );
  return isDone || (run.confirmations.length > 0 && outcome !== 'confirm');
}

function wrongOf(command: CarCommand, run: WishRun, page: WishPage): string | null {
  const { expect, outcome, press } = command;
  const { turn, results, confirmations, actions } = run;
  const told = results.map(({ text }) => text).join(' / ');
  const seen = seenOf(run);
  if (press !== undefined) {
    const isPressed = run.requests.some(
      (request) => request.kind === 'press' && request.id === press,
    );
    return isPressed ? null : `not pressed: ${seen}`;
  }
  if (isTurn(expect)) return wrongTurn(expect[0]?.action, run, seen);
  switch (outcome) {
    case 'ask':
      if (actions.length > 0) return `did something: ${seen}`;
      return turn.phase === 'asking' && confirmations.length === 0 ? null : `did not ask: ${seen}`;
    case 'answer':
    case 'none': {
      if (actions.length > 0 || confirmations.length > 0) return `did something: ${seen}`;
      if (outcome === 'none') return wrongNothing(command, told, page);
      return isAnswered(run, page) ? null : `no answer: ${seen}`;
    }
    case 'refuse': {
      const isWithheld = results.some(
        (result) => result.kind === 'refused' && WHILE_MOVING.test(result.reason.key),
      );
      return isWithheld ? wrongActions(command, run, page) : `not refused: ${seen}`;
    }
    case 'confirm':
      // What cannot be done now is refused rather than asked about.
      return confirmations.length > 0 || isRefused(run)
        ? wrongActions(command, run, page)
        : `not asked: ${seen}`;
    case 'do':
      return confirmations.length === 0 || command.context?.previous
        ? wrongActions(command, run, page)
        : `asked: ${seen}`;
  }
}

const isRefused = ({ results }: WishRun): boolean => results.some(({ kind }) => kind === 'refused');

const isTurn = (expect: readonly Expected[]): boolean =>
  expect.length === 1 && /^assistant\.(?:undo|repeat|cancel)$/u.test(expect[0]?.action ?? '');

/** Words of the conversation come to no action of the host by themselves. */
function wrongTurn(action: string | undefined, { turn, results, actions }: WishRun, seen: string) {
  if (action === 'assistant.cancel') return turn.phase === 'idle' ? null : `still there: ${seen}`;
  const isTold = results.some(({ kind }) => kind === 'answer');
  const isSilent = action === 'assistant.undo' || actions.length === 0;
  return isTold && isSilent ? null : `not told: ${seen}`;
}

const said = (page: WishPage, key: 'unsupported' | 'notUnderstood' | 'help'): string =>
  texts.say(PHRASES[key], page.settings.language);

function isAnswered({ turn, results }: WishRun, page: WishPage): boolean {
  const missed = [said(page, 'unsupported'), said(page, 'notUnderstood')];
  const isTold = results.some(
    ({ kind, text }) => (kind === 'answer' || kind === 'weather') && !missed.includes(text),
  );
  return turn.phase === 'answered' && isTold;
}

function wrongNothing({ about }: CarCommand, told: string, page: WishPage): string | null {
  if (about !== 'unsupported' || told.includes(said(page, 'unsupported'))) return null;
  // After several misses in a row the assistant says what it can do.
  return told.includes(said(page, 'help')) ? null : `not said to be impossible: "${told}"`;
}

/** Whether exactly what was wished for was asked of the host, or asked about, and told so. */
function wrongActions(command: CarCommand, run: WishRun, page: WishPage): string | null {
  const left = [...run.actions];
  const told = run.results.filter((result) => 'canUndo' in result).map(({ text }) => text);
  for (const wish of command.expect) {
    const phrase = phraseOf(wish, page);
    const done = left[left.findIndex(({ action }) => action === wish.action)];
    if (!done) {
      // Declined: the question named it.
      if (run.confirmations.some((question) => names(question, phrase, command))) continue;
      const instead = [...told, ...run.confirmations].join(' / ');
      return `${wish.action} (${phrase}) was neither done nor asked about: "${instead}"`;
    }
    left.splice(left.indexOf(done), 1);
    const { outcome } = done;
    if (outcome.status === 'failed' || outcome.status === 'refused') {
      if (FAULTY.has(outcome.reason.key)) return `${wish.action}: ${outcome.reason.key}`;
    } else if (!isRefused(run) && !told.some((text) => names(text, phrase, command))) {
      return `${wish.action} should be "${phrase}", was "${told.join(' / ')}"`;
    }
  }
  return left.length > 0 ? `also did ${left.map(({ action }) => action).join(' ')}` : null;
}

/** Whether a text says a phrase; from a state that the car is near to, but for its figures. */
function names(text: string, phrase: string, { context }: CarCommand): boolean {
  const worded = (words: string) => {
    const lower = words.toLowerCase();
    return context?.state ? lower.replaceAll(/\d+/gu, '0') : lower;
  };
  return worded(text).includes(worded(phrase));
}

/** Commands whose value follows from the input alone. */
const ABSOLUTE = /^(?:climate\.set|seat\.set|window\.set|door\.set|trunk\.set|lights\.|wipers\.)/u;

/** A powered tailgate takes the longest, ms. */
const CAR_MS = 8000;

/** What the car does not show, though it was told as done; waits for it to do so. */
async function notOnCar(command: CarCommand, run: WishRun, page: WishPage): Promise<string | null> {
  const { car } = contextOf(command);
  if (!car || isRefused(run) || run.actions.length < command.expect.length) return null;
  if (command.context?.state) return null;
  const last = new Map<string, unknown>();
  for (const { action, input } of command.expect) {
    if (!ABSOLUTE.test(action)) continue;
    const decision = decide(action, input, car);
    for (const effect of decision.allowed ? decision.effects : []) {
      if (effect.kind === 'actuate') last.set(effect.path, effect.value);
    }
  }
  for (const [path, wanted] of last) {
    const isShown = () => !page.signals.has(path) || isSame(page.signals.get(path), wanted);
    if (await page.settles(isShown, CAR_MS)) continue;
    return `${path} is ${String(page.signals.get(path))}, not ${String(wanted)}`;
  }
  return null;
}

/** A window stops within a percent or two of where it was told to. */
const NEAR = 2;

function isSame(value: unknown, wanted: unknown): boolean {
  return typeof value === 'number' && typeof wanted === 'number'
    ? Math.abs(value - wanted) <= NEAR
    : value === wanted;
}
