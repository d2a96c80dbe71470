import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuidanceVoice } from '../../settings/settings.ts';
import type { Manoeuvre } from '../route.ts';
import {
  announced,
  decide,
  LATEST_S,
  NOTHING_ANNOUNCED,
  stageDistances,
  type Announced,
  type AnnouncingInput,
} from './announcing.ts';
import type { Ahead } from './upcoming.ts';

const RIGHT: Manoeuvre = {
  type: 'Right',
  leg: 0,
  beginShapeIndex: 1,
  endShapeIndex: 2,
  distanceM: 100,
  durationS: 10,
};

const ahead = (distanceM: number, index = 1): Ahead => ({ index, manoeuvre: RIGHT, distanceM });

const input = (of: Partial<AnnouncingInput>): AnnouncingInput => ({
  next: ahead(100),
  then: undefined,
  sinceLastM: 1000,
  speedMps: 14,
  accuracyM: 5,
  voice: 'full',
  isBusy: false,
  ...of,
});

/** Drives towards a manoeuvre and lists what is said, at which distance. */
function approach(
  speedMps: number,
  fromM: number,
  of: { voice?: GuidanceVoice; gapM?: number; sinceLastM?: number } = {},
): string[] {
  const { voice = 'full', gapM, sinceLastM = 1000 } = of;
  let state: Announced = NOTHING_ANNOUNCED;
  let busyUntil = -Infinity;
  const said: string[] = [];
  for (let second = 0; fromM - second * speedMps >= 0; second++) {
    const distanceM = fromM - second * speedMps;
    const now = input({
      next: ahead(distanceM),
      then: gapM === undefined ? undefined : ahead(distanceM + gapM, 2),
      speedMps,
      voice,
      sinceLastM: sinceLastM + second * speedMps,
      isBusy: second < busyUntil,
    });
    const decision = decide(state, now);
    if (!decision) continue;
    state = announced(decision, now);
    busyUntil = second + 4;
    said.push(`${decision.stage}${decision.joined ? '+' : ''} ${Math.round(distanceM)}`);
  }
  return said;
}

describe('on the way to a manoeuvre', () => {
  it.each([
    ['in a side street', 8, 800, ['far 496', 'near 144', 'now 48']],
    ['in the city', 14, 1200, ['far 626', 'near 206', 'now 80']],
    ['on a motorway', 33, 3000, ['far 1482', 'near 492', 'now 195']],
  ])('speaks three times %s', (_, speedMps, fromM, said) => {
    expect(approach(speedMps, fromM)).toEqual(said);
  });

  it('speaks of turns only when it is to be brief, and not at all when muted', () => {
    expect(approach(14, 3000, { voice: 'brief', sinceLastM: 0 })).toEqual(['near 200', 'now 74']);
    expect(approach(14, 3000, { voice: 'muted' })).toEqual([]);
  });

  it('tells how long the road is followed after the turn into it', () => {
    expect(approach(14, 3000, { sinceLastM: 0 })[0]).toBe('follow 2958');
    expect(approach(14, 3000)[0]).not.toMatch('follow');
  });

  it('does not say twice what comes in a moment anyway', () => {
    expect(approach(14, 260)).toEqual(['near 204', 'now 78']);
    expect(approach(14, 150)).toEqual(['near 150', 'now 80']);
  });

  it('tells two manoeuvres in one when they follow each other at once', () => {
    expect(approach(14, 300, { gapM: 50 })).toEqual(['near+ 202', 'now+ 76']);
    expect(approach(14, 300, { gapM: 140 })).toEqual(['near 202', 'now 76']);
  });

  it('only adds the last sentence for what was told together with the one before', () => {
    const joined: Announced = { manoeuvre: 0, stage: 'now', distanceM: 50, joined: 1 };
    expect(decide(joined, input({ next: ahead(150) }))).toBeNull();
    expect(decide(joined, input({ next: ahead(80) }))?.stage).toBe('now');
    // The bend is here: what was told need not be told into it.
    expect(decide(joined, input({ next: ahead(30) }))).toBeNull();
  });

  it('waits for the sentence before, except with the last one', () => {
    expect(decide(NOTHING_ANNOUNCED, input({ next: ahead(180), isBusy: true }))).toBeNull();
    expect(decide(NOTHING_ANNOUNCED, input({ next: ahead(60), isBusy: true }))?.stage).toBe('now');
  });

  it('rather speaks late than never of what was not told at all', () => {
    expect(decide(NOTHING_ANNOUNCED, input({ next: ahead(10) }))?.stage).toBe('now');
  });
});

describe('for every speed and accuracy', () => {
  const speed = fc.double({ min: 0, max: 40, noNaN: true });

  it('the stages keep their order and leave time to act', () => {
    fc.assert(
      fc.property(speed, fc.double({ min: 0, max: 100, noNaN: true }), (speedMps, accuracyM) => {
        const { far, near, now } = stageDistances(speedMps, accuracyM);
        expect(now).toBeLessThan(near);
        expect(near).toBeLessThan(far);
        // The sentence, and a fix that is a second old.
        expect(now).toBeGreaterThanOrEqual(speedMps * (LATEST_S + 2));
      }),
    );
  });

  it('whoever drives steadily hears the last sentence in time, and none twice', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 38, noNaN: true }),
        fc.double({ min: 400, max: 5000, noNaN: true }),
        (speedMps, fromM) => {
          const said = approach(speedMps, fromM);
          const last = said.at(-1) ?? '';
          expect(last).toMatch(/^now /u);
          expect(Number(last.slice(4)) / speedMps).toBeGreaterThanOrEqual(LATEST_S);
          const stages = said.map((one) => one.split(' ')[0]);
          expect(new Set(stages).size).toBe(stages.length);
        },
      ),
    );
  });
});
