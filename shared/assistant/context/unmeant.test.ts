import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../../main/assistant/understanding/load-grammar.ts';
import type { Language } from '../../settings/settings.ts';
import { contextIn } from '../model/question.fixture.ts';
import { understand } from '../understand.ts';

function actionsOf(text: string, language: Language = 'zh-CN'): readonly string[] {
  const { steps } = understand(text, loadGrammar(language), contextIn(null, { language }));
  return steps.flatMap((step) =>
    step.kind === 'perform' || step.kind === 'confirm'
      ? step.actions.map(({ action }) => action)
      : [],
  );
}

describe('what only sounds like a wish', () => {
  it.each([
    ['of another', '他说打开车窗'],
    ['of another, after a breath', '老婆说，把导航关了'],
    ['to another', '让他自己打开后备箱'],
    ['that another does', '孩子把车窗打开了'],
    ['of another car', '前面那辆车后备箱打开了'],
    ['asked in reproach', '谁让你结束导航的'],
    ['that is over', '我已经打开后备箱了'],
    ['that happened', '车门突然解锁了'],
    ['that lasts', '后备箱打开着'],
    ['for later', '五分钟后打开后备箱'],
    ['for another place', '到家了再打开后备箱'],
    ['on a condition', '充满了就停止充电'],
    ['named in a sentence', '打开后备箱是违法的'],
    ['named before it is done', '打开后备箱之前告诉我'],
    ['of an opened thing', '打开的后备箱'],
    ['taken back', '打开后备箱开玩笑的'],
    ['taken back at once', '打开后备箱算了'],
    ['stopped', '打开后备箱！别！'],
    ['asked back', '取消订单？'],
    ['between two', '开窗还是开空调'],
    ['with a title', '打开后备箱的声音好大'],
    ['forbidden', '禁止打开后备箱'],
    ['forbidden after another wish', '别导航去西湖'],
    ['that cannot be done', '车窗关不上了'],
    ['forbidden of what is erased', '千万别把睡前这个歌单删了'],
    ['forbidden and wished', '开窗别开窗'],
  ])('%s: %s', (_, text) => {
    expect(actionsOf(text)).toEqual([]);
  });

  it.each([
    'he said open the trunk',
    'open the trunk in five minutes',
    'if it rains close the windows',
    'open the trunk of his car',
    'open the trunk just kidding',
    "don't pay the bill",
    'no need to open the window',
  ])('%s', (text) => {
    expect(actionsOf(text, 'en-US')).toEqual([]);
  });
});

describe('what is wished beside it', () => {
  it.each([
    ['打开空调别开车窗', ['climate.setPower']],
    ['打开后备箱不对打开空调', ['climate.setPower']],
    ['我说打开后备箱', ['trunk.setOpen']],
    ['我让你打开后备箱', ['trunk.setOpen']],
    ['能不能打开后备箱', ['trunk.setOpen']],
    ['可以打开后备箱吗？', ['trunk.setOpen']],
    ['孩子说冷把窗户关上', ['window.setPosition']],
    ['天已经黑了打开大灯', ['lights.setSwitch']],
    ['突然下雨了打开雨刮', ['wipers.setMode']],
    ['给老婆打开副驾座椅加热', ['seat.setHeatingCooling']],
    ['已经到了关闭导航', ['navigation.stop']],
    ['打开后备箱，我已经到了', ['trunk.setOpen']],
    ['把窗户关上再打开空调', ['window.setPosition', 'climate.setPower']],
    ['左边的窗户关了右边的别关', ['window.setPosition', 'window.setPosition']],
    ['风大关窗', ['window.setPosition']],
    ['播放突然好想你', ['media.playByName']],
    ['来首算了吧', ['media.playByName']],
  ])('%s', (text, actions) => {
    expect(actionsOf(text)).toEqual(actions);
  });
});
