import { expect, it } from 'vitest';
import type { Position } from '../guidance.ts';
import { isReckonable, reckonOn } from './reckoning.ts';

const LAST: Position = {
  lon: 120,
  lat: 30,
  heading: 0,
  speedMps: 10,
  accuracyM: 5,
  quality: 'fix',
  simulated: false,
  onRoute: false,
  ts: 0,
};

it('goes straight on, and knows ever less where that is', () => {
  const next = reckonOn(LAST, 100, null);
  expect(next.lat).toBeGreaterThan(30.0008);
  expect(next).toMatchObject({ heading: 0, accuracyM: 25 });
});

it('goes along the route where there is one', () => {
  const along = { lon: 121, lat: 31, heading: 45 };
  expect(reckonOn(LAST, 100, along)).toEqual({ ...along, accuracyM: 10 });
});

it('stays where it is without a direction', () => {
  const { heading, ...unknown } = LAST;
  expect(heading).toBe(0);
  expect(reckonOn(unknown, 100, null)).toEqual({ lon: 120, lat: 30, accuracyM: 25 });
});

it('is trusted through a tunnel on the route, and for some hundred metres off it', () => {
  expect([isReckonable(5000, true), isReckonable(7000, true)]).toEqual([true, false]);
  expect([isReckonable(200, false), isReckonable(400, false)]).toEqual([true, false]);
});
