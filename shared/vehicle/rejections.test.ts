import { describe, expect, it } from 'vitest';
import { Rejections } from './rejections.ts';

describe('Rejections', () => {
  it('counts by area and reason', () => {
    const rejections = new Rejections();
    rejections.add('host', 'malformed-frame');
    rejections.add('agent', 'malformed');
    rejections.add('agent', 'malformed', 2);
    expect(rejections.of('agent', 'malformed')).toBe(3);
    expect(rejections.of('agent', 'oversized')).toBe(0);
    expect(Object.entries(rejections.counts())).toEqual([
      ['agent.malformed', 3],
      ['host.malformed-frame', 1],
    ]);
  });
});
