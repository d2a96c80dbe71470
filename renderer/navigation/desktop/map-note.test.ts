import { expect, it } from 'vitest';
import { mapNote } from './map-note.ts';

const WELL = { isHeard: true, hasRegion: true, map: 'ready', position: 'fix' } as const;

it.each([
  [{}, null],
  [{ hasRegion: false, position: null }, 'noRegion'],
  [{ map: 'unavailable', position: null }, 'unavailable'],
  [{ position: null, map: 'loading' }, 'noPosition'],
  [{ position: 'lost' }, 'positionLost'],
  [{ position: 'estimated', map: 'lost' }, 'restoring'],
  [{ position: 'estimated' }, 'estimated'],
  [{ map: 'loading' }, 'loading'],
  [{ isHeard: false, hasRegion: false }, null],
] as const)('tells the most important thing: %o', (change, key) => {
  expect(mapNote({ ...WELL, ...change })?.key ?? null).toBe(key);
});
