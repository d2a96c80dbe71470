import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../../main/assistant/understanding/load-grammar.ts';
import { contextOf } from '../../../test/fixtures/assistant/car-context.ts';
import { actionById } from '../../actions/registry.ts';
import { framesOf } from '../frames-of.ts';
import { soundUnitsOf } from '../names/sound-units.ts';
import { understand } from '../understand.ts';
import { SoundWords } from './sound-words.ts';

const GRAMMAR = loadGrammar('zh-CN');
const NOW = { now: Date.UTC(2026, 0, 7, 2), utcOffsetMin: 480 };

const words = (text: string) =>
  framesOf(text, GRAMMAR, NOW).frames.flatMap(({ slots }) =>
    slots.map(({ role, id }) => `${role}=${id ?? ''}`),
  );

const understood = (text: string) =>
  understand(
    text,
    GRAMMAR,
    contextOf({ id: 'test-01', say: text, expect: [], outcome: 'none', tags: [] }),
  );

describe('a word by its sound', () => {
  const sounds = new SoundWords();
  sounds.add('氛围灯', 'device', 'ambientLight');
  sounds.add('香薰', 'device', 'fragrance');
  sounds.add('打开', 'operation', 'on');
  const find = (text: string) => sounds.find(soundUnitsOf(text))?.id ?? null;

  it('is found where all syllables are near, or one of three differs in a letter', () => {
    expect(find('分为登')).toBe('ambientLight');
    expect(find('氛围顿')).toBe(null);
    expect(find('氛围邓')).toBe('ambientLight');
    expect(find('香勋')).toBe('fragrance');
  });

  it('of two characters has one that is written alike', () => {
    expect(find('乡勋')).toBe(null);
    expect(find('香孙')).toBe(null);
  });

  it('is never a verb', () => {
    expect(find('打凯')).toBe(null);
  });
});

describe('what was heard wrong', () => {
  it.each([
    ['打开遮羊帘', 'device=sunshade'],
    ['付驾座椅加热打开', 'position=passenger'],
    ['把方相盘加热打开', 'device=steeringWheel'],
    ['温读调高一点', 'aspect=temperature'],
    ['后视静折叠起来', 'device=mirror'],
  ])('is a word of the car: %s', (text, expected) => {
    expect(words(text)).toContain(expected);
  });

  it.each(['语言换成英文', '省点电', '打开东北铁锅炖', '再开条小路'])(
    'is not looked for in what means something else: %s',
    (text) => {
      const { frames } = framesOf(text, GRAMMAR, NOW);
      for (const { slots } of frames) {
        expect(slots.filter(({ role, id }) => role === 'device' && id !== undefined)).toEqual([]);
      }
    },
  );

  it('leaves titles and places alone', () => {
    expect(words('播放氛为灯')).toContain('song=');
    expect(words('导航去付驾桥')).not.toContain('position=passenger');
  });

  it.each(['后备香打开', '打开主架车窗', '把雨刷其打开', '打开大灯光带', '关闭前大登'])(
    'does nothing at once but what is harmless: %s',
    (text) => {
      for (const step of understood(text).steps) {
        if (step.kind !== 'perform') continue;
        const risks = step.actions.map(({ action }) => actionById(action)?.risk);
        expect(risks.every((risk) => risk === 'none' || risk === 'comfort')).toBe(true);
      }
    },
  );

  it('stays forbidden or asked', () => {
    const moods = (text: string) => understood(text).frames.map(({ mood }) => mood);
    expect(moods('别把氛为灯关了')).toEqual(['negated']);
    expect(moods('氛为灯关了吗')).toEqual(['question']);
  });
});
