import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../main/assistant/understanding/load-grammar.ts';
import { carCommands, type CarCommand } from '../../test/fixtures/assistant/car-commands.ts';
import { contextOf } from '../../test/fixtures/assistant/car-context.ts';
import { actionById } from '../actions/registry.ts';
import type { Step, WishedAction } from './step.ts';
import { understand } from './understand.ts';
import { NO_CONVERSATION, type UnderstandingContext } from './understanding-context.ts';

const RISKY: ReadonlySet<string> = new Set(['traffic', 'security', 'purchase', 'erasure']);

const actionsOf = (steps: readonly Step[]): readonly WishedAction[] =>
  steps.flatMap((step) => (step.kind === 'perform' || step.kind === 'confirm' ? step.actions : []));

const isRisky = ({ action }: Pick<WishedAction, 'action'>): boolean =>
  RISKY.has(actionById(action)?.risk ?? '');

const LINE: CarCommand = { id: 'test-01', say: '测试', expect: [], outcome: 'none', tags: [] };
const CONTEXT = contextOf(LINE);

const said = (text: string, context: UnderstandingContext = CONTEXT) =>
  understand(text, loadGrammar(context.language), context);

const wished = (text: string, context?: UnderstandingContext) =>
  actionsOf(said(text, context).steps).map(({ action, input }) => [action, input]);

/** The context after `text` was said. */
function after(text: string, context: UnderstandingContext = CONTEXT): UnderstandingContext {
  const { frames, steps } = said(text, context);
  const asked = steps.find((step) => step.kind === 'ask');
  const confirming = steps.find((step) => step.kind === 'confirm');
  return {
    ...context,
    conversation: {
      ...NO_CONVERSATION,
      frames,
      asked: asked ? { for: asked.for, pending: asked.pending } : null,
    },
    confirming: confirming?.actions ?? [],
  };
}

/** Single risky wishes of the list, plainly said. */
const RISKY_WISHES = carCommands().filter(
  ({ say, expect: actions, context }) =>
    /^[^，、《》“”]{2,40}$/u.test(say) &&
    /\p{Script=Han}/u.test(say) &&
    !/然后|再|吧$/u.test(say) &&
    context?.previous === undefined &&
    actions.length === 1 &&
    actions.every(isRisky),
);

