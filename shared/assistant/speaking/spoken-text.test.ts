import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MANDARIN } from './speech-words.ts';
import { spokenText } from './spoken-text.ts';

const cases = (rows: readonly (readonly [string, string])[]) =>
  it.each(rows)('%s is %s', (text, said) => expect(spokenText(text, MANDARIN)).toBe(said));

describe('text as it is said', () => {
  describe('quantities', () => {
    cases([
      ['前方300米', '前方三百米'],
      ['2.5公里', '二点五公里'],
      ['2公里', '两公里'],
      ['2km', '两公里'],
      ['1,280元', '一千两百八十元'],
      ['120km/h', '一百二十公里每小时'],
      ['7.5 kW', '七点五千瓦'],
      ['15.3kWh/100km', '十五点三千瓦时每百公里'],
      ['240kPa', '两百四十千帕'],
      ['８８㎞', '八十八公里'],
      ['车速单位km/h', '车速单位公里每小时'],
      ['4S店', '四 S 店'],
      ['1/3', '三分之一'],
      ['3:2', '三比二'],
      ['第2个', '第二个'],
    ]);
  });

  describe('percentages and temperatures', () => {
    cases([
      ['63%', '百分之六十三'],
      ['99.5％', '百分之九十九点五'],
      ['100%', '百分之百'],
      ['20%–80%', '百分之二十到百分之八十'],
      ['-5℃', '零下五摄氏度'],
      ['车外-0.5°C', '车外零下零点五摄氏度'],
      ['-3~5℃', '零下三到五摄氏度'],
      ['-8℃~-3℃', '零下八摄氏度到零下三摄氏度'],
      ['24.5度', '二十四点五度'],
      ['海拔-154 m', '海拔负一百五十四米'],
    ]);
  });

  describe('times and dates', () => {
    cases([
      ['11:30', '十一点三十分'],
      ['14:05', '十四点零五分'],
      ['9:00', '九点整'],
      ['02:20', '零二点二十分'],
      ['00:10', '零点十分'],
      ['8:00–22:00', '八点整到二十二点整'],
      ['10:20:30', '十点二十分三十秒'],
      ['1:05小时', '一小时零五分钟'],
      ['2024年3月15日', '二零二四年三月十五日'],
      ['2026-12-02', '二零二六年十二月二日'],
      ['2026/1/9', '二零二六年一月九日'],
      ['2026-08', '二零二六年八月'],
      ['2026款', '二零二六款'],
      ['2年', '两年'],
    ]);
  });

  describe('money', () => {
    cases([
      ['¥12.50', '十二点五元'],
      ['￥38', '三十八元'],
      ['¥1.42/度', '一点四二元每度'],
      ['-¥3', '负三元'],
      ['¥100万', '一百万元'],
      ['$5', '五美元'],
    ]);
  });

  describe('names of roads, exits, plates, telephones', () => {
    cases([
      ['G2京沪高速', 'G 二京沪高速'],
      ['G60', 'G 六十'],
      ['G104国道', 'G 幺零四国道'],
      ['A3出口', 'A 三出口'],
      ['23B出口', '二十三 B 出口'],
      ['K5路', 'K 五路'],
      ['K155路', 'K 幺五五路'],
      ['155路', '幺五五路'],
      ['28路', '二十八路'],
      ['T2航站楼', 'T 二航站楼'],
      ['浙A12345', '浙 A 幺二三四五'],
      ['京AD02361', '京 A D 零二三六幺'],
      ['沪C·88888', '沪 C 八八八八八'],
      ['13800138000', '幺三八,零零幺三,八零零零'],
      ['+86 138-0013-8000', '幺三八,零零幺三,八零零零'],
      ['0571-87001234', '零五七幺,八七零零幺二三四'],
      ['400-820-8820', '四零零,八二零,八八二零'],
      ['请拨打110', '请拨打幺幺零'],
      ['取餐码是306', '取餐码是三零六'],
      ['3-2-101', '三杠二杠幺零幺'],
    ]);
  });

  describe('signs, other scripts, pauses', () => {
    cases([
      ['你好。我在！', '你好.我在.'],
      ['《晴天》（现场版）', '晴天,现场版,'],
      ['打开Wi-Fi和CarPlay', '打开 Wi-Fi 和 CarPlay'],
      ['😀好的👌', '好的'],
      ['3+2=5', '三加二等于五'],
      ['约≤5分钟', '约小于等于五分钟'],
      ['', ''],
    ]);
  });

  it('leaves nothing but Han characters, Latin words, spaces, and pauses', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(...Array.from('0123456789.,:-/%¥℃°gGkmKWh前方右转年月日路号元一不2')),
      fc.nat().map(String),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const said = spokenText(pieces.join(''), MANDARIN);
        expect(said).toMatch(/^[\p{Script=Han}\p{Script=Latin}\p{M}'’\- ,.]*$/u);
      }),
      { numRuns: 400 },
    );
  });

  it('takes a text of any length', () => {
    expect(spokenText('1'.repeat(10_000), MANDARIN)).toContain('一一一');
    expect(spokenText('-'.repeat(10_000), MANDARIN)).toBe('');
    expect(spokenText('3-'.repeat(5_000), MANDARIN)).toContain('三');
  });
});
