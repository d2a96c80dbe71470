import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidanceSchema, navigationSessionSchema } from '../../../shared/navigation/guidance.ts';
import { fakeRoute } from '../../../shared/navigation/guidance/fake-route.ts';
import { CONTINUES_WITHIN_MS } from '../../../shared/navigation/guidance/stored-drive.ts';
import type { Metres } from '../../../shared/navigation/position/plane.ts';
import type { Route, RouteRequest } from '../../../shared/navigation/route.ts';
import { FakeDrive, FakeStorage } from './fake-drive.ts';

/** North for a kilometre, then right for half of one. */
const ROUTE = fakeRoute({
  way: [
    [0, 0],
    [0, 500],
    [0, 1000],
    [500, 1000],
  ],
  turns: [{ at: 2, type: 'Right', roadName: '北山街' }],
  startRoad: '曙光路',
  speedLimits: [{ fromShapeIndex: 0, kmh: 60 }],
  arrivalSide: 'right',
});

/** From where the car is after missing the turn: on, and back. */
const DETOUR = fakeRoute({
  id: 'detour',
  way: [
    [0, 1050],
    [0, 1300],
    [500, 1300],
    [500, 1000],
  ],
  turns: [
    { at: 1, type: 'Right', roadName: '北路' },
    { at: 2, type: 'Right' },
  ],
});

const requestFor = ({ waypoints }: Route): RouteRequest => {
  const to = waypoints.at(-1);
  if (!to) throw new Error('a route leads somewhere');
  return { from: { lon: 120.15, lat: 30.25 }, to };
};

function started(route = ROUTE, simulated = false): FakeDrive {
  const fake = new FakeDrive();
  fake.at([0, 0], { heading: 0, speedMps: 0 });
  expect(fake.drive.start(route, { simulated, request: requestFor(route) })).toBeNull();
  return fake;
}

describe('a drive from start to end', () => {
  it('says what is to be done, in time, and ends by itself', () => {
    const fake = started();
    const { drive } = fake;
    fake.along(ROUTE, 0, 1500);
    expect(drive.guidance?.status).toBe('arrived');
    fake.clock.pass(10_000);
    expect(drive.session).toBeNull();
    expect(drive.guidance).toBeNull();
    expect(fake.said).toMatchInlineSnapshot(`
      [
        "开始导航，全程1.5公里，大约需要3分钟",
        "前方500米右转，进入北山街",
        "前方150米右转，进入北山街",
        "现在右转，进入北山街",
        "前方500米到达目的地",
        "前方150米到达目的地",
        "即将到达目的地",
        "到达目的地，在道路右侧，导航结束",
      ]
    `);
    expect(fake.happened).toEqual(['guidanceStarted', 'arrived', 'guidanceEnded']);
  });

  it('tells what is ahead, what is left, and when it ends', () => {
    const fake = started();
    fake.along(ROUTE, 0, 900);
    const { guidance, shown } = fake.drive;
    expect(guidance).toMatchObject({
      status: 'following',
      next: { manoeuvre: 1 },
      roadName: '曙光路',
      speedLimitKmh: 60,
      isOverSpeed: false,
      waypoint: 0,
    });
    expect(guidance?.next?.distanceM).toBeCloseTo(100, -1);
    expect(guidance?.remainingM).toBeCloseTo(600, -1);
    expect(guidance?.remainingS).toBeCloseTo(60, -1);
    expect(shown).toMatchObject({ onRoute: true });
    expect(guidanceSchema.parse(guidance)).toEqual(guidance);
    expect(navigationSessionSchema.parse(fake.drive.session)).toEqual(fake.drive.session);
  });

  it('speaks English with the settings, and nothing when muted unless asked', () => {
    const fake = new FakeDrive();
    fake.settings = { ...fake.settings, language: 'en-US', guidanceVoice: 'muted' };
    fake.at([0, 0]);
    fake.drive.start(ROUTE, { simulated: false, request: requestFor(ROUTE) });
    fake.along(ROUTE, 0, 900);
    expect(fake.said).toEqual([]);
    fake.drive.repeat();
    expect(fake.said).toEqual(['In 100 meters, turn right onto 北山街']);
  });

  it('warns of speed once, and not while a sentence is being said', () => {
    const fake = started();
    fake.along(ROUTE, 0, 1000, 20);
    expect(fake.said.filter((text) => text.includes('超速'))).toEqual(['您已超速，当前限速60']);
    expect(fake.drive.guidance?.isOverSpeed).toBe(true);
  });

  it('cannot begin without knowing where the car is', () => {
    const { drive } = new FakeDrive();
    const refused = drive.start(ROUTE, { simulated: false, request: requestFor(ROUTE) });
    expect(refused?.key).toBe('navigation.noPosition');
    expect(drive.session).toBeNull();
  });

  it('does not fall over a route without a way', () => {
    const fake = new FakeDrive();
    fake.at([0, 0]);
    const broken = { ...ROUTE, geometry: '' };
    for (const simulated of [true, false]) {
      expect(fake.drive.start(broken, { simulated, request: requestFor(ROUTE) })).not.toBeNull();
    }
    expect(fake.drive.session).toBeNull();
  });
});

