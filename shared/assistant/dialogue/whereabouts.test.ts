import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import { whereabouts } from './whereabouts.ts';

const SPOT = { lon: 120.1447, lat: 30.2461 } as const;
const CAR = { lon: 120.1447, lat: 30.2561 } as const;

describe('what tells places of like names apart', () => {
  it('is the district, and how far away it is', () => {
    const { detail, distanceM } = whereabouts({ ...SPOT, area: '西湖区' }, CAR, DEFAULT_SETTINGS);
    expect(detail).toBe('西湖区 · 1.1公里');
    expect(distanceM).toBeCloseTo(1112, 0);
  });

  it('is what is known of it', () => {
    expect(whereabouts({ ...SPOT, area: '西湖区' }, null, DEFAULT_SETTINGS)).toEqual({
      detail: '西湖区',
    });
    expect(whereabouts(SPOT, null, DEFAULT_SETTINGS)).toEqual({});
  });
});
