import { describe, expect, it } from 'vitest';
import {
  FOLLOWING,
  IDLE_RETURN_MS,
  onCommand,
  onGesture,
  onSight,
  onSightGone,
  onTime,
  ZOOM_KEPT_MS,
} from './map-focus.ts';

describe('what the map looks at', () => {
  it('is left to a finger, and returns to the road ten seconds later, while driving only', () => {
    const free = onGesture(FOLLOWING, 1000);
    expect(free.focus.mode).toBe('free');
    expect(onTime(free, 1000 + IDLE_RETURN_MS - 1, true)).toBe(free);
    expect(onTime(free, 1000 + IDLE_RETURN_MS, false)).toBe(free);
    expect(onTime(free, 1000 + IDLE_RETURN_MS, true).focus.mode).toBe('follow');
  });

  it('counts the idle time from the last touch', () => {
    const again = onGesture(onGesture(FOLLOWING, 1000), 9000);
    expect(onTime(again, 12_000, true).focus.mode).toBe('free');
    const zoomed = onCommand(again, { kind: 'zoom', direction: 'in' }, 15_000);
    expect(zoomed.zoomOffset).toBe(0);
    expect(onTime(zoomed, 20_000, true).focus.mode).toBe('free');
  });

  it('keeps a chosen zoom for a while', () => {
    let state = onCommand(FOLLOWING, { kind: 'zoom', direction: 'out' }, 0);
    state = onCommand(state, { kind: 'zoom', direction: 'out' }, 5000);
    expect(state).toMatchObject({ focus: { mode: 'follow' }, zoomOffset: -2 });
    expect(onTime(state, 5000 + ZOOM_KEPT_MS - 1, true).zoomOffset).toBe(-2);
    expect(onTime(state, 5000 + ZOOM_KEPT_MS, true).zoomOffset).toBe(0);
    for (let press = 0; press < 20; press++) {
      state = onCommand(state, { kind: 'zoom', direction: 'in' }, 6000);
    }
    expect(state.zoomOffset).toBe(4);
  });

  it('shows the overview until it is put away', () => {
    const shown = onCommand(FOLLOWING, { kind: 'overview', shown: true }, 0);
    expect(shown.focus).toMatchObject({ mode: 'fit', sight: 'overview' });
    expect(onCommand(shown, { kind: 'overview', shown: false }, 1).focus.mode).toBe('follow');
    expect(onCommand(shown, { kind: 'recentre' }, 1)).toBe(FOLLOWING);
    expect(onTime(shown, 60_000, false)).toBe(shown);
    expect(onTime(shown, 60_000, true).focus.mode).toBe('follow');
  });

  it('leaves a sight when it is gone, but not the camera of a finger', () => {
    const plan = onSight(FOLLOWING, 'plan', 0);
    expect(onSightGone(plan, 'plan').focus.mode).toBe('follow');
    expect(onSightGone(plan, 'pins')).toBe(plan);
    const touched = onGesture(plan, 1);
    expect(onSightGone(touched, 'plan')).toBe(touched);
  });
});