describe('off the route', () => {
  function offRoute(): { fake: FakeDrive; here: Metres } {
    const fake = started();
    fake.along(ROUTE, 0, 990);
    const here = fake.straight([0, 1000], 0, 6);
    return { fake, here };
  }

  it('shows and says nothing of the old way, and asks for a new one at once', () => {
    const { fake } = offRoute();
    const { drive } = fake;
    expect(drive.guidance).toMatchObject({ status: 'offRoute', showLanes: false });
    expect(drive.guidance).not.toHaveProperty('next');
    expect(drive.utterance).toMatchObject({ kind: 'offRoute', text: '已偏航，正在重新规划路线' });
    expect(drive.session?.isRerouting).toBe(true);
    expect(fake.requests).toHaveLength(1);
    expect(fake.requests[0]).toMatchObject({ from: { heading: 0 }, to: { name: 'end' } });
    expect(fake.happened).toEqual(['guidanceStarted', 'rerouting', 'routing']);
    const said = fake.said.length;
    fake.straight([0, 1060], 0, 10);
    drive.repeat();
    expect(fake.said.slice(said)).toEqual(['已偏航，正在重新规划路线']);
  });

  it('leads along the new way once it is there', async () => {
    const { fake } = offRoute();
    await fake.answer(DETOUR);
    const { drive } = fake;
    expect(drive.session).toMatchObject({ reroutes: 1, isRerouting: false });
    expect(drive.session?.route.id).toBe('detour');
    expect(drive.guidance).toMatchObject({ status: 'following', next: { manoeuvre: 1 } });
    expect(drive.utterance).toMatchObject({ kind: 'rerouted' });
    fake.along(DETOUR, 0, 1050);
    expect(fake.happened.slice(-2)).toEqual(['routeReady', 'arrived']);
  });

  it('goes on trying, ever more slowly, and says why', async () => {
    const { fake } = offRoute();
    const gaps: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      await fake.answer('navigation.noRoute');
      expect(fake.drive.session?.trouble?.key).toBe('navigation.noRoute');
      expect(fake.drive.session?.isRerouting).toBe(true);
      const asked = fake.requests.length;
      let waited = 0;
      while (fake.requests.length === asked) {
        fake.clock.pass(500);
        waited += 500;
      }
      gaps.push(waited);
    }
    expect(gaps).toEqual([2000, 4000, 8000, 15_000]);
    await fake.answer(DETOUR);
    expect(fake.drive.session).not.toHaveProperty('trouble');
  });

  it('ignores an answer that comes after the end', async () => {
    const { fake } = offRoute();
    fake.drive.stop();
    await fake.answer(DETOUR);
    expect(fake.drive.session).toBeNull();
    expect(fake.happened.at(-1)).toBe('guidanceEnded');
  });

  it('ignores an answer that a newer question has overtaken', async () => {
    const { fake } = offRoute();
    fake.drive.reroute();
    expect(fake.requests).toHaveLength(2);
    await fake.answer({ ...DETOUR, id: 'old' });
    expect(fake.drive.session?.route.id).toBe('fake');
    await fake.answer(DETOUR);
    expect(fake.drive.session?.route.id).toBe('detour');
  });

  it('follows the old way again when the car comes back by itself', async () => {
    const { fake } = offRoute();
    await fake.answer('navigation.noRoute');
    fake.along(ROUTE, 1100, 1200);
    expect(fake.drive.guidance?.status).toBe('following');
    expect(fake.drive.session).toMatchObject({ isRerouting: false });
    expect(fake.drive.session).not.toHaveProperty('trouble');
  });
});

describe('stops on the way', () => {
  const VIA = fakeRoute({
    way: [
      [0, 0],
      [0, 500],
      [0, 1000],
    ],
    vias: [{ at: 1, waypoint: { name: '灵隐寺' } }],
  });

  it('are announced, told, and left behind in the next question', () => {
    const fake = started(VIA);
    fake.along(VIA, 0, 600);
    expect(fake.said).toContain('到达途经点灵隐寺');
    expect(fake.drive.guidance?.waypoint).toBe(1);
    fake.drive.reroute();
    expect(fake.requests.at(-1)).toMatchObject({ to: { name: 'end' }, vias: [] });
  });

  it('are asked for again while they are ahead', () => {
    const fake = started(VIA);
    fake.along(VIA, 0, 200);
    fake.drive.reroute();
    expect(fake.requests.at(-1)).toMatchObject({ vias: [{ name: '灵隐寺' }] });
  });
});