describe('understanding', () => {
  it('takes several wishes in their order', () => {
    expect(wished('打开空调然后导航去西湖')).toEqual([
      ['climate.setPower', { on: true }],
      ['navigation.navigate', { destination: { by: 'text', text: '西湖' } }],
    ]);
  });

  it.each([
    ['副驾窗户升起来', [['window.setPosition', { window: 'passenger', percent: 0 }]]],
    ['左后窗户降下来', [['window.setPosition', { window: 'rearDriver', percent: 100 }]]],
    ['主驾车窗降一半', [['window.setPosition', { window: 'driver', percent: 50 }]]],
    ['司机这边的玻璃降下来', [['window.setPosition', { window: 'driver', percent: 100 }]]],
    ['尾门降下来', [['trunk.setOpen', { open: false }]]],
    ['开窗透透气', [['window.setPosition', { window: 'driver', percent: 100 }]]],
    ['把车锁了', [['door.setLocked', { locked: true }]]],
    ['空调太冷了关掉', [['climate.setPower', { on: false }]]],
    ['玻璃里面都是水汽', [['climate.setFrontDefroster', { on: true }]]],
  ])('%s', (text, expected) => {
    expect(wished(text)).toEqual(expected);
  });

  it.each(['后排的灯关了', '车里的灯打开'])('leaves the headlights alone: %s', (text) => {
    expect(wished(text)).toEqual([]);
  });

  it('does not zoom the map for the sake of its voice', () => {
    expect(wished('导航声音小一点')).not.toContainEqual(['map.zoom', { direction: 'out' }]);
  });

  it('tells glass that goes up from glass that opens further', () => {
    const { car } = CONTEXT;
    if (!car) throw new Error('no car');
    const path = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
    const readings = { ...car.readings, [path]: { freshness: 'fresh' as const, value: 50, ts: 0 } };
    const halfOpen = { ...CONTEXT, car: { ...car, readings } };
    expect(wished('车窗升一点', halfOpen)).toEqual([
      ['window.setPosition', { window: 'driver', percent: 30 }],
    ]);
    expect(wished('车窗降一点', halfOpen)).toEqual([
      ['window.setPosition', { window: 'driver', percent: 70 }],
    ]);
  });

  it('carries on from what was said before', () => {
    const before = after('主驾座椅加热二挡');
    expect(wished('那副驾呢', before)).toEqual([
      ['seat.setHeatingCooling', { seat: 'passenger', level: 2 }],
    ]);
  });

  it('plays a song before it repeats it', () => {
    expect(wished('单曲循环青石板')).toEqual([
      ['media.playByName', { text: '青石板' }],
      ['media.setRepeat', { repeat: 'one' }],
    ]);
  });

  it('does not take the way to the destination for the way to something else', () => {
    expect(said('到下一个加油站还有多远').steps).toMatchObject([{ kind: 'unsupported' }]);
    expect(said('还有多久到目的地').steps).toMatchObject([{ kind: 'answer', about: 'eta' }]);
  });

  it('goes to a kind of place that has no category by its word', () => {
    expect(wished('导航去电影院')).toEqual([
      ['navigation.navigate', { destination: { by: 'text', text: '电影院' } }],
    ]);
  });

  it('looks for what the driver wants to eat', () => {
    expect(wished('我想吃火锅')).toEqual([
      ['navigation.navigate', { destination: { by: 'text', text: '火锅' } }],
    ]);
    expect(wished('先去吃饭还是先去看电影')).toEqual([]);
  });

  it('takes a correction in the place of what was wrong', () => {
    expect(wished('不对，是二十二度', after('空调调到二十四度'))).toEqual([
      ['climate.setTemperature', { zone: 'all', celsius: 22 }],
    ]);
    expect(wished('空调调到二十四，不对，二十三度')).toEqual([
      ['climate.setTemperature', { zone: 'all', celsius: 23 }],
    ]);
  });

  it('completes the wish it asked about', () => {
    expect(wished('灵隐寺', after('导航'))).toEqual([
      ['navigation.navigate', { destination: { by: 'text', text: '灵隐寺' } }],
    ]);
  });

  it('takes the wish said once more for a yes, and nothing else', () => {
    const before = after('打开后备箱');
    expect(said('打开吧', before).steps).toEqual([{ kind: 'turn', turn: 'yes' }]);
    expect(said('今天天气真好', before).steps).not.toContainEqual({ kind: 'turn', turn: 'yes' });
  });

  it('asks when two wishes exclude each other', () => {
    expect(said('打开车窗，关上车窗').steps).toMatchObject([{ kind: 'ask', for: 'contradiction' }]);
  });

  it('presses a button in sight by its label, unless the words are a wish', () => {
    const visible = [
      { id: 'a', label: '概况' },
      { id: 'b', label: '停止充电' },
    ];
    expect(said('概况', { ...CONTEXT, visible }).steps).toEqual([{ kind: 'press', id: 'a' }]);
    expect(said('停止充电', { ...CONTEXT, visible }).steps).toMatchObject([{ kind: 'confirm' }]);
  });

  it('presses a button that is named after a word for pressing, whatever else the words could be', () => {
    const visible = [{ id: 'a', label: '导航' }];
    expect(said('点一下导航', { ...CONTEXT, visible }).steps).toEqual([{ kind: 'press', id: 'a' }]);
    expect(said('点一下导航').steps).toMatchObject([{ kind: 'unsupported' }]);
    expect(said('不要导航', { ...CONTEXT, visible }).steps).not.toMatchObject([{ kind: 'press' }]);
  });

  it('asks about risky words half understood, unless they are refused now anyway', () => {
    const text = '灯都关了省点电';
    const driving = contextOf({ ...LINE, context: { moving: true } });
    expect(said(text).steps).toMatchObject([{ kind: 'confirm' }]);
    expect(said(text, driving).steps).toMatchObject([{ kind: 'perform' }]);
  });

  it('hands out only inputs that their actions accept', () => {
    for (const command of carCommands()) {
      const context = contextOf(command);
      for (const { action, input } of actionsOf(said(command.say, context).steps)) {
        expect(actionById(action)?.input.safeParse(input).success, command.say).toBe(true);
      }
    }
  });
});

describe('a risky wish', () => {
  const FORMS: Readonly<Record<string, (wish: string) => string>> = {
    'that is negated': (wish) => `不要${wish}`,
    'that is strongly negated': (wish) => `千万别${wish}`,
    'that is a question': (wish) => `${wish}吗`,
    'whose reason is asked for': (wish) => `为什么${wish}`,
    'that is a song': (wish) => `播放《${wish}》`,
    'that is a place': (wish) => `导航去《${wish}》`,
    'that somebody else said': (wish) => `他说《${wish}》`,
    'in the middle of a story': (wish) =>
      `昨天我跟朋友聊天的时候听他讲了半天${wish}这件事情真是太有意思了`,
  };

  it.each(Object.entries(FORMS))('%s comes to nothing risky', (_name, form) => {
    expect(RISKY_WISHES.length).toBeGreaterThan(100);
    for (const command of RISKY_WISHES) {
      const text = form(command.say);
      expect(actionsOf(said(text, contextOf(command)).steps).filter(isRisky), text).toEqual([]);
    }
  });
});

describe('any text', () => {
  const HARMLESS =
    '打开 关闭 关 调到 空调 温度 二十四度 百分之五十 座椅 加热 导航去 西湖 播放 音量 大一点 小一点 主驾 副驾 所有 然后 ， 吗 别 不对 算了 第二个 最近的 好的 确认 取消 回家 风 一挡 太冷了 是不是 啊 123 《 》 on off all the 😀';

  it('is understood without an error, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(actionsOf(said(text).steps).filter(isRisky)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('does nothing risky without a word for it', () => {
    const word = fc.constantFrom(...HARMLESS.split(' '));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const risky = actionsOf(said(words.join('')).steps).filter(
          ({ action }) => actionById(action)?.risk !== 'traffic' && isRisky({ action }),
        );
        expect(risky).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('of ten thousand characters is no wish', () => {
    expect(actionsOf(said('打开车窗'.repeat(2500)).steps)).toEqual([]);
  });
});
