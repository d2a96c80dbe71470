import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownName } from '../understanding-context.ts';
import { findNames, nameMeant } from './find-name.ts';
import { MAX_NAMES } from './name-index.ts';

const place = (name: string): KnownName => ({ kind: 'place', name });
const contact = (name: string): KnownName => ({ kind: 'contact', name });

const PLACES = [
  '西湖',
  '灵隐寺',
  '虹桥火车站',
  '湖滨银泰',
  '良渚文化村',
  '浙江大学',
  '余杭万达',
].map(place);

describe('a name that was heard', () => {
  it.each([
    ['西虎', '西湖'],
    ['灵引四', '灵隐寺'],
    ['宁隐寺', '灵隐寺'],
    ['红桥火车站', '虹桥火车站'],
    ['福滨银泰', '湖滨银泰'],
    ['梁祝文化村', '良渚文化村'],
    ['之江大学', '浙江大学'],
    ['余航万达', '余杭万达'],
  ])('%s is %s', (heard, name) => {
    expect(nameMeant(PLACES, heard, ['place'])).toEqual({ kind: 'one', known: place(name) });
  });

  it.each(['西河', '东湖', '北京大学', '机场', '西', '西湖文化广场', ''])(
    '%s is another',
    (heard) => {
      expect(nameMeant(PLACES, heard, ['place'])).toEqual({ kind: 'unknown' });
    },
  );

  it('is asked about when two sound the same', () => {
    const names = [contact('张伟'), contact('章威'), contact('李娜')];
    expect(nameMeant(names, '章伟', ['contact'])).toEqual({
      kind: 'several',
      known: [contact('张伟'), contact('章威')],
    });
  });

  it('is not asked about when one is written so', () => {
    const names = [contact('张伟'), contact('章伟')];
    expect(nameMeant(names, '章伟', ['contact'])).toEqual({ kind: 'one', known: contact('章伟') });
  });

  it('is looked for among the wanted kinds only', () => {
    expect(nameMeant(PLACES, '西虎', ['contact'])).toEqual({ kind: 'unknown' });
  });

  it('does not look at more names than it has time for', () => {
    const many = [
      ...Array.from({ length: MAX_NAMES }, (_, at) => contact(`张${at}`)),
      place('西湖'),
    ];
    expect(findNames(many, '西虎', ['place'])).toEqual([]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (heard) => {
        for (const { likeness } of findNames(PLACES, heard, ['place'])) {
          expect(likeness).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('finds every name by itself', () => {
    for (const known of PLACES) {
      expect(findNames(PLACES, known.name, ['place'])[0]).toEqual({ known, likeness: 1 });
    }
  });
});