describe('without a fix', () => {
  it('waits, says so once, and shows nothing as current', () => {
    const fake = started();
    fake.along(ROUTE, 0, 300);
    const said = fake.said.length;
    for (let second = 0; second < 5; second++) {
      fake.at([0, 300], { quality: 'lost' });
      fake.clock.pass(1000);
    }
    expect(fake.drive.guidance?.status).toBe('waitingForFix');
    expect(fake.drive.guidance).not.toHaveProperty('next');
    expect(fake.said.slice(said)).toEqual(['定位信号弱，请注意道路标志']);
    fake.along(ROUTE, 320, 400);
    expect(fake.drive.guidance?.status).toBe('following');
  });

  it('notices by itself that positions have ceased', () => {
    const fake = started();
    fake.along(ROUTE, 0, 300);
    fake.clock.pass(6000);
    expect(fake.drive.guidance?.status).toBe('waitingForFix');
  });

  it('goes on along the route through a tunnel, with estimates', () => {
    const fake = started();
    fake.along(ROUTE, 0, 300);
    for (let second = 0; second < 40; second++) {
      const reckoned = fake.drive.reckonAlong(10);
      expect(reckoned).not.toBeNull();
      if (reckoned) fake.at([0, 0], { ...reckoned, quality: 'estimated', accuracyM: 20 });
      fake.clock.pass(1000);
    }
    expect(fake.drive.guidance?.status).toBe('following');
    expect(fake.drive.guidance?.travelledM).toBeCloseTo(700, -2);
  });
});

describe('a simulated drive', () => {
  it('drives by itself to the end and says the same', () => {
    const fake = started(ROUTE, true);
    expect(fake.drive.shown).toMatchObject({ simulated: true });
    // The real car is somewhere else, and of no concern.
    fake.clock.pass(20_000);
    fake.at([5000, 5000]);
    expect(fake.drive.guidance?.status).toBe('following');
    fake.clock.pass(180_000);
    expect(fake.happened).toEqual(['simulationStarted', 'arrived', 'simulationEnded']);
    expect(fake.said.slice(1, 4)).toEqual([
      '前方600米右转，进入北山街',
      '前方200米右转，进入北山街',
      '现在右转，进入北山街',
    ]);
  });

  it('halts and goes on', () => {
    const fake = started(ROUTE, true);
    fake.clock.pass(20_000);
    fake.drive.pause(true);
    const before = fake.drive.guidance?.travelledM;
    fake.clock.pass(20_000);
    expect(fake.drive.session?.paused).toBe(true);
    expect(fake.drive.guidance?.travelledM).toBeLessThan((before ?? NaN) + 5);
    expect(fake.drive.guidance?.status).toBe('following');
    fake.drive.pause(false);
    fake.clock.pass(10_000);
    expect(fake.drive.guidance?.travelledM).toBeGreaterThan((before ?? 0) + 20);
  });

  it('takes a wrong turn anywhere, even where the router knows none', async () => {
    const fake = started(ROUTE, true);
    fake.clock.pass(40_000);
    const left = fake.drive.leaveRoute();
    while (fake.pending.length > 0) await fake.answer('navigation.noRoute');
    await left;
    for (let second = 0; second < 120 && !fake.happened.includes('rerouting'); second++) {
      fake.clock.pass(1000);
    }
    expect(fake.drive.guidance?.status).toBe('offRoute');
  });
});

