import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { carThatIs } from '../../shared/assistant/model/question.fixture.ts';
import {
  AIR_ON,
  confirm,
  frame,
  MUSIC,
  perform,
  TO_LAKE,
  TRUNK,
  understood,
  wish,
} from '../../shared/assistant/dialogue/dialogue.fixture.ts';
import type { Step, WishedAction } from '../../shared/assistant/step.ts';
import type { UnderstandingContext } from '../../shared/assistant/understanding-context.ts';
import { FakeClock } from '../../shared/fake-clock.ts';
import type { Suggestion } from '../../shared/services/suggestion.ts';
import type { Assistant, Speaker } from './assistant.ts';
import { createAssistant } from './create-assistant.ts';
import { FakeCar } from './fake-car.fixture.ts';
import { FakeHearing, FakeModel, FakeSpeech } from './fake-senses.fixture.ts';
import { createTexts } from './texts.ts';

const DRIVER: Speaker = { display: 'centre', zone: 'driver' };
const PASSENGER: Speaker = { display: 'right', zone: 'passenger' };

const CHOICES: Step = {
  kind: 'ask',
  for: 'place',
  pending: null,
  choices: [
    { label: '西湖', actions: [TO_LAKE] },
    { label: '后备箱', actions: [TRUNK] },
  ],
};

/** What sentences mean here. */
const MEANINGS: Readonly<Record<string, readonly Step[]>> = {
  空调: [perform(AIR_ON)],
  后备箱: [confirm(TRUNK)],
  开窗: [perform(AIR_ON, wish('window.setPosition', { window: 'all', percent: 100 }))],
  两件: [perform(AIR_ON), perform(MUSIC)],
  去哪: [CHOICES],
  第一个: [{ kind: 'choose', index: 0 }],
  好的: [{ kind: 'turn', turn: 'yes' }],
  不: [{ kind: 'turn', turn: 'no' }],
  撤销: [{ kind: 'turn', turn: 'undo' }],
  几点: [{ kind: 'answer', about: 'time', frame: frame() }],
  按这个: [{ kind: 'press', id: 'b1' }],
  先湖后乐: [perform(TO_LAKE), perform(MUSIC)],
  采用: [perform(wish('suggestions.accept', {}))],
};

let clock: FakeClock;
let car: FakeCar;
let hearing: FakeHearing;
let speech: FakeSpeech;
let model: FakeModel;
let assistant: Assistant;
let contexts: UnderstandingContext[];

beforeEach(() => {
  clock = new FakeClock();
  car = new FakeCar();
  hearing = new FakeHearing();
  speech = new FakeSpeech();
  model = new FakeModel();
  contexts = [];
  assistant = start();
});

