import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Position } from '../../shared/navigation/guidance.ts';
import type { EMPTY_NAVIGATION } from '../../shared/navigation/navigation-state.ts';
import { type RegionSummary } from '../../shared/navigation/navigation-state.ts';
import { initialPageState, withMapWish } from '../host/page-state.ts';
import type { CarMarker } from './car-marker.ts';
import { FakeMapEngine } from './fake-map-engine.ts';
import { setSearchPins } from './map-overlays.ts';
import { baseMapOf, MapSession } from './map-session.ts';
import { mapStatusStore } from './map-status.ts';

const region: RegionSummary = {
  id: 'hangzhou',
  names: { 'zh-CN': '杭州', 'en-US': 'Hangzhou' },
  version: '1',
  bbox: [120, 30, 120.4, 30.4],
  attribution: '',
  schematic: false,
  minZoom: 6,
  maxZoom: 14,
};

const viewport = {
  width: 1920,
  height: 720,
  insets: { top: 0, right: 0, bottom: 0, left: 0 },
};

const position: Position = {
  lon: 120.15,
  lat: 30.25,
  heading: 90,
  speedMps: 0,
  accuracyM: 5,
  quality: 'fix',
  simulated: false,
  onRoute: false,
  ts: 0,
};

describe('the life on a map', () => {
  let frames: (() => void)[] = [];
  const placed: unknown[] = [];
  const described: (Position | null)[] = [];
  // Only what a session calls; there is no document here.
  const car = {
    describe: (known: Position | null) => described.push(known),
    place: (where: unknown) => placed.push(where),
  } as unknown as CarMarker;

  beforeEach(() => {
    frames = [];
    placed.length = 0;
    vi.useFakeTimers({ now: 0 });
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    setSearchPins(null);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** Draws as long as a frame is asked for, 16 ms each; answers how many there were. */
  function draw(most = 500): number {
    let count = 0;
    for (; count < most && frames.length > 0; count++) {
      vi.advanceTimersByTime(16);
      frames.shift()?.();
    }
    return count;
  }

  function begin() {
    const store = createStore(() => initialPageState(0));
    const engine = new FakeMapEngine();
    const opened = baseMapOf(store.getState());
    const navigate = (change: Partial<typeof EMPTY_NAVIGATION>) =>
      store.setState((state) => ({ navigation: { ...state.navigation, ...change } }));
    return {
      store,
      engine,
      navigate,
      start: () => new MapSession(engine, opened, car, viewport, store),
    };
  }

  it('takes over what the page has learnt while the engine was being opened', () => {
    const { store, engine, navigate, start } = begin();
    navigate({ regions: { active: region, available: [region], faults: [] } });
    store.setState(({ settings }) => ({ settings: { ...settings, theme: 'night' } }));
    start();
    expect(engine.base).toEqual({ theme: 'night', language: 'zh-CN', region });
    expect(engine.camera().centre).toEqual([120.2, 30.2]);
  });

  it('touches the base map only when it changes', () => {
    const { store, engine, start } = begin();
    start();
    store.setState({ panel: 'vehicle' });
    expect(engine.base).toBeNull();
    store.setState(({ settings }) => ({ settings: { ...settings, theme: 'night' } }));
    expect(engine.base?.theme).toBe('night');
  });

  it('shows the car, and rests when it stands', () => {
    const { engine, navigate, start } = begin();
    start();
    draw();
    navigate({ position });
    expect(draw()).toBeLessThan(20);
    expect(frames).toHaveLength(0);
    expect(engine.camera().centre).toEqual([120.15, 30.25]);
    expect(described.at(-1)).toEqual(position);
    expect(placed.length).toBeGreaterThan(0);
    expect(engine.standing).toBe(true);
  });

  it('draws on between fixes while the car moves, and stops when the host falls silent', () => {
    const { navigate, start } = begin();
    start();
    navigate({ position: { ...position, speedMps: 10, ts: Date.now() } });
    const count = draw(2000);
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(1000);
  });

  it('carries out a wish of this display once', () => {
    const { store, engine, navigate, start } = begin();
    navigate({ position });
    start();
    draw();
    const { zoom } = engine.camera();
    store.setState((state) => withMapWish(state, { kind: 'zoom', direction: 'in' }));
    draw();
    expect(engine.camera().zoom).toBeCloseTo(zoom + 1, 5);
    store.setState({ panel: 'vehicle' });
    draw();
    expect(engine.camera().zoom).toBeCloseTo(zoom + 1, 5);
  });

  it('leaves the car for what is to be seen, and returns', () => {
    const { engine, navigate, start } = begin();
    navigate({ position });
    start();
    draw();
    setSearchPins([{ id: 'n1', name: '岳庙', category: 'sight', lon: 120.13, lat: 30.25 }]);
    draw();
    expect(engine.camera()).toMatchObject({ centre: [120.13, expect.closeTo(30.25, 6)], pitch: 0 });
    expect(mapStatusStore.getState().isFollowing).toBe(false);
    setSearchPins(null);
    draw();
    expect(engine.camera().centre).toEqual([120.15, 30.25]);
    expect(mapStatusStore.getState().isFollowing).toBe(true);
  });
});
