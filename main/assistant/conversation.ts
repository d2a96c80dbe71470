import type { Logger } from 'pino';
import { advance } from '../../shared/assistant/dialogue/advance.ts';
import { answerOf } from '../../shared/assistant/dialogue/answers.ts';
import {
  FIRST_DIALOGUE,
  type Beginning,
  type Dialogue,
  type DialogueEffect,
  type DialogueEvent,
} from '../../shared/assistant/dialogue/dialogue.ts';
import { forgotten } from '../../shared/assistant/dialogue/turn.ts';
import type { Turn } from '../../shared/assistant/assistant-state.ts';
import type { Frame } from '../../shared/assistant/frame.ts';
import type { Topic, Understanding } from '../../shared/assistant/step.ts';
import type { UnderstandingContext } from '../../shared/assistant/understanding-context.ts';
import type { VisibleControl } from '../../shared/assistant/visible.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Message } from '../../shared/language/message.ts';
import type { Speaker } from './assistant.ts';
import type { Car } from './car.ts';
import type { Hearing } from './hearing/hearing.ts';
import type { Model } from './model/model.ts';
import { createOutlook } from './outlook.ts';
import { performWishes } from './perform-wishes.ts';
import type { Speech } from './speaking/speech.ts';
import type { Texts } from './texts.ts';

export interface ConversationOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly car: Car;
  readonly hearing: Hearing;
  readonly speech: Speech;
  readonly model: Model;
  readonly texts: Texts;
  readonly understand: (text: string, context: UnderstandingContext) => Understanding;
  /** Who is taken to speak until somebody has. */
  readonly driver: Speaker;
  /** What can be pressed on a display now. */
  readonly visible: (display: string) => readonly VisibleControl[];
  /** Called after {@link Conversation.turn} changed. */
  readonly onChange: () => void;
}

/** One conversation with the car, whoever speaks at whichever display. */
export interface Conversation {
  readonly turn: Turn;
  /** The driver speaks up: what is under way for the turn before is of no interest any more. */
  begin(by: Beginning, from: Speaker): void;
  /** Takes a sentence in. */
  take(text: string, by: Beginning, from: Speaker): void;
  /** A touch ends what the microphone and the voice were about. */
  touch(event: DialogueEvent, from: Speaker): void;
  repeat(): void;
  /** A display is about to show the assistant: what could be said is brought up to date. */
  offer(): void;
  /** Says what the card of a suggestion says. */
  suggest(message: Message): void;
  close(): void;
}

/** A conversation is over after this long without a word, ms: "and the passenger?" means nothing then. */
const FORGET_MS = 60_000;

/** Longer than anything the assistant says, ms. */
const MAX_SAYING_MS = 60_000;

/** Nobody has said anything then. */
const PASSIVE: ReadonlySet<DialogueEvent['kind']> = new Set(['timedOut', 'looked', 'ended']);