function start(): Assistant {
  return createAssistant({
    ...{ clock, car, hearing, speech, model },
    log: pino({ level: 'silent' }),
    texts: createTexts(),
    understand(text, context) {
      contexts.push(context);
      return understood(MEANINGS[text] ?? [{ kind: 'nothing' }], [frame({ text })]);
    },
    driver: DRIVER,
  });
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

async function type(text: string, from = DRIVER): Promise<void> {
  await assistant.perform({ kind: 'submit', text, by: 'typed' }, from);
  await settle();
}

async function speak(text: string): Promise<void> {
  await assistant.perform({ kind: 'listen' }, DRIVER);
  hearing.final(text);
  await settle();
}

const touch = async (command: Parameters<Assistant['perform']>[0]) => {
  await assistant.perform(command, DRIVER);
  await settle();
};

const turn = () => assistant.state.turn;
const actions = (): WishedAction['action'][] => car.performed.map(({ action }) => action);

describe('a sentence', () => {
  it('that is typed is done, told, and leaves the screen once it was said', async () => {
    await type('空调');
    expect(car.performed).toEqual([AIR_ON]);
    expect(turn()).toMatchObject({ phase: 'answered', by: 'typed' });
    expect(speech.said).toEqual(['好的，打开空调']);
    clock.pass(60_000);
    expect(turn().phase).toBe('answered');
    speech.end();
    await settle();
    clock.pass(8000);
    expect(turn().phase).toBe('idle');
  });

  it('that is spoken is heard, shown, and done', async () => {
    await touch({ kind: 'listen' });
    expect(turn().phase).toBe('listening');
    hearing.listener?.partial('空');
    expect(turn().heard).toEqual({ text: '空', isFinal: false });
    hearing.final('空调');
    await settle();
    expect(car.performed).toEqual([AIR_ON]);
    expect(turn().by).toBe('press');
  });

  it('names what is likely to be said to the ears', async () => {
    car.names = [{ kind: 'place', name: '断桥' }];
    assistant.see('centre', [{ id: 'b1', label: '开始导航' }]);
    await touch({ kind: 'listen' });
    expect(hearing.hotWords).toEqual(['断桥', '开始导航']);
  });

  it('of nothing is told, and so is a microphone that fails', async () => {
    await speak('');
    expect(turn().results).toMatchObject([{ kind: 'answer', text: '没有听到声音' }]);
    await touch({ kind: 'listen' });
    hearing.listener?.failed({ key: 'assistant.microphoneDenied' });
    expect(turn().results).toHaveLength(1);
    expect(turn().phase).toBe('answered');
  });

  it('wakes by the wake word, if that is wanted', async () => {
    expect(hearing.onWoken).toBeNull();
    car.setWakeWord(true);
    hearing.onWoken?.();
    hearing.final('空调');
    await settle();
    expect(turn().by).toBe('wakeWord');
    expect(actions()).toEqual(['climate.setPower']);
  });

  it('is finished by letting go of the button', async () => {
    await touch({ kind: 'listen' });
    await touch({ kind: 'endOfSpeech' });
    expect(hearing.finished).toBe(1);
  });

  it('that asks is answered', async () => {
    await type('几点');
    expect(turn().results).toMatchObject([{ kind: 'answer' }]);
    expect(car.performed).toEqual([]);
  });

  it('presses what it names, at the display it came from', async () => {
    await type('按这个', PASSENGER);
    expect(car.pressed).toEqual([{ display: 'right', id: 'b1' }]);
  });

  it('knows who speaks, what is in sight, and what was said before', async () => {
    assistant.see('right', [{ id: 'x', label: '返回' }]);
    await type('空调', PASSENGER);
    await type('空调', PASSENGER);
    expect(contexts.at(-1)).toMatchObject({
      speaker: 'passenger',
      visible: [{ id: 'x', label: '返回' }],
      conversation: { frames: [{ text: '空调' }], actions: [AIR_ON] },
    });
  });
});

describe('several wishes', () => {
  it('wait for each other, and are told in their order', async () => {
    let goOn: () => void = () => undefined;
    car.busy = new Promise((resolve) => {
      goOn = resolve;
    });
    await type('先湖后乐');
    expect(actions()).toEqual(['navigation.navigate']);
    goOn();
    await settle();
    expect(actions()).toEqual(['navigation.navigate', 'media.play']);
    expect(turn().results.map(({ text }) => text)).toEqual(['导航去Lake', '播放音乐']);
  });

  it('ask about what has become risky meanwhile instead of doing it', async () => {
    car.onPerformed = () => {
      car.now = carThatIs('moving');
    };
    await type('开窗');
    expect(actions()).toEqual(['climate.setPower']);
    expect(turn()).toMatchObject({ phase: 'asking', isConfirming: true });
    await touch({ kind: 'confirm', isConfirmed: true });
    expect(actions()).toEqual(['climate.setPower', 'window.setPosition']);
  });
});

describe('a risky wish', () => {
  it('waits for a yes by touch', async () => {
    await type('后备箱');
    expect(turn()).toMatchObject({ phase: 'asking', isConfirming: true });
    expect(speech.said).toEqual(['确定要打开后备箱吗？']);
    expect(car.performed).toEqual([]);
    await touch({ kind: 'confirm', isConfirmed: true });
    expect(car.performed).toEqual([TRUNK]);
  });

  it('listens for the yes by itself when it was spoken, once the question is over', async () => {
    await speak('后备箱');
    expect(hearing.listener).toBeNull();
    speech.end();
    await settle();
    expect(turn()).toMatchObject({ phase: 'listening', isConfirming: true });
    hearing.final('好的');
    await settle();
    expect(contexts.at(-1)?.confirming).toEqual([TRUNK]);
    expect(car.performed).toEqual([TRUNK]);
  });

  it('does not listen by itself to somebody who types', async () => {
    await type('后备箱');
    speech.end();
    await settle();
    expect(hearing.listener).toBeNull();
  });

  it('is left alone by a no, by silence, and by another wish', async () => {
    await type('后备箱');
    await type('不');
    await type('后备箱');
    speech.end();
    await settle();
    clock.pass(15_000);
    await settle();
    expect(turn().results).toMatchObject([{ text: '好的，不做了' }]);
    await type('后备箱');
    await type('空调');
    await type('好的');
    expect(car.performed).toEqual([AIR_ON]);
  });

  it('is still refused by the car where it is not allowed', async () => {
    await type('后备箱');
    car.now = carThatIs('moving');
    await touch({ kind: 'confirm', isConfirmed: true });
    expect(car.performed).toEqual([]);
    expect(turn().results).toMatchObject([
      { kind: 'refused', reason: { key: 'vehicle.unsafeWhileMoving' } },
    ]);
  });
});

describe('a list', () => {
  it('is chosen from by touch or by voice', async () => {
    car.now = carThatIs('parked');
    await type('去哪');
    expect(turn().choices).toEqual([{ label: '西湖' }, { label: '后备箱' }]);
    await touch({ kind: 'choose', index: 0 });
    expect(car.performed).toEqual([TO_LAKE]);
    await type('去哪');
    await type('第一个');
    expect(contexts.at(-1)?.list).toHaveLength(2);
    expect(car.performed).toEqual([TO_LAKE, TO_LAKE]);
  });
});

describe('what the car takes long for', () => {
  it('is told as under way until the car shows it', async () => {
    car.underWay = ['c1'];
    await type('空调');
    expect(turn()).toMatchObject({
      said: '正在打开空调',
      results: [{ kind: 'underWay', text: '正在打开空调' }],
    });
    car.end({ status: 'done' });
    await settle();
    expect(turn()).toMatchObject({ said: '好的，打开空调', results: [{ kind: 'done' }] });
  });

  it('is told with the reason when the car does not do it', async () => {
    car.underWay = ['c1'];
    await type('空调');
    const before = speech.said.length;
    car.end({ status: 'failed', reason: { key: 'vehicle.notConfirmed' } });
    await settle();
    expect(turn().results).toMatchObject([{ kind: 'refused' }]);
    expect(speech.said.slice(before)).toEqual(['车辆未完成操作，已恢复实际状态']);
  });
});

describe('taking back', () => {
  const COOLING_OFF = wish('climate.setAirConditioning', { on: false });
  const off = () => {
    car.now = carThatIs('parked', {
      readings: {
        'Vehicle.Cabin.HVAC.IsAirConditioningActive': { freshness: 'fresh', value: false, ts: 0 },
      },
    });
  };

  it('undoes the last change, by touch or by voice', async () => {
    off();
    await type('空调');
    expect(turn().results).toMatchObject([{ kind: 'done', canUndo: true }]);
    await touch({ kind: 'undo' });
    expect(car.performed).toEqual([AIR_ON, COOLING_OFF]);
    expect(turn().results).toMatchObject([{ text: '已恢复' }]);
    await type('空调');
    await speak('撤销');
    expect(car.performed).toEqual([AIR_ON, COOLING_OFF, AIR_ON, COOLING_OFF]);
  });

  it('is possible for what was under way when the driver cut in', async () => {
    off();
    let goOn: () => void = () => undefined;
    car.busy = new Promise((resolve) => {
      goOn = resolve;
    });
    await type('两件');
    await touch({ kind: 'listen' });
    goOn();
    await settle();
    expect(car.performed).toEqual([AIR_ON]);
    expect(turn().phase).toBe('listening');
    hearing.final('撤销');
    await settle();
    expect(car.performed).toEqual([AIR_ON, COOLING_OFF]);
  });
});

describe('cutting in', () => {
  it('breaks off what is being said', async () => {
    await type('空调');
    expect(speech.state.speaking).not.toBeNull();
    await touch({ kind: 'listen' });
    expect(speech.state.speaking).toBeNull();
    expect(turn()).toMatchObject({ phase: 'listening', results: [] });
  });

  it('leaves what has not begun, and hears nothing of the one before', async () => {
    await touch({ kind: 'listen' });
    const before = hearing.listener;
    await touch({ kind: 'listen' });
    before?.final('后备箱');
    await settle();
    expect(turn().phase).toBe('listening');
    await touch({ kind: 'cancel' });
    expect(turn().phase).toBe('idle');
    expect(hearing.listener).toBeNull();
  });
});

describe('the model', () => {
  beforeEach(() => {
    model.state = { isConfigured: true, isOn: true, host: 'llm.example', trouble: null };
  });

  it('is asked only for what was not understood', async () => {
    await type('空调');
    expect(model.asked).toEqual([]);
    model.answer = { kind: 'answered', steps: [perform(AIR_ON)], text: null };
    await type('天书');
    expect(model.asked.map(({ text }) => text)).toEqual(['天书']);
    expect(car.performed).toEqual([AIR_ON, AIR_ON]);
  });

  it('changes nothing when it fails', async () => {
    await type('天书');
    expect(turn().results).toMatchObject([{ text: '没听明白，请换个说法' }]);
  });

  it('gets no risky wish past the question', async () => {
    model.answer = { kind: 'answered', steps: [perform(TRUNK)], text: null };
    await type('天书');
    expect(car.performed).toEqual([]);
    expect(turn().isConfirming).toBe(true);
  });

  it('is given up when the driver speaks again', async () => {
    await assistant.perform({ kind: 'submit', text: '天书', by: 'typed' }, DRIVER);
    await assistant.perform({ kind: 'listen' }, DRIVER);
    expect(model.signals[0]?.aborted).toBe(true);
    await settle();
    expect(turn()).toMatchObject({ phase: 'listening', results: [] });
  });

  it('tells displays of it no more than they need', () => {
    expect(assistant.state.model).toEqual(model.state);
  });
});

describe('memory', () => {
  it('holds for a minute without a word', async () => {
    await type('空调');
    clock.pass(59_000);
    await type('空调');
    expect(contexts.at(-1)?.conversation.actions).toEqual([AIR_ON]);
    speech.end();
    await settle();
    clock.pass(61_000);
    await type('空调');
    expect(contexts.at(-1)?.conversation).toEqual({ frames: [], actions: [], asked: null });
  });

  it('repeats what was said', async () => {
    await type('空调');
    speech.end();
    await touch({ kind: 'repeat' });
    expect(speech.said).toEqual(['好的，打开空调', '好的，打开空调']);
  });
});

describe('a suggestion', () => {
  const CARD: Suggestion = {
    ...{ id: 'c1', service: 'coffee', rule: 'usual', shownAt: 0, expiresAt: 1, isOffer: false },
    title: { 'zh-CN': '早上好', 'en-US': 'Good morning' },
    text: { 'zh-CN': '来一杯？', 'en-US': 'A cup?' },
    offer: { 'zh-CN': '来一杯', 'en-US': 'Order' },
    action: 'services.show',
    because: [{ fact: 'minuteOfDay', value: 480 }],
  };

  it('is said once, into silence only', () => {
    car.suggest(CARD);
    expect(speech.said).toEqual(['早上好，来一杯？']);
    speech.end();
    car.suggest(CARD);
    car.suggest(null);
    expect(speech.said).toHaveLength(1);
  });

  it('is not said to a driver who has muted guidance, nor into a conversation', async () => {
    await type('空调');
    speech.end();
    car.suggest(CARD);
    expect(speech.said).toEqual(['好的，打开空调']);
    const { settings } = car.now;
    car.now = carThatIs('parked', { settings: { ...settings, guidanceVoice: 'muted' } });
    await touch({ kind: 'cancel' });
    car.suggest({ ...CARD, id: 'c2' });
    expect(speech.said).toHaveLength(1);
  });

  it('is accepted at once when it buys nothing, and asked about when it does or may', async () => {
    const parked = carThatIs('parked');
    car.now = { ...parked, services: { ...parked.services, hasSuggestion: true } };
    car.suggest(CARD);
    await type('采用');
    expect(actions()).toEqual(['suggestions.accept']);
    expect(contexts.at(-1)?.suggestion).toEqual({ rule: 'coffee/usual', action: 'services.show' });
    car.suggest({ ...CARD, id: 'c2', action: 'food.orderUsual' });
    await type('采用');
    expect(turn().isConfirming).toBe(true);
    car.suggest({ ...CARD, id: 'c3', action: 'no.such' });
    await type('采用');
    expect(turn().isConfirming).toBe(true);
    expect(actions()).toEqual(['suggestions.accept']);
  });
});

describe('the end', () => {
  it('leaves nothing running', async () => {
    await type('空调');
    speech.end();
    await settle();
    await assistant.close();
    expect(clock.pending).toBe(0);
  });
});
