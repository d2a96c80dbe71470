import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../main/assistant/understanding/load-grammar.ts';
import { framesOf } from './frames-of.ts';

const GRAMMAR = loadGrammar('zh-CN');
const NOW = { now: Date.UTC(2026, 0, 7, 2), utcOffsetMin: 480 };

/** Frames in one line each, what was said by role: `music.play artist=邓紫棋`. */
function short(text: string): string[] {
  return framesOf(text, GRAMMAR, NOW).frames.map(({ domain, intent, slots }) => {
    const said = slots
      .filter(({ role, text: words }) => role !== 'operation' && words !== '')
      .map(({ role, text: words }) => `${role}=${words}`);
    return [`${domain}.${intent}`, ...said].join(' ');
  });
}

const modeOf = (text: string) =>
  framesOf(text, GRAMMAR, NOW).frames.flatMap(({ slots }) =>
    slots.flatMap(({ role, id }) => (role === 'operation' && id !== undefined ? [id] : [])),
  );

describe('music for an occasion', () => {
  it.each([
    ['来首哄宝宝睡觉的摇篮曲', ['media.play theme=哄宝宝睡觉 kind=摇篮曲']],
    ['我要练瑜伽了来点音乐', ['media.play theme=瑜伽 kind=音乐']],
    ['放点适合遛弯的歌', ['media.play theme=遛弯 kind=歌']],
    ['准备健身了来首带劲的', ['media.play theme=健身 mood=带劲']],
    ['来点做手工的时候听的音乐', ['media.play theme=做手工 kind=音乐']],
    ['下雪天听什么歌好', ['media.play theme=下雪天 kind=歌']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('titles', () => {
  it.each([
    ['放一首跟我走吧', ['media.play song=跟我走吧']],
    ['放一首消愁吧', ['media.play song=消愁']],
    ['播放再见了', ['media.play song=再见了']],
    ['来一首隐形的翅膀', ['media.play song=隐形的翅膀']],
  ])('may end in a particle, and hold one: %s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('how a song goes on', () => {
  it.each([
    ['单曲循环这首曲子', ['repeatOne']],
    ['把这首歌一直循环下去', ['repeatOne']],
    ['反复播放这首', ['repeatOne']],
    ['别再循环了', ['off', 'repeatAll']],
    ['不想听这首歌了', ['next']],
    ['倒回去十五秒', ['rewind']],
    ['往前跳一分钟', ['forward']],
    ['接着上次的放', ['resume']],
  ])('%s', (text, expected) => {
    expect(modeOf(text)).toEqual(expected);
  });
});

describe('the radio', () => {
  it.each([
    ['收听调频九十六点三', ['radio.play genre=调频 channel=九十六点三']],
    ['打开收音机调到九十九点六', ['radio.play kind=收音机 channel=九十九点六']],
    ['切换到城市生活广播', ['radio.play title=城市生活 kind=广播']],
    ['收音机换个台', ['radio.control kind=收音机']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('films by what they are about', () => {
  it.each([
    ['有没有讲缉毒的电视剧', ['video.play genre=缉毒 kind=电视剧']],
    ['来一部关于恐龙的纪录片', ['video.play genre=恐龙 kind=纪录片']],
    ['有什么适合全家看的电影', ['video.play audience=全家 kind=电影']],
    ['黄渤演的电影有哪些', ['video.query artist=黄渤 topic=演 kind=电影']],
    ['播放爱奇艺里的人世间', ['video.play title=人世间']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('the traffic to a place', () => {
  it.each([
    ['去佛山的高速堵不堵', ['navigation.traffic destination=佛山 topic=堵不堵']],
    ['到单位那条路现在通不通', ['navigation.traffic destination=单位 topic=通不通']],
    ['港珠澳大桥堵得厉害吗', ['navigation.traffic place=港珠澳大桥 topic=堵得厉害吗']],
    ['前面那段怎么开不动了', ['navigation.traffic place=前面那段 topic=开不动']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('the weather', () => {
  it.each([
    ['四川省凉山州会理市的天气', ['weather.query place=四川省凉山州会理市 weather=天气']],
    ['大庆下不下雪', ['weather.query place=大庆 weather=下不下雪']],
    ['往后一个星期的天气如何', ['weather.query date=往后一个星期 weather=天气']],
    ['桂林现在的气温', ['weather.query place=桂林 weather=气温']],
    ['苏州今明两天天气', ['weather.query place=苏州 date=今明两天 weather=天气']],
    ['杭州临平区天气', ['weather.query place=杭州临平区 weather=天气']],
    ['暴雨要下到几点', ['weather.query weather=暴雨']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('the way', () => {
  it.each([
    ['附近三公里以内的修车行有哪些', ['navigation.search distance=三公里以内 category=修车行']],
    ['方圆八里地有没有加油站', ['navigation.search distance=方圆八里地 category=加油站']],
    ['我想上报前面道路塌陷', ['navigation.reportEvent topic=道路塌陷']],
    ['这边有人逆行帮我上报一下', ['navigation.reportEvent topic=逆行']],
    ['把路上要停的地方全清空', ['navigation.removeVia']],
    ['途经点一个都不去了', ['navigation.removeVia']],
    ['先去幼儿园接孩子再回家', ['navigation.navigate via=幼儿园 destination=家']],
    ['不用导航了这条路我认识', ['navigation.stop']],
    ['大概几点能到', ['navigation.remaining topic=几点能到']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('the telephone', () => {
  it.each([
    ['给我三舅去个电话', ['phone.call contact=三舅 kind=电话']],
    ['给咱爸拨个电话', ['phone.call contact=咱爸 kind=电话']],
    ['跟我媳妇通个话', ['phone.call contact=媳妇 kind=话']],
    ['联系我表姐', ['phone.call contact=表姐']],
  ])('whose a relative is belongs to no name: %s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('what was told before a wish', () => {
  it('is no part of it, whatever the wish is about', () => {
    expect(short('孩子哭了放个儿歌')).toEqual(['media.play kind=儿歌']);
  });
});

describe('what is none of the business of a car', () => {
  it.each(['今天限行尾号是多少', '排骨怎么炖才好吃', '你看那边那个人', '明天早上八点叫我起床'])(
    '%s',
    (text) => {
      const { frames } = framesOf(text, GRAMMAR, NOW);
      expect(
        frames.every(({ domain, intent }) => `${domain}.${intent}` === 'dialogue.request'),
      ).toBe(true);
    },
  );
});
