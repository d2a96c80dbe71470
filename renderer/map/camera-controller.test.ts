import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../shared/navigation/polyline.ts';
import { CameraController, type Scene } from './camera-controller.ts';
import { FakeMapEngine } from './fake-map-engine.ts';

const INSETS = { top: 0, right: 0, bottom: 0, left: 0 };
const HERE: LonLat = [120.15, 30.25];

const scene: Scene = {
  pose: { point: HERE, heading: 90, alongM: null, settled: true },
  speedMps: 10,
  view: 'headingUp',
  manoeuvreM: undefined,
  isDriving: true,
  sight: () => [
    [120, 30],
    [120.4, 30.4],
  ],
};

function controller(prefersStill = false) {
  const engine = new FakeMapEngine();
  const camera = new CameraController(
    engine,
    { width: 1920, height: 720, insets: INSETS },
    () => prefersStill,
  );
  const shown = () => engine.camera();
  return { engine, camera, shown };
}

/** Steps of 16 ms from `from` to `to`; answers how many frames showed something new. */
function run(
  camera: CameraController,
  engine: FakeMapEngine,
  from: number,
  to: number,
  at = scene,
) {
  const before = engine.shown.length;
  for (let now = from; now <= to; now += 16) camera.step(at, now);
  return engine.shown.length - before;
}

describe('the camera', () => {
  it('is on the car with the first position, and rests when nothing moves', () => {
    const { engine, camera, shown } = controller();
    expect(camera.step(scene, 0)).toBe(false);
    expect(shown()).toMatchObject({ centre: HERE, bearing: 90 });
    expect(run(camera, engine, 16, 1000)).toBe(0);
  });

  it('is left alone while a finger has it, and returns by itself', () => {
    const { engine, camera } = controller();
    camera.step(scene, 0);
    camera.gesture(100);
    expect(camera.isFollowing).toBe(false);
    const moved = {
      ...scene,
      pose: { point: [120.2, 30.3] as const, heading: 0, alongM: null, settled: true },
    };
    expect(run(camera, engine, 116, 10_000, moved)).toBe(0);
    run(camera, engine, 10_100, 10_400, moved);
    expect(camera.isFollowing).toBe(true);
    expect(engine.camera().centre).toEqual([120.2, 30.3]);
  });

  it('goes to an overview in less than 200 ms, and shows it whole', () => {
    const { engine, camera, shown } = controller();
    camera.step(scene, 0);
    camera.command({ kind: 'overview', shown: true }, 1000);
    run(camera, engine, 1000, 1200);
    expect(shown()).toMatchObject({ bearing: 0, pitch: 0 });
    expect(shown().centre[0]).toBeCloseTo(120.2, 2);
    expect(run(camera, engine, 1216, 3000)).toBe(0);
  });

  it('does not move more than it must where motion is not wanted', () => {
    const { engine, camera, shown } = controller(true);
    camera.step(scene, 0);
    camera.command({ kind: 'overview', shown: true }, 1000);
    expect(camera.step(scene, 1000)).toBe(false);
    expect(shown().centre[0]).toBeCloseTo(120.2, 2);
    expect(engine.shown).toHaveLength(2);
  });

  it('changes the view in one short move, the short way round', () => {
    const { engine, camera, shown } = controller();
    camera.step(scene, 0);
    run(camera, engine, 16, 300, { ...scene, view: 'tilted' });
    expect(shown().pitch).toBeGreaterThan(40);
    run(camera, engine, 316, 600, { ...scene, view: 'northUp' });
    expect(shown()).toMatchObject({ pitch: 0, bearing: 0 });
  });

  it('zooms a map that follows by an offset, and a map that does not by the engine', () => {
    const { engine, camera, shown } = controller();
    camera.step(scene, 0);
    const { zoom } = shown();
    camera.command({ kind: 'zoom', direction: 'in' }, 100);
    run(camera, engine, 100, 320);
    expect(shown().zoom).toBeCloseTo(zoom + 1, 2);
    camera.gesture(400);
    camera.command({ kind: 'zoom', direction: 'out' }, 500);
    expect(engine.zoomed).toBe(-1);
    expect(camera.isFollowing).toBe(false);
  });

  it('makes room for a panel in one short move, and rests then', () => {
    const { engine, camera, shown } = controller();
    camera.step(scene, 0);
    camera.setViewport(1920, 720, { ...INSETS, left: 1400 });
    run(camera, engine, 16, 216);
    const { padding } = shown();
    expect(padding.left).toBeGreaterThan(1300);
    expect(run(camera, engine, 232, 3000)).toBe(0);
    camera.setViewport(1920, 720, { ...INSETS, left: 1400 });
    expect(run(camera, engine, 3016, 4000)).toBe(0);
  });

  it('fits anew when the room changes', () => {
    const { engine, camera, shown } = controller();
    camera.step(scene, 0);
    camera.look('plan', 0);
    run(camera, engine, 0, 300);
    const { zoom } = shown();
    camera.setViewport(1920, 720, { ...INSETS, left: 1400 });
    run(camera, engine, 316, 700);
    expect(shown().zoom).toBeLessThan(zoom - 0.3);
  });

  it('shows nothing as long as there is neither car nor sight', () => {
    const { engine, camera } = controller();
    expect(camera.step({ ...scene, pose: null }, 0)).toBe(false);
    expect(engine.shown).toHaveLength(0);
  });
});
