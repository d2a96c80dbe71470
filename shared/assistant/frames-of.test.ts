import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../main/assistant/understanding/load-grammar.ts';
import { framesOf } from './frames-of.ts';

const GRAMMAR = loadGrammar('zh-CN');
const NOW = { now: Date.UTC(2026, 0, 7, 2), utcOffsetMin: 480 };

const read = (text: string) => framesOf(text, GRAMMAR, NOW);

/** Frames in one line each: `car control: on airConditioning 23`. */
function short(text: string): string[] {
  return read(text).frames.map(({ domain, intent, mood, slots }) => {
    const words = slots.map(({ id, value: number, text: said }) => String(number ?? id ?? said));
    const head = [domain, intent, ...(mood === 'wish' ? [] : [mood])].join(' ');
    return `${head}: ${words.join(' ')}`;
  });
}

describe('wishes about the car', () => {
  it.each([
    ['打开空调', ['car control: on airConditioning']],
    ['空调打开一下', ['car control: on airConditioning']],
    ['帮我把主驾的座椅加热关了', ['car control: off driver seat heating']],
    ['温度调高一点', ['car control: increase temperature slightly']],
    ['副驾温度二十四度半', ['car control: passenger temperature 24.5']],
    ['车窗开到百分之三十', ['car control: set window 30']],
    ['主驾和副驾的座椅通风打开', ['car control: on driver passenger seat ventilation']],
    ['屏幕亮一点', ['device control: increase screen slightly']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('several wishes in one breath', () => {
  it.each([
    [
      '把空调调到二十度打开座椅按摩',
      ['car control: set airConditioning 20', 'car control: on seat massage'],
    ],
    [
      '风量调到三挡温度调到二十三度',
      ['car control: set fanSpeed 3', 'car control: set temperature 23'],
    ],
    ['打开天窗再导航去西湖', ['car control: on sunroof', 'navigation navigate: navigate 西湖']],
    ['关闭阅读灯、氛围灯', ['car control: off readingLight', 'car control: off ambientLight']],
    ['打开座椅通风和按摩', ['car control: on seat ventilation', 'car control: on seat massage']],
    ['播放青花瓷打开空调', ['media play: 播放 青花瓷', 'car control: on airConditioning']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('a reason before a wish', () => {
  it.each([
    [
      '我这边有点冷把温度升两度',
      ['car feel: increase temperature', 'car control: raise temperature 2'],
    ],
    [
      '好冷把方向盘加热打开',
      ['car feel: increase temperature', 'car control: on steeringWheel heating'],
    ],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('a reason that is no wish', () => {
  it.each([
    // What is told before the wish …
    ['前方有车祸赶紧把双闪开开', ['car control: on hazardLight']],
    ['平板快没电了开一下无线充电', ['car control: on wirelessCharging']],
    ['小孩睡着了把音量调小', ['device control: decrease volume']],
    ['外面太吵了快把窗户关好', ['car control: off window']],
    ['太热了快把空调开开', ['car control: on airConditioning']],
    ['雨下大了雨刮快点', ['car control: increase wiper slightly']],
    ['前面堵车了把天窗关上', ['car control: off sunroof']],
    ['我妈怕冷把副驾温度升两度', ['car control: raise passenger temperature 2']],
    // … and after it.
    ['关窗下雨了', ['car control: off window']],
    ['把空调打开热死了', ['car control: on airConditioning']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it.each(['如果下雨就把窗户关上', '到家以后把空调关了', '停车的时候把车窗关上'])(
    'is none when it tells of another time: %s',
    (text) => {
      for (const { confidence } of read(text).frames) expect(confidence).toBeLessThan(0.3);
    },
  );

  it.each(['播放下雨了', '来一首天黑了'])('is none in a title: %s', (text) => {
    expect(read(text).frames.map(({ domain }) => domain)).toEqual(['media']);
  });

  it('leaves whose wish it is', () => {
    expect(short('后排小孩热把后排空调打开')).toEqual(['car control: on rear airConditioning']);
  });
});

describe('words that were not meant so', () => {
  it.each([
    ['快关窗', ['car control: off window']],
    ['快点把雨刮打开', ['car control: on wiper']],
    ['雨刮快一点', ['car control: increase wiper slightly']],
    ['天窗窗打开一下', ['car control: on sunroof']],
    ['关关闭遮阳帘', ['car control: off sunshade']],
    ['把温度调到调到二十度', ['car control: set temperature 20']],
    ['空调调到二十度', ['car control: set airConditioning 20']],
    ['座椅通风这个功能关掉', ['car control: off seat ventilation']],
    ['打开天窗后切换内循环', ['car control: on sunroof', 'car control: set recirculation']],
    ['关闭后窗', ['car control: off rear window']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('what somebody no longer wants', () => {
  it.each([
    ['风别这么大', ['car control: wind decrease']],
    ['座椅加热别太热', ['car control: seat heating decrease']],
    ['别用内循环了', ['car control: recirculation off']],
    ['我不需要座椅加热了', ['car control: seat heating off']],
    ['空调一点都不凉', ['car feel: decrease temperature']],
    ['超速别再报警了', ['car control: off trafficSign']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('where one wish ends and the next begins', () => {
  it.each([
    [
      '把空调打开温度调到二十一度风量调到四档',
      [
        'car control: on airConditioning',
        'car control: set temperature 21',
        'car control: set fanSpeed 4',
      ],
    ],
    [
      '打开空调内循环风量两挡',
      ['car control: on airConditioning recirculation', 'car control: fanSpeed 2'],
    ],
    [
      '主驾座椅加热副驾座椅通风关掉',
      ['car control: off driver seat heating', 'car control: off passenger seat ventilation'],
    ],
    ['前排车窗和天窗都关上', ['car control: off front window', 'car control: off sunroof']],
    [
      '空调调到二十二度风量调到两挡',
      ['car control: set airConditioning 22', 'car control: set fanSpeed 2'],
    ],
    ['切换舒适模式打开座椅通风', ['car control: set comfort', 'car control: on seat ventilation']],
    [
      '打开空调温度调成二十六度',
      ['car control: on airConditioning', 'car control: set temperature 26'],
    ],
    [
      '打开空调二十四度风量三档内循环',
      [
        'car control: on airConditioning 24',
        'car control: fanSpeed 3',
        'car control: recirculation',
      ],
    ],
    ['主驾二十二副驾二十四', ['car control: driver 22', 'car control: passenger 24']],
    [
      '有点冷副驾座椅加热开到二挡',
      ['car feel: increase temperature', 'car control: set passenger seat heating 2'],
    ],
    ['空调吹脚风量两挡', ['car control: airConditioning feet', 'car control: fanSpeed 2']],
    ['座椅往前移到最前面', ['car control: move seat forward foremost']],
    ['打开午休模式关闭音乐', ['car control: on rest', 'media control: pause music']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('things that are no other things', () => {
  it.each([
    ['打开行李箱照明灯', ['car control: on trunkLight']],
    ['车里的灯打开', ['car control: on interiorLight']],
    ['氛围灯换成彩虹流水', ['car control: set ambientLight lightKind']],
    ['给我把车锁上', ['car control: lock']],
    ['锁一下车', ['car control: lock']],
    ['后窗户上全是水汽', ['car feel: on rearDefrost']],
    ['车窗起雾看不清了', ['car feel: on demist']],
    ['外后视镜自动折叠关闭', ['car control: off mirror autoFold']],
    ['转向模式改为运动', ['car control: set steeringWheel sport']],
    ['刹车模式设为舒适', ['car control: set brakePedal comfort']],
    ['我的车还能跑多远', ['car query question: range']],
    ['空调制冷', ['car control: airConditioning cooling']],
    ['打开年检提醒', ['car control: on 年检提醒']],
    ['氛围灯换成薄荷绿', ['car control: set ambientLight green']],
    ['风往脚上吹', ['car control: wind feet']],
    ['打开星河之声电台', ['radio play: on 星河之声 电台']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('names by their place in the sentence', () => {
  it.each([
    ['李小河的青石板来一首', ['media play: 李小河 青石板 play']],
    ['播一下李小河的青石板这首歌', ['media play: 播一下 李小河 青石板']],
    ['来一首二胡曲青石板', ['media play: 来一首 二胡 song 青石板']],
    ['给我来首韩语歌', ['media play: 来首 韩语 song']],
    ['可以播放一下青石板吗', ['media play: 播放一下 青石板']],
    ['来几首八十年代经典老歌', ['media play: 来几首 八十年代 经典 song']],
    ['放一部喜剧片', ['video play: 放一部 喜剧 film']],
    ['去云海广场逛街', ['navigation navigate: navigate 云海广场']],
    ['途中加一个超市', ['navigation addVia: supermarket']],
    [
      '从云海广场到青石镇多远',
      ['navigation remaining question: 云海广场 青石镇 remainingDistance'],
    ],
    ['还有多少电', ['car query question: charge']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('the way people talk', () => {
  it.each([
    ['播放播放李小河的青石板', ['media play: 播放 李小河 青石板']],
    ['我想听嗯那个李小河的青石板', ['media play: 听 李小河 青石板']],
    ['导航到呃青石镇', ['navigation navigate: navigate 青石镇']],
    ['导航导航到青石镇', ['navigation navigate: navigate 青石镇']],
    ['放一首李小河的青石板给我听听', ['media play: 放一首 李小河 青石板']],
    ['放个战争片看看', ['video play: 放个 战争 film']],
    ['来点摇滚嗨一下', ['media play: 来点 摇滚']],
    ['我想给小河的移动号打电话', ['phone call: 小河 移动 打 电话']],
    ['大后儿个啥天气', ['weather query question: 大后儿个 general']],
  ])('%s', (text, expected) => {
    const frames = short(text).map((line) => line.replace(/\d{13}/u, '大后儿个'));
    expect(frames).toEqual(expected);
  });
});

describe('music, by what was said of it', () => {
  it.each([
    ['把音乐打开', ['media play: music play']],
    ['梁静茹青石板', ['media play: 梁静茹 青石板']],
    ['播放关不上的青石门', ['media play: 播放 关不上的青石门']],
    ['来几首女歌手唱的民谣', ['media play: 来几首 gender 民谣']],
    ['放一首李小河作词的歌', ['media play: 放一首 李小河 lyricist song']],
    ['给五岁的孩子放点儿歌', ['media play: 五岁 孩子 play nursery']],
    ['适合四岁宝宝听的儿歌来一个', ['media play: 四岁 宝宝 nursery play']],
    ['放点能让我提神的歌', ['media play: 放点 提神 song']],
    ['这首真难听换一首', ['media control: next']],
    ['循环播放青石板', ['media play: repeatOne 青石板']],
    ['换个台', ['radio control: next 台']],
    ['把广播调到九十点五', ['radio play: 广播 九十点五']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('the way', () => {
  it.each([
    ['走过路费少一点的路', ['navigation routePreference: avoidTolls']],
    ['换条不堵的路', ['navigation routePreference: avoidCongestion']],
    ['去青石镇不走高速', ['navigation navigate: navigate 青石镇 avoidMotorways']],
    ['导航去青石镇顺便加个油', ['navigation navigate: navigate 青石镇 fuel']],
    ['途经加油站再去公司', ['navigation navigate: fuel navigate company']],
    ['还有几公里才到服务区', ['navigation remaining question: remainingDistance service']],
    ['前头是不是堵住了', ['navigation traffic question: 前头 堵住']],
    ['经停点全都清空', ['navigation removeVia: ']],
    ['家里的地址改一下', ['navigation savePlace: home set']],
    ['哪儿能停车', ['navigation search: parking']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });
});

describe('who is called, and what the weather is like', () => {
  it.each([
    ['打小河的座机', ['phone call: 打 小河 座机']],
    ['电话打给小河', ['phone call: 电话 打给 小河']],
    ['把电话挂了', ['phone hangUp: 挂了']],
    ['出门要不要带伞', ['weather query question: equipment']],
    ['外头雾霾严重吗', ['weather query question: phenomenon']],
    ['雨还要下多久', ['weather query question: phenomenon']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it.each(['接通电话', '听广播', '打开手机'])('%s is what it was', (text) => {
    expect(read(text).frames.map(({ intent }) => intent)).not.toContain('call');
    expect(short(text)).not.toContainEqual(expect.stringContaining('next'));
  });
});

describe('what is none of our business', () => {
  it.each([
    ...['扫地机器人去打扫厨房', '把家里的空调打开', '洗衣机还要多久', '客厅的灯关一下'],
    ...['打开云海传小说播放第十二章', '听李小河的评书', '给我讲个睡前故事', '播放第三章'],
    ...['去青石镇的火车票还有吗', '订一张明天的机票', '青石镇到云海的高铁几点有'],
    ...['今天农历初几', '取消明天的日程', '三点提醒我开会', '打车去青石镇'],
    ...['三十加五十等于几', '苹果用英语怎么说', '王菲多大了', '股票又跌了'],
    ...['放心吧没事', '听说他要搬家了', '到了给我打电话', '看来要迟到了'],
  ])('%s', (text) => {
    expect(read(text).frames.map(({ domain, intent }) => `${domain} ${intent}`)).toEqual([
      'dialogue request',
    ]);
  });

  it.each(['播放光阴的故事', '播放小城故事', '放一首听海', '我想听说唱'])(
    'but a song may be called so: %s',
    (text) => {
      expect(read(text).frames.map(({ domain }) => domain)).toEqual(['media']);
    },
  );
});

describe('how it was meant', () => {
  it.each([
    ['别打开车窗', 'negated'],
    ['不要打开后备箱', 'negated'],
    ['不希望你打开车窗', 'negated'],
    ['我不需要座椅加热', 'negated'],
    ['空调打开了吗', 'question'],
    ['打开空调好吗', 'wish'],
  ])('%s is %s', (text, mood) => {
    expect(read(text).frames.map((frame) => frame.mood)).toEqual([mood]);
  });

  it.each(['播放打开车窗', '播放《打开车窗》', '播放周杰伦的打开车窗', '来一首解锁车门'])(
    'takes a title for a title: %s',
    (text) => {
      expect(read(text).frames.map(({ domain }) => domain)).toEqual(['media']);
    },
  );

  it('takes no known device for another one that it does not know', () => {
    for (const frame of read('打开车窗清洗机').frames) {
      const named = frame.slots.find(({ role, id }) => role === 'feature' && id === undefined);
      expect(named ?? frame.confidence < 0.8).toBeTruthy();
    }
  });
});

describe('bad input', () => {
  it.each(['', '   ', '。。。', '😀😀', '打开空调'.repeat(2500), '啊'.repeat(10_000)])(
    'comes to nothing',
    (text) => {
      expect(read(text).frames).toEqual([]);
    },
  );

  it('never throws, and points into the text', () => {
    const pieces = fc.constantFrom(
      ...[
        '打开',
        '关闭',
        '空调',
        '车窗',
        '主驾',
        '二十三',
        '度',
        '播放',
        '的',
        '导航去',
        '别',
        '吗',
      ],
      ...[
        'A/C',
        ' ',
        '，',
        '《',
        '》',
        '😀',
        '\u0000',
        '㍿',
        'İ',
        '\ud800',
        '第三季',
        '明天',
        '百分之',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(texts, (utterance) => {
        const { text, frames } = read(utterance);
        for (const { slots, confidence } of frames) {
          expect(confidence).toBeGreaterThan(0);
          for (const slot of slots) expect(text.slice(slot.from, slot.to)).toBe(slot.text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
