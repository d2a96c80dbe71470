import { describe, expect, it } from 'vitest';
import { reason } from '../../contract/reason.ts';
import type { Step, WishedAction } from '../step.ts';
import { advance } from './advance.ts';
import {
  FIRST_DIALOGUE,
  type Advance,
  type Dialogue,
  type DialogueEffect,
  type DialogueEvent,
  type DialogueSurroundings,
  type UnderWay,
} from './dialogue.ts';
import {
  AIR_OFF,
  AIR_ON,
  confirm,
  frame,
  MUSIC,
  perform,
  performed,
  surroundings,
  TO_LAKE,
  TRUNK,
  understood,
  wish,
} from './dialogue.fixture.ts';

/** A conversation that tests drive event by event. */
class Talk {
  dialogue: Dialogue = FIRST_DIALOGUE;
  effects: readonly DialogueEffect[] = [];
  readonly #surroundings: DialogueSurroundings;

  constructor(overrides: Partial<DialogueSurroundings> = {}) {
    this.#surroundings = surroundings(overrides);
  }

  on(event: DialogueEvent): this {
    const next: Advance = advance(this.dialogue, event, this.#surroundings);
    this.dialogue = next.dialogue;
    this.effects = next.effects;
    return this;
  }

  hear(steps: readonly Step[], frames = [frame()]): this {
    return this.on({
      kind: 'heard',
      by: 'typed',
      text: 'said',
      understanding: understood(steps, frames),
    });
  }

  performed(...wishes: readonly WishedAction[]): this {
    return this.on({
      kind: 'performed',
      wishes: wishes.map((one) => performed(one)),
      isUndo: false,
      unasked: [],
    });
  }

  get performing(): readonly WishedAction[] {
    return this.effects.flatMap((effect) => (effect.kind === 'perform' ? effect.wishes : []));
  }

  get said(): string | null {
    return this.effects.find((effect) => effect.kind === 'say')?.text ?? null;
  }

  get results(): readonly string[] {
    return this.dialogue.turn.results.map(({ text }) => text);
  }

  get phase(): string {
    return this.dialogue.turn.phase;
  }
}

const CHOICES: Step = {
  kind: 'ask',
  for: 'place',
  pending: frame({ domain: 'navigation', intent: 'navigate' }),
  choices: [
    { label: 'one', actions: [TO_LAKE] },
    { label: 'two', actions: [TRUNK] },
  ],
};

const DESTINATION: Step = {
  kind: 'ask',
  for: 'destination',
  pending: frame({ domain: 'navigation', intent: 'navigate' }),
  choices: [],
};

const NOTHING: Step = { kind: 'nothing' };
const yes: Step = { kind: 'turn', turn: 'yes' };
const no: Step = { kind: 'turn', turn: 'no' };

describe('a wish', () => {
  it('is performed, told, kept in sight, and put away', () => {
    const talk = new Talk().hear([perform(AIR_ON)]);
    expect(talk.phase).toBe('thinking');
    expect(talk.performing).toEqual([AIR_ON]);
    talk.performed(AIR_ON);
    expect(talk.phase).toBe('answered');
    expect(talk.results).toEqual(['wish.climate.setPower.yes']);
    expect(talk.said).toContain('say.done(wish.climate.setPower.yes)');
    expect(talk.effects.at(-1)).toMatchObject({ kind: 'wait' });
    talk.on({ kind: 'timedOut' });
    expect(talk.phase).toBe('idle');
    expect(talk.results).toEqual([]);
  });

  it('is performed together with the others of its breath, in the order said', () => {
    const talk = new Talk().hear([perform(AIR_ON), perform(TO_LAKE), perform(MUSIC)]);
    expect(talk.performing).toEqual([AIR_ON, TO_LAKE, MUSIC]);
    talk.on({
      kind: 'performed',
      wishes: [
        performed(AIR_ON),
        performed(TO_LAKE, [], { status: 'refused', reason: reason('navigation.noPlace') }),
        performed(MUSIC),
      ],
      isUndo: false,
      unasked: [],
    });
    expect(talk.dialogue.turn.results.map(({ kind }) => kind)).toEqual(['done', 'refused', 'done']);
    expect(talk.said).toMatch(/wish\.climate.*navigation\.noPlace.*wish\.media/);
  });

  it('that is risky is asked about even when it came as harmless', () => {
    const talk = new Talk().hear([perform(AIR_ON), perform(TRUNK), perform(MUSIC)]);
    expect(talk.performing).toEqual([AIR_ON]);
    talk.performed(AIR_ON);
    expect(talk.phase).toBe('asking');
    expect(talk.dialogue.turn.isConfirming).toBe(true);
    expect(talk.performing).toEqual([]);
    talk.hear([yes]);
    expect(talk.performing).toEqual([TRUNK]);
    talk.performed(TRUNK);
    expect(talk.performing).toEqual([MUSIC]);
    talk.performed(MUSIC);
    expect(talk.results).toHaveLength(3);
  });

  it('that has become risky while others were done is asked about', () => {
    const talk = new Talk().hear([perform(AIR_ON, MUSIC)]);
    talk.on({ kind: 'performed', wishes: [performed(AIR_ON)], isUndo: false, unasked: [MUSIC] });
    expect(talk.dialogue.confirming).toEqual([MUSIC]);
  });
});

describe('a confirmation', () => {
  const asked = () => new Talk().hear([confirm(TRUNK), perform(MUSIC)]);

  it('names what would be done and listens', () => {
    expect(asked().said).toBe('say.confirm(wish.trunk.setOpen.yes)');
    expect(asked().effects).toContainEqual(
      expect.objectContaining({ kind: 'say', thenListen: true }),
    );
  });

  it.each<[string, (talk: Talk) => Talk]>([
    ['a touch', (talk) => talk.on({ kind: 'confirmed', isConfirmed: true })],
    ['a word', (talk) => talk.hear([yes])],
    ['a word into the microphone', (talk) => talk.on({ kind: 'began', by: 'press' }).hear([yes])],
  ])('by %s does it, and goes on with the rest', (_name, confirmed) => {
    const talk = confirmed(asked());
    expect(talk.effects).toContainEqual({
      kind: 'perform',
      wishes: [TRUNK],
      isUndo: false,
      isConfirmed: true,
    });
    talk.performed(TRUNK);
    expect(talk.performing).toEqual([MUSIC]);
  });

  it.each<[string, DialogueEvent]>([
    ['a touch', { kind: 'confirmed', isConfirmed: false }],
    ['silence', { kind: 'timedOut' }],
    ['nothing heard', { kind: 'deaf', reason: null }],
    ['a broken microphone', { kind: 'deaf', reason: reason('assistant.microphoneFailed') }],
  ])('is refused by %s; the rest goes on', (_name, event) => {
    const talk = asked().on(event);
    expect(talk.performing).toEqual([MUSIC]);
    expect(talk.results).toContain('say.leftAlone');
    expect(talk.dialogue.confirming).toEqual([]);
  });

  it.each<[string, readonly Step[]]>([
    ['no', [no]],
    ['never mind', [{ kind: 'turn', turn: 'cancel' }]],
    ['something that is not understood', [NOTHING]],
    ['another wish', [perform(AIR_ON)]],
  ])('with %s does nothing of it, and a yes afterwards neither', (_name, steps) => {
    const talk = asked().hear(steps);
    expect(talk.performing).not.toContainEqual(TRUNK);
    if (talk.phase === 'thinking') talk.performed(...talk.performing);
    talk.hear([yes]);
    expect(talk.performing).not.toContainEqual(TRUNK);
    talk.on({ kind: 'confirmed', isConfirmed: true });
    expect(talk.performing).toEqual([]);
  });

  it('takes a further wish beside the yes', () => {
    const talk = asked().hear([yes, perform(AIR_ON)]);
    talk.performed(TRUNK);
    expect(talk.performing).toEqual([MUSIC, AIR_ON]);
  });

  it('asks one by one what one glance cannot take in', () => {
    const unlock = wish('door.setLocked', { locked: false });
    const talk = new Talk({ maxLength: 22 }).hear([confirm(TRUNK, unlock)]);
    expect(talk.dialogue.confirming).toEqual([TRUNK]);
    talk.hear([yes]).performed(TRUNK);
    expect(talk.dialogue.confirming).toEqual([unlock]);
  });
});

describe('a question', () => {
  it('offers its choices and takes one by touch or by voice', () => {
    const talk = new Talk().hear([CHOICES]);
    expect(talk.dialogue.turn.choices).toEqual([{ label: 'one' }, { label: 'two' }]);
    expect(talk.on({ kind: 'chose', index: 0 }).performing).toEqual([TO_LAKE]);
    expect(talk.dialogue.turn.choices).toEqual([]);
    expect(new Talk().hear([CHOICES]).hear([{ kind: 'choose', index: 0 }]).performing).toEqual([
      TO_LAKE,
    ]);
  });

  it('asks again when what was chosen is risky', () => {
    const talk = new Talk().hear([CHOICES]).on({ kind: 'chose', index: 1 });
    expect(talk.dialogue.confirming).toEqual([TRUNK]);
    expect(talk.dialogue.list).toEqual([]);
  });

  it('stays open after a number beyond the list, and after words that mean nothing', () => {
    const beyond: Step = { kind: 'ask', for: 'choice', pending: null, choices: [] };
    for (const step of [beyond, NOTHING, { kind: 'choose', index: 7 } as const]) {
      const talk = new Talk().hear([CHOICES]).hear([step]);
      expect(talk.phase).toBe('asking');
      expect(talk.dialogue.turn.choices).toHaveLength(2);
    }
  });

  it('is given up after several misses, with help', () => {
    const talk = new Talk().hear([DESTINATION]).hear([NOTHING]).hear([NOTHING]).hear([NOTHING]);
    expect(talk.phase).toBe('answered');
    expect(talk.results).toEqual(['say.help']);
    expect(talk.dialogue.conversation.asked).toBeNull();
  });

  it('goes on with the rest of the breath once it is answered', () => {
    const talk = new Talk().hear([perform(AIR_ON), DESTINATION, perform(MUSIC)]);
    talk.performed(AIR_ON);
    const { id } = talk.dialogue.turn;
    talk
      .on({ kind: 'began', by: 'press' })
      .hear([perform(TO_LAKE)], [frame({ domain: 'navigation', intent: 'navigate' })]);
    expect(talk.performing).toEqual([TO_LAKE, MUSIC]);
    talk.performed(TO_LAKE, MUSIC);
    expect(talk.dialogue.turn.id).toBe(id);
    expect(talk.results).toHaveLength(3);
  });

  it('drops the rest when the driver wishes for something else', () => {
    const talk = new Talk().hear([DESTINATION, perform(MUSIC)]).hear([perform(AIR_ON)]);
    expect(talk.performing).toEqual([AIR_ON]);
    talk.performed(AIR_ON);
    expect(talk.phase).toBe('answered');
    expect(talk.dialogue.conversation.asked).toBeNull();
  });

  it('is put away by silence, and what else was wished for is done', () => {
    expect(new Talk().hear([DESTINATION]).on({ kind: 'timedOut' }).phase).toBe('idle');
    const talk = new Talk().hear([DESTINATION, perform(MUSIC)]).on({ kind: 'timedOut' });
    expect(talk.performing).toEqual([MUSIC]);
  });
});

describe('taking back', () => {
  it('undoes the last change first', () => {
    const talk = new Talk().hear([perform(AIR_ON, MUSIC)]);
    const pause = wish('media.pause', {});
    talk.on({
      kind: 'performed',
      wishes: [performed(AIR_ON, [AIR_OFF]), performed(MUSIC, [pause])],
      isUndo: false,
      unasked: [],
    });
    expect(talk.dialogue.turn.results.every((one) => one.kind === 'done' && one.canUndo)).toBe(
      true,
    );
    expect(talk.on({ kind: 'undone' }).performing).toEqual([pause, AIR_OFF]);
    talk.on({
      kind: 'performed',
      wishes: [performed(pause), performed(AIR_OFF)],
      isUndo: true,
      unasked: [],
    });
    expect(talk.results).toEqual(['say.undone']);
    expect(talk.on({ kind: 'undone' }).results).toEqual(['say.nothingToUndo']);
  });

  it('takes back all of a breath that was asked about in between, and no earlier turn', () => {
    const talk = new Talk().hear([perform(MUSIC)]);
    talk.on({
      kind: 'performed',
      wishes: [performed(MUSIC, [wish('media.pause', {})])],
      isUndo: false,
      unasked: [],
    });
    talk.hear([perform(AIR_ON), confirm(TRUNK)]);
    talk.on({
      kind: 'performed',
      wishes: [performed(AIR_ON, [AIR_OFF])],
      isUndo: false,
      unasked: [],
    });
    talk.on({ kind: 'began', by: 'press' }).hear([yes]);
    const shut = wish('trunk.setOpen', { open: false });
    talk.on({ kind: 'performed', wishes: [performed(TRUNK, [shut])], isUndo: false, unasked: [] });
    expect(talk.hear([{ kind: 'turn', turn: 'undo' }]).performing).toEqual([shut, AIR_OFF]);
  });

  it('never needs a yes: what would is left as it is', () => {
    const talk = new Talk().hear([perform(AIR_ON)]);
    talk.on({
      kind: 'performed',
      wishes: [performed(AIR_ON, [TRUNK, AIR_OFF])],
      isUndo: false,
      unasked: [],
    });
    expect(talk.on({ kind: 'undone' }).performing).toEqual([AIR_OFF]);
  });

  it('still knows the turn before when nothing came of this one', () => {
    const talk = new Talk().hear([perform(AIR_ON)]);
    talk.on({
      kind: 'performed',
      wishes: [performed(AIR_ON, [AIR_OFF])],
      isUndo: false,
      unasked: [],
    });
    talk.on({ kind: 'timedOut' }).hear([perform(TO_LAKE)]);
    talk.on({
      kind: 'performed',
      wishes: [performed(TO_LAKE, [], { status: 'refused', reason: reason('navigation.noPlace') })],
      isUndo: false,
      unasked: [],
    });
    expect(talk.on({ kind: 'undone' }).performing).toEqual([AIR_OFF]);
  });

  it('tells why something could not be taken back', () => {
    const talk = new Talk().hear([perform(AIR_ON)]);
    talk.on({
      kind: 'performed',
      wishes: [performed(AIR_ON, [AIR_OFF])],
      isUndo: false,
      unasked: [],
    });
    talk.on({ kind: 'undone' }).on({
      kind: 'performed',
      wishes: [performed(AIR_OFF, [], { status: 'failed', reason: reason('vehicle.noAnswer') })],
      isUndo: true,
      unasked: [],
    });
    expect(talk.results).toEqual(['vehicle.noAnswer']);
  });

  it('reaches what was under way when the driver spoke up', () => {
    const talk = new Talk().hear([perform(AIR_ON)]).on({ kind: 'began', by: 'press' });
    talk.on({ kind: 'overtaken', wishes: [performed(AIR_ON, [AIR_OFF])] });
    expect(talk.phase).toBe('listening');
    expect(talk.hear([{ kind: 'turn', turn: 'undo' }]).performing).toEqual([AIR_OFF]);
  });
});

describe('what the car takes long for', () => {
  const PENDING = { status: 'pending', commands: ['c1'] } as const;
  const pending = { ...PENDING, commands: [...PENDING.commands] };
  const DOING = 'say.underWay(wish.trunk.setOpen.yes)';
  const failed = { status: 'failed', reason: reason('vehicle.notConfirmed') } as const;

  /** A talk in which the tailgate is under way. */
  function opening(): { talk: Talk; underWay: UnderWay } {
    const talk = new Talk().hear([perform(AIR_ON)]).on({
      kind: 'performed',
      wishes: [performed(TRUNK, [AIR_OFF], pending)],
      isUndo: false,
      unasked: [],
    });
    const follow = talk.effects.find((effect) => effect.kind === 'follow');
    if (!follow) throw new Error('Nobody follows it.');
    expect(follow.commands).toEqual(['c1']);
    return { talk, underWay: follow.underWay };
  }

  it('is told as under way, and shown as done when the car shows it', () => {
    const { talk, underWay } = opening();
    expect(talk.said).toBe(`say.sentence(${DOING})`);
    expect(talk.dialogue.turn.results).toEqual([{ kind: 'underWay', text: DOING, canUndo: true }]);
    talk.on({ kind: 'ended', underWay, outcome: { status: 'done' } });
    expect(talk.dialogue.turn.results).toEqual([
      { kind: 'done', text: 'wish.trunk.setOpen.yes', canUndo: true },
    ]);
    expect(talk.dialogue.turn.said).not.toContain(DOING);
    expect(talk.said).toBeNull();
  });

  it('is told with the reason when the car does not do it, also after the card has gone', () => {
    for (const isGone of [false, true]) {
      const { talk, underWay } = opening();
      if (isGone) talk.on({ kind: 'timedOut' });
      talk.on({ kind: 'ended', underWay, outcome: failed });
      expect(talk.said).toBe('vehicle.notConfirmed');
      expect(talk.results).toEqual(['vehicle.notConfirmed']);
      expect(talk.phase).toBe('answered');
    }
  });

  it('does not talk into what the driver says by then, but is told after it', () => {
    const { talk, underWay } = opening();
    talk.on({ kind: 'began', by: 'press' }).on({ kind: 'ended', underWay, outcome: failed });
    expect(talk.said).toBeNull();
    expect(talk.phase).toBe('listening');
    talk.hear([perform(MUSIC)]).performed(MUSIC);
    expect(talk.said).toContain('vehicle.notConfirmed');
    talk.on({ kind: 'timedOut' });
    expect(talk.hear([perform(MUSIC)]).performed(MUSIC).said).not.toContain('notConfirmed');
  });

  it('is not told as failed when the driver has wished otherwise since', () => {
    const { talk, underWay } = opening();
    const taken = { status: 'failed', reason: reason('vehicle.superseded') } as const;
    talk.on({ kind: 'ended', underWay, outcome: taken });
    expect(talk.results).toEqual([]);
    expect(talk.said).toBeNull();
  });

  it('is taken back as one thing that is under way', () => {
    const { talk } = opening();
    talk.on({ kind: 'undone' }).on({
      kind: 'performed',
      wishes: [performed(AIR_OFF, [], pending), performed(MUSIC, [], pending)],
      isUndo: true,
      unasked: [],
    });
    expect(talk.results).toEqual(['say.undoing']);
    const followed = talk.effects.flatMap((effect) => (effect.kind === 'follow' ? [effect] : []));
    expect(followed.map(({ commands }) => commands)).toEqual([['c1', 'c1']]);
  });
});

describe('what is not understood', () => {
  it('is said, and after several times in a row what can be said', () => {
    const talk = new Talk().hear([NOTHING]);
    expect(talk.results).toEqual(['say.notUnderstood']);
    talk.hear([{ kind: 'unsupported', frame: frame() }]);
    expect(talk.results).toEqual(['say.unsupported']);
    expect(talk.hear([NOTHING]).results).toEqual(['say.help']);
    talk.hear([perform(AIR_ON)]).performed(AIR_ON);
    expect(talk.hear([NOTHING]).results).toEqual(['say.notUnderstood']);
  });

  it('goes to the model as a whole, never the rest of a breath', () => {
    const talk = new Talk({ canAskModel: true }).hear([NOTHING]);
    expect(talk.effects).toContainEqual({ kind: 'askModel', text: 'said' });
    const other = new Talk({ canAskModel: true }).hear([perform(AIR_ON), NOTHING]);
    expect(other.effects).not.toContainEqual(expect.objectContaining({ kind: 'askModel' }));
    expect(other.performed(AIR_ON).results).toContain('say.notUnderstood');
  });

  it('is as if there were no model when that fails', () => {
    const talk = new Talk({ canAskModel: true }).hear([{ kind: 'unsupported', frame: frame() }]);
    talk.on({ kind: 'modelFailed', reason: reason('assistant.modelSlow') });
    expect(talk.results).toEqual(['say.unsupported']);
  });

  it('may be a wish to the model, whose risky steps are asked about', () => {
    const talk = new Talk({ canAskModel: true }).hear([NOTHING]);
    talk.on({ kind: 'modelAnswered', steps: [perform(TRUNK)], text: null });
    expect(talk.dialogue.confirming).toEqual([TRUNK]);
    const told = new Talk({ canAskModel: true }).hear([NOTHING]);
    expect(told.on({ kind: 'modelAnswered', steps: [], text: 'hello' }).said).toContain('hello');
  });
});

describe('the conversation itself', () => {
  it('answers a question between wishes in its place', () => {
    const asks: Step = { kind: 'answer', about: 'time', frame: frame() };
    const talk = new Talk().hear([perform(AIR_ON), asks, perform(MUSIC)]).performed(AIR_ON);
    expect(talk.effects).toContainEqual(expect.objectContaining({ kind: 'answer', about: 'time' }));
    talk.on({ kind: 'answered', message: { key: 'answer.time' }, weather: null });
    talk.performed(MUSIC);
    expect(talk.results).toEqual(['wish.climate.setPower.yes', 'answer.time', 'wish.media.play']);
  });

  it('lets the driver cut in at any time', () => {
    for (const steps of [[perform(AIR_ON)], [DESTINATION], [confirm(TRUNK)], [NOTHING]]) {
      const talk = new Talk().hear(steps).on({ kind: 'began', by: 'wakeWord' });
      expect(talk.phase).toBe('listening');
      expect(talk.effects).toEqual([{ kind: 'hush' }, { kind: 'openMicrophone' }]);
    }
  });

  it('shows what is heard while it is, and not afterwards', () => {
    const talk = new Talk().on({ kind: 'began', by: 'press' }).on({ kind: 'partial', text: 'he' });
    expect(talk.dialogue.turn.heard).toEqual({ text: 'he', isFinal: false });
    const before = talk.hear([perform(AIR_ON)]).dialogue;
    expect(talk.on({ kind: 'partial', text: 'late' }).dialogue).toBe(before);
  });

  it.each<DialogueEvent>([
    { kind: 'performed', wishes: [performed(TRUNK)], isUndo: false, unasked: [] },
    { kind: 'answered', message: { key: 'late' }, weather: null },
    { kind: 'modelAnswered', steps: [perform(AIR_ON)], text: null },
    { kind: 'modelFailed', reason: reason('assistant.modelSlow') },
    { kind: 'chose', index: 0 },
    { kind: 'confirmed', isConfirmed: true },
    { kind: 'repeated' },
  ])('ignores what comes late: $kind', (event) => {
    const talk = new Talk().hear([perform(AIR_ON)]).on({ kind: 'cancelled' });
    const before = talk.dialogue;
    expect(talk.on(event).dialogue).toBe(before);
    expect(talk.effects).toEqual([]);
  });

  it('repeats what was said last, and waits again', () => {
    const talk = new Talk().hear([{ kind: 'turn', turn: 'help' }]);
    const said = talk.said;
    talk.on({ kind: 'repeated' });
    expect(talk.said).toBe(said);
    expect(talk.effects.at(-1)).toMatchObject({ kind: 'wait' });
    expect(talk.hear([{ kind: 'turn', turn: 'repeat' }]).said).toContain(said);
  });

  it('is put away by never mind, whatever stands', () => {
    const talk = new Talk()
      .hear([CHOICES, perform(MUSIC)])
      .hear([{ kind: 'turn', turn: 'cancel' }]);
    expect(talk.phase).toBe('idle');
    expect(talk.performing).toEqual([]);
    expect(talk.dialogue.rest).toEqual([]);
  });

  it('presses what was named by its label', () => {
    expect(new Talk().hear([{ kind: 'press', id: 'b7' }]).effects).toContainEqual({
      kind: 'press',
      id: 'b7',
    });
  });

  it('says a suggestion only into silence', () => {
    const message = { key: 'say.suggested' };
    const talk = new Talk().on({ kind: 'suggested', message });
    expect(talk.said).toBe('say.suggested');
    expect(talk.phase).toBe('idle');
    talk.hear([perform(AIR_ON)]).on({ kind: 'suggested', message });
    expect(talk.effects).toEqual([]);
  });

  it.each([
    [45, 'say.allDone(2)'],
    [16, 'navigation.noPlace'],
  ])('says a refusal even where there is no room for what was done: %i', (maxLength, begins) => {
    const talk = new Talk({ maxLength }).hear([perform(AIR_ON, MUSIC, TO_LAKE)]);
    talk.on({
      kind: 'performed',
      wishes: [
        performed(AIR_ON),
        performed(MUSIC),
        performed(TO_LAKE, [], { status: 'refused', reason: reason('navigation.noPlace') }),
      ],
      isUndo: false,
      unasked: [],
    });
    expect(talk.said).toContain(begins);
    expect(talk.said).toContain('navigation.noPlace');
  });
});