describe('after a restart of the host', () => {
  async function restarted(afterMs: number, simulated = false): Promise<FakeDrive> {
    const before = started(ROUTE, simulated);
    if (simulated) before.clock.pass(30_000);
    else before.along(ROUTE, 0, 400);
    before.drive.close();
    const after = new FakeDrive(before.storage);
    after.clock.pass(before.clock.now().mono + afterMs);
    after.drive.restore();
    return Promise.resolve(after);
  }

  it('continues a fresh drive from where the car is', async () => {
    const fake = await restarted(60_000);
    expect(fake.drive.resumable).toMatchObject({ destination: { name: 'end' } });
    expect(fake.requests).toEqual([]);
    fake.at([0, 410], { heading: 0 });
    expect(fake.requests).toHaveLength(1);
    await fake.answer(ROUTE);
    expect(fake.drive.session).toMatchObject({ simulated: false });
    expect(fake.drive.resumable).toBeNull();
    expect(fake.said[0]).toMatch(/^继续导航/u);
    expect(fake.happened).toEqual(['routing', 'routeReady', 'guidanceStarted']);
  });

  it('continues a simulated drive from where it was', async () => {
    const fake = await restarted(60_000, true);
    expect(fake.requests).toHaveLength(1);
    expect(fake.requests[0]?.from.lat).toBeGreaterThan(30.251);
    await fake.answer(ROUTE);
    expect(fake.drive.session).toMatchObject({ simulated: true });
  });

  it('tries again while there is no way', async () => {
    const fake = await restarted(60_000);
    fake.at([0, 410]);
    await fake.answer('navigation.noRegion');
    expect(fake.drive.resumable).not.toBeNull();
    fake.clock.pass(2000);
    await fake.answer(ROUTE);
    expect(fake.drive.session).not.toBeNull();
  });

  it('only offers an old drive', async () => {
    const fake = await restarted(CONTINUES_WITHIN_MS);
    fake.at([0, 410]);
    expect(fake.requests).toEqual([]);
    expect(fake.drive.resumable).not.toBeNull();
    fake.drive.resume();
    await fake.answer(ROUTE);
    expect(fake.drive.session).not.toBeNull();
  });

  it('forgets what is declined, stopped, or arrived', async () => {
    const declined = await restarted(CONTINUES_WITHIN_MS);
    declined.drive.dismissResume();
    expect(declined.drive.resumable).toBeNull();
    expect(declined.storage.json).toBeNull();
    const stopped = started();
    stopped.drive.stop();
    expect(stopped.storage.json).toBeNull();
    const arrived = started();
    arrived.along(ROUTE, 0, 1500);
    expect(arrived.storage.json).toBeNull();
  });

  it('clears what cannot be read, and lives without storage', () => {
    const storage = new FakeStorage();
    storage.json = '{"version":1,';
    const fake = new FakeDrive(storage);
    fake.drive.restore();
    expect(fake.drive.resumable).toBeNull();
    expect(storage.json).toBeNull();
    storage.isBroken = true;
    fake.at([0, 0]);
    expect(fake.drive.start(ROUTE, { simulated: false, request: requestFor(ROUTE) })).toBeNull();
  });
});

it('replaces the route when the driver chooses another', () => {
  const fake = started();
  fake.along(ROUTE, 0, 100);
  const other = { ...ROUTE, id: 'other' };
  expect(fake.drive.replaceRoute(other)).toBeNull();
  expect(fake.drive.session).toMatchObject({ reroutes: 0, route: { id: 'other' } });
  fake.drive.stop();
  expect(fake.drive.replaceRoute(other)?.key).toBe('navigation.notNavigating');
});

it('leaves no timer behind', () => {
  const fake = started(ROUTE, true);
  fake.clock.pass(5000);
  fake.drive.close();
  expect(fake.clock.pending).toBe(0);
});

it('takes any stream of positions: on the route nothing falls back, off it nothing is said', () => {
  const position = fc.record({
    east: fc.double({ min: -300, max: 800, noNaN: true }),
    north: fc.double({ min: -300, max: 1300, noNaN: true }),
    heading: fc.option(fc.double({ min: 0, max: 359, noNaN: true }), { nil: undefined }),
    speedMps: fc.double({ min: 0, max: 40, noNaN: true }),
    accuracyM: fc.double({ min: 0, max: 100, noNaN: true }),
    quality: fc.constantFrom('fix', 'fix', 'fix', 'estimated', 'lost'),
    seconds: fc.integer({ min: 0, max: 20 }),
    // Mostly along the route, so that there is something to lose.
    onRouteAt: fc.option(fc.double({ min: 0, max: 1500, noNaN: true }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(position, { maxLength: 40 }), (stream) => {
      const fake = started();
      let travelledM = 0;
      for (const { east, north, heading, seconds, onRouteAt, ...of } of stream) {
        const metres: Metres =
          onRouteAt === undefined
            ? [east, north]
            : [Math.max(0, onRouteAt - 1000), Math.min(1000, onRouteAt)];
        const utterance = fake.drive.utterance;
        fake.at(metres, { ...of, ...(heading !== undefined && { heading }) });
        const { guidance } = fake.drive;
        if (guidance) {
          guidanceSchema.parse(guidance);
          expect(guidance.travelledM).toBeGreaterThanOrEqual(travelledM - 0.01);
          travelledM = guidance.travelledM;
          if (guidance.status === 'offRoute') {
            expect(guidance).not.toHaveProperty('next');
            expect(fake.drive.utterance?.kind).toBe('offRoute');
            expect(fake.drive.shown?.onRoute).toBe(false);
          }
          if (guidance.status === 'waitingForFix') {
            const said = fake.drive.utterance;
            if (said?.id !== utterance?.id) expect(said?.kind).toBe('state');
          }
        }
        fake.clock.pass(seconds * 1000);
      }
      fake.drive.close();
    }),
    { numRuns: 60 },
  );
});
