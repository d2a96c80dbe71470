import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from './guidance.ts';
import { distanceBetween, moved, turnBetween } from './position/plane.ts';
import { createTrack } from './map-track.ts';
import { observe, poseAt, type Motion } from './motion.ts';
import type { LonLat } from './polyline.ts';

const START: LonLat = [120.15, 30.25];

function fix(east: number, north: number, ts: number, more: Partial<Position> = {}): Position {
  const [lon, lat] = moved(START, east, north);
  return {
    lon,
    lat,
    heading: 0,
    speedMps: 10,
    accuracyM: 5,
    quality: 'fix',
    simulated: false,
    onRoute: false,
    ts,
    ...more,
  };
}

const see = (motion: Motion | null, position: Position, now = position.ts) =>
  observe(motion, position, null, undefined, now);

const north = (motion: Motion, now: number) => distanceBetween(START, poseAt(motion, now).point);

describe('the car between fixes', () => {
  it('goes on at its speed, for a second and a half at most', () => {
    const motion = see(null, fix(0, 0, 1000));
    expect(north(motion, 1000)).toBeCloseTo(0, 3);
    expect(north(motion, 1500)).toBeCloseTo(5, 1);
    expect(north(motion, 2500)).toBeCloseTo(15, 1);
    expect(north(motion, 60_000)).toBeCloseTo(15, 1);
    expect(poseAt(motion, 2000).settled).toBe(false);
    expect(poseAt(motion, 60_000).settled).toBe(true);
  });

  it('starts from where it is now, not from where it was when the fix was made', () => {
    const motion = see(null, fix(0, 0, 1000), 1400);
    expect(north(motion, 1400)).toBeCloseTo(4, 1);
  });

  it('does not jump when a fix differs, and is right half a second later', () => {
    let motion = see(null, fix(0, 0, 1000));
    const before = poseAt(motion, 2000).point;
    motion = see(motion, fix(4, 14, 2000));
    expect(distanceBetween(before, poseAt(motion, 2000).point)).toBeLessThan(0.01);
    const late = poseAt(motion, 3500).point;
    expect(distanceBetween(late, moved(START, 4, 14 + 15))).toBeLessThan(0.1);
  });

  it('never rolls back on the way when it had run ahead', () => {
    const track = createTrack([START, moved(START, 0, 2000)]);
    const onRoute = { onRoute: true };
    let motion = observe(null, fix(0, 100, 0, onRoute), track, 100, 0);
    motion = observe(motion, fix(0, 104, 1000, { ...onRoute, speedMps: 8 }), track, 104, 1000);
    let last = poseAt(motion, 1000).alongM ?? 0;
    expect(last).toBeCloseTo(110, 0);
    for (let now = 1016; now < 2400; now += 16) {
      const { alongM } = poseAt(motion, now);
      expect(alongM).toBeGreaterThanOrEqual(last);
      last = alongM ?? 0;
    }
  });

  it('follows the bend of the way instead of cutting it', () => {
    const bend = moved(START, 0, 100);
    const track = createTrack([START, bend, moved(bend, 100, 0)]);
    const motion = observe(null, fix(0, 95, 0, { onRoute: true }), track, 95, 0);
    const pose = poseAt(motion, 1400);
    expect(distanceBetween(pose.point, moved(bend, 9, 0))).toBeLessThan(0.5);
    expect(turnBetween(90, pose.heading ?? 0)).toBeCloseTo(0, -1);
  });

  it('turns the short way round', () => {
    let motion = see(null, fix(0, 0, 0, { heading: 350 }));
    motion = see(motion, fix(0, 1, 100, { heading: 10 }));
    for (let now = 100; now < 1500; now += 50) {
      const turned = turnBetween(350, poseAt(motion, now).heading ?? 0);
      expect(turned).toBeGreaterThanOrEqual(-0.01);
      expect(turned).toBeLessThanOrEqual(20.01);
    }
  });

  it('goes to another place at once', () => {
    let motion = see(null, fix(0, 0, 0));
    motion = see(motion, fix(5000, 0, 100));
    expect(distanceBetween(poseAt(motion, 100).point, moved(START, 5000, 0))).toBeLessThan(0.01);
  });

  it('keeps its heading while it stands, and has none before it has moved', () => {
    let motion = see(null, fix(0, 0, 0, { heading: 45 }));
    motion = see(motion, fix(0, 0, 1000, { heading: 200, speedMps: 0.1 }));
    expect(poseAt(motion, 3000).heading).toBeCloseTo(45, 0);
    const { heading, ...headless } = fix(0, 0, 0);
    expect(heading).toBe(0);
    expect(poseAt(see(null, headless), 500).heading).toBeNull();
  });

  it('does not move a car that is lost', () => {
    const motion = see(null, fix(0, 0, 0, { quality: 'lost' }));
    expect(north(motion, 5000)).toBeCloseTo(0, 3);
  });

  it('is always somewhere near the last fix, whatever comes', () => {
    const moves = fc.array(
      fc.record({
        east: fc.integer({ min: -200, max: 200 }),
        north: fc.integer({ min: -200, max: 200 }),
        speedMps: fc.double({ min: 0, max: 60, noNaN: true }),
        heading: fc.double({ min: 0, max: 359.9, noNaN: true }),
        after: fc.integer({ min: 0, max: 3000 }),
        onRoute: fc.boolean(),
      }),
      { minLength: 1, maxLength: 20 },
    );
    const track = createTrack([moved(START, -300, 0), moved(START, 300, 0)]);
    fc.assert(
      fc.property(moves, (list) => {
        let now = 0;
        let motion: Motion | null = null;
        for (const { east, north: up, after, ...more } of list) {
          now += after;
          const position = fix(east, more.onRoute ? 0 : up, now, more);
          motion = observe(motion, position, track, undefined, now);
          const pose = poseAt(motion, now + 100);
          expect(Number.isFinite(pose.point[0] + pose.point[1])).toBe(true);
          expect(distanceBetween(pose.point, [position.lon, position.lat])).toBeLessThan(80 + 10);
        }
      }),
    );
  });
});
