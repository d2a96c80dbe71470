import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeline } from './timeline.ts';

describe('createTimeline', () => {
  it('maps log time to wall time at the given speed', () => {
    const timeline = createTimeline(2, 1000);
    expect(timeline.wallTimeOf(50_000)).toBe(1000);
    expect(timeline.wallTimeOf(50_100)).toBe(1050);
    expect(timeline.wallTimeOf(51_000)).toBe(1500);
    expect(timeline.position()).toBe(1500);
  });

  it('goes on at once after a long pause, a new recording, and a restart', () => {
    const timeline = createTimeline(1, 0);
    timeline.wallTimeOf(1000);
    expect(timeline.wallTimeOf(1500)).toBe(500);
    expect(timeline.wallTimeOf(4_000_000)).toBe(500);
    expect(timeline.wallTimeOf(4_000_010)).toBe(510);
    expect(timeline.wallTimeOf(20)).toBe(510);
    expect(timeline.wallTimeOf(30)).toBe(520);
    timeline.restart();
    expect(timeline.wallTimeOf(20)).toBe(520);
  });

  it('keeps frames that are slightly out of order where they are', () => {
    const timeline = createTimeline(1, 0);
    timeline.wallTimeOf(1000);
    expect(timeline.wallTimeOf(1010)).toBe(10);
    expect(timeline.wallTimeOf(1005)).toBe(10);
    expect(timeline.wallTimeOf(1020)).toBe(20);
  });

  it('shifts what is still to come', () => {
    const timeline = createTimeline(1, 0);
    timeline.wallTimeOf(0);
    timeline.shift(300);
    expect(timeline.wallTimeOf(20)).toBe(320);
  });

  it('never goes back', () => {
    const times = fc.array(fc.double({ min: 0, max: 1e13, noNaN: true }));
    fc.assert(
      fc.property(times, fc.constantFrom(0.01, 1, 1000), (stamps, speed) => {
        const timeline = createTimeline(speed, 1e12);
        const walls = stamps.map((time) => timeline.wallTimeOf(time));
        expect(walls).toEqual(walls.toSorted((a, b) => a - b));
      }),
    );
  });
});