export function createConversation(options: ConversationOptions): Conversation {
  const { clock, log, car, hearing, speech, model, understand } = options;
  let dialogue: Dialogue = FIRST_DIALOGUE;
  let from = options.driver;
  let isClosed = false;
  let activeAt = -Infinity;
  /** Whatever is under way for a turn ends with it. */
  let turn = new AbortController();
  /** What was said last, until it is over. */
  let saying: Promise<unknown> = Promise.resolve();
  let stopWaiting: () => void = () => undefined;

  const outlook = createOutlook({ ...options, isModelOn: () => model.state.isOn });

  function handle(event: DialogueEvent): void {
    const before = dialogue;
    const { dialogue: next, effects } = advance(before, event, outlook.surroundings(from));
    dialogue = next;
    const isNews = next.turn !== before.turn;
    if (isNews && !PASSIVE.has(event.kind)) activeAt = clock.now().mono;
    if (isNews || effects.some(({ kind }) => kind === 'wait')) stopWaiting();
    if (isNews) options.onChange();
    for (const effect of effects) carryOut(effect);
  }

  function carryOut(effect: DialogueEffect): void {
    switch (effect.kind) {
      case 'openMicrophone':
        listen();
        break;
      case 'closeMicrophone':
        hearing.stop();
        break;
      case 'perform':
        later(performed(effect), (event) => {
          handle({ kind: 'overtaken', wishes: event.isUndo ? [] : event.wishes });
        });
        break;
      case 'follow':
        follow(effect);
        break;
      case 'answer':
        later(answered(effect.about, effect.frame));
        break;
      case 'askModel':
        later(askedModel(effect.text));
        break;
      case 'press':
        if (!car.press(from.display, effect.id)) log.warn({ id: effect.id }, 'nobody to press it');
        break;
      case 'say':
        say(effect.text, effect.thenListen);
        break;
      case 'hush':
        speech.hush('assistant');
        break;
      case 'wait':
        wait(effect.ms);
        break;
    }
  }

  /** Goes on with what a promise brings, if the turn is still the same by then. */
  function later<Event extends DialogueEvent>(
    promise: Promise<Event>,
    tooLate: (event: Event) => void = () => undefined,
  ): void {
    const { signal } = turn;
    promise.then(
      (event) => (signal.aborted ? tooLate(event) : handle(event)),
      (error: unknown) => {
        log.error({ err: error }, 'a turn of the assistant failed');
        if (!signal.aborted) handle({ kind: 'cancelled' });
      },
    );
  }

  /** Whatever is spoken of meanwhile: that the window did not close is told nevertheless. */
  function follow({ commands, underWay }: Extract<DialogueEffect, { kind: 'follow' }>): void {
    car.ended(commands).then(
      (outcome) => {
        if (!isClosed) handle({ kind: 'ended', underWay, outcome });
      },
      (error: unknown) => log.error({ err: error }, 'commands could not be followed'),
    );
  }

  function performed(effect: Extract<DialogueEffect, { kind: 'perform' }>) {
    const speaker = from;
    const performing = {
      context: () => car.context(speaker),
      facts: () => outlook.facts(speaker),
      suggested: () => outlook.suggested,
      perform: (wish: Parameters<Car['perform']>[0]) => car.perform(wish, speaker),
    };
    return performWishes(effect, performing, turn.signal);
  }

  async function answered(about: Topic, frame: Frame): Promise<DialogueEvent> {
    const context = car.context(from);
    const known = await car.facts(about, frame);
    const { message, weather } = answerOf(about, frame, {
      ...known,
      ...outlook.local,
      car: context,
    });
    return { kind: 'answered', message, weather };
  }

  async function askedModel(text: string): Promise<DialogueEvent> {
    const answer = await model.ask({ text, context: understandingContext() }, turn.signal);
    return answer.kind === 'failed'
      ? { kind: 'modelFailed', reason: answer.reason }
      : { kind: 'modelAnswered', steps: answer.steps, text: answer.text };
  }

  function say(text: string, thenListen: boolean): void {
    const { signal } = turn;
    const { by } = dialogue.turn;
    const isSpoken = by === 'press' || by === 'wakeWord';
    const said = speech.say({ text, speaker: 'assistant', language: car.language });
    saying = said.then((outcome) => {
      if (signal.aborted || !thenListen || !isSpoken || outcome === 'cancelled') return;
      if (dialogue.turn.phase === 'asking' && hearing.state.engine !== 'none') begin(by);
    });
  }

  /** Counts from when everything is said: an answer that takes long to say stays for as long. */
  function wait(ms: number): void {
    let isOver = false;
    const timeOut = () => handle({ kind: 'timedOut' });
    // A voice that never comes to an end must not keep a question open.
    let cancel = clock.after(MAX_SAYING_MS + ms, timeOut);
    stopWaiting = () => {
      isOver = true;
      cancel();
    };
    void saying.then(() => {
      if (isOver) return;
      cancel();
      cancel = clock.after(ms, timeOut);
    });
  }

  function renew(): void {
    turn.abort();
    turn = new AbortController();
    if (clock.now().mono - activeAt > FORGET_MS) dialogue = forgotten(dialogue);
  }

  function begin(by: Beginning): void {
    renew();
    handle({ kind: 'began', by });
  }

  function listen(): void {
    const { signal } = turn;
    const current = (run: () => void) => {
      if (!signal.aborted) run();
    };
    const names = [
      ...car.names.map(({ name }) => name),
      ...options.visible(from.display).map(({ label }) => label),
    ];
    hearing.listen(from.display, names, {
      partial: (text) => current(() => handle({ kind: 'partial', text })),
      final: (text) => current(() => take(text, dialogue.turn.by ?? 'press')),
      failed: (why) => current(() => handle({ kind: 'deaf', reason: why })),
    });
  }

  function take(text: string, by: Beginning): void {
    if (text.trim() === '') {
      handle({ kind: 'deaf', reason: null });
      return;
    }
    renew();
    const understanding = understand(text, understandingContext());
    handle({ kind: 'heard', by, text, understanding });
  }

  const understandingContext = () => outlook.understanding(dialogue, from);

  return {
    get turn() {
      return dialogue.turn;
    },
    begin(by, speaker) {
      from = speaker;
      begin(by);
    },
    take(text, by, speaker) {
      from = speaker;
      take(text, by);
    },
    touch(event, speaker) {
      from = speaker;
      renew();
      hearing.stop();
      speech.hush('assistant');
      handle(event);
    },
    repeat: () => handle({ kind: 'repeated' }),
    offer: () => handle({ kind: 'looked' }),
    suggest: (message) => handle({ kind: 'suggested', message }),
    close() {
      isClosed = true;
      turn.abort();
      stopWaiting();
    },
  };
}
