import { describe, expect, it, vi } from 'vitest';
import type { Place, PlaceQuery } from '../../shared/navigation/place.ts';
import { resolveDestination, type Found } from './destination.ts';

const place = (name: string, id: string): Place => ({
  id,
  name,
  category: 'sight',
  lon: 120.14,
  lat: 30.24,
});

const NOTHING_KEPT = { home: null, company: null, favourites: [], recents: [] };

const finding = (...places: Place[]) =>
  vi.fn<(query: PlaceQuery) => Promise<Found>>((): Promise<Found> =>
    Promise.resolve({
      ok: true,
      value: places,
    }),
  );

describe('a destination by its name', () => {
  const destination = { by: 'text', text: '西湖书院' } as const;

  it('is the place that was kept under it, also where the region knows none', async () => {
    const kept = place('西湖书院', 'kept');
    const search = finding(place('西湖书院路', 'found'));
    const saved = { ...NOTHING_KEPT, favourites: [place('别处', 'other')], recents: [kept] };
    expect(await resolveDestination(destination, saved, search)).toBe(kept);
    expect(search).not.toHaveBeenCalled();
  });

  it('is searched for otherwise', async () => {
    const search = finding(place('西湖书院', 'found'));
    const saved = { ...NOTHING_KEPT, favourites: [place('西湖', 'kept')] };
    expect(await resolveDestination(destination, saved, search)).toMatchObject({ id: 'found' });
    expect(search).toHaveBeenCalledWith(expect.objectContaining({ text: '西湖书院', limit: 1 }));
  });

  it('has its reason where nothing is found', async () => {
    expect(await resolveDestination(destination, NOTHING_KEPT, finding())).toEqual({
      key: 'navigation.noPlace',
    });
  });
});
