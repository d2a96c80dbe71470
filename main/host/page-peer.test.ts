import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actionOutcomeSchema, healthSchema } from '../../shared/contract/host.ts';
import { FakeClock } from '../../shared/fake-clock.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../shared/settings/settings.ts';
import { faultOf } from '../../shared/vehicle/signal.ts';
import { OFFLINE_MAP } from '../../shared/contract/map-config.ts';
import { EMPTY_SHOWROOM } from '../../shared/ownership/showroom.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { FakeAssistant } from '../assistant/fake-assistant.ts';
import { FakeMedia } from '../media/fake-media.ts';
import { FakeNavigation } from '../navigation/fake-navigation.ts';
import { FakeServices } from '../services/fake-services.ts';
import { FakeVehicle } from '../vehicle/fake-vehicle.ts';
import { Displays, MAX_STREAMS_PER_PAGE } from './displays.ts';
import { createDelayMeter, healthReport } from './health.ts';
import { MAX_FRAME_BYTES, frameFault } from './page-frame.ts';
import { createPageServer, type PagePeer } from './page-peer.ts';
import { createRouter } from './router.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const answerSchema = z.object({
  i: z.string(),
  t: z.number().optional(),
  p: z.object({
    s: z.number().optional(),
    b: z.union([z.object({ json: z.unknown() }), z.string()]).optional(),
    d: z.object({ json: z.unknown() }).optional(),
  }),
});

type Answer = z.infer<typeof answerSchema>;

/** The output of a call. */
function outputOf(answer: Answer | undefined): unknown {
  return typeof answer?.p.b === 'object' ? answer.p.b.json : undefined;
}

/** The items of a stream. */
function itemsOf(sent: readonly Answer[], id: string): unknown[] {
  return sent.filter(({ i, t }) => i === id && t === 3).map(({ p }) => p.d?.json);
}

const delay = createDelayMeter(new FakeClock());
afterAll(() => delay.close());

function createSettingsInMemory(): SettingsService {
  let settings = DEFAULT_SETTINGS;
  return {
    get settings() {
      return settings;
    },
    get state() {
      return { settings, theme: 'day' } as const;
    },
    problem: null,
    onChange: () => () => undefined,
    set(change) {
      settings = { ...settings, [change.key]: change.value };
      return null;
    },
    close: () => undefined,
  };
}

function setUp() {
  const clock = new FakeClock();
  const vehicle = new FakeVehicle();
  const settings = createSettingsInMemory();
  const navigation = new FakeNavigation();
  const services = new FakeServices();
  const media = new FakeMedia();
  const assistant = new FakeAssistant();
  const ownership = { showroom: EMPTY_SHOWROOM, problems: [] };
  const displays = new Displays({ centre: 'driver', passenger: 'passenger' });
  const rejections = new Rejections();
  const log = pino({ level: 'silent' });
  const versions = { zhilu: '0', vss: '6.0', node: '24' };
  const health = () =>
    healthReport({
      ...{
        vehicle,
        settings,
        navigation,
        services,
        media,
        assistant,
        ownership,
        displays,
        rejections,
        versions,
      },
      delay: () => delay.report(),
      uptimeSeconds: 1,
    });
  const router = createRouter({
    navigation,
    services,
    media,
    assistant,
    ownership,
    map: OFFLINE_MAP,
    vehicle,
    settings,
    displays,
    rejections,
    clock,
    versions,
    health,
    log,
  });
  const server = createPageServer(router, rejections, log);
  const open = (display: string) => {
    const page = displays.join(display);
    if (!page) throw new Error('no such display');
    const sent: Answer[] = [];
    const peer = server.serve(page, (frame) => {
      sent.push(answerSchema.parse(JSON.parse(frame)));
      return Promise.resolve();
    });
    return { page, peer, sent };
  };
  return { clock, vehicle, settings, displays, rejections, open };
}

let ids = 0;

function send(peer: PagePeer, u: string, json?: unknown): string {
  const i = String(++ids);
  peer.receive(JSON.stringify({ i, p: { u, b: { json } } }));
  return i;
}

let host: ReturnType<typeof setUp>;
beforeEach(() => {
  host = setUp();
});

describe('the host API', () => {
  it('tells a page who it is', async () => {
    const { peer, sent } = host.open('passenger');
    send(peer, '/session/open');
    await settle();
    expect(outputOf(sent[0])).toEqual({
      display: 'passenger',
      zone: 'passenger',
      map: { engine: 'maplibre' },
      versions: { zhilu: '0', vss: '6.0', node: '24' },
    });
  });

  it('reports its health in the form of the contract', async () => {
    const { peer, sent } = host.open('centre');
    send(peer, '/health/get');
    await settle();
    expect(healthSchema.parse(outputOf(sent[0])).status).toBe('ok');
  });

  it('answers unknown procedures and input that does not fit, and counts both', async () => {
    const { peer, sent } = host.open('centre');
    send(peer, '/session/close');
    send(peer, '/actions/perform', { id: 7 });
    peer.receive(
      JSON.stringify({ i: 'nan', p: { u: '/actions/perform', b: { json: {}, meta: [[2, 'x']] } } }),
    );
    await settle();
    expect(sent.map(({ p }) => p.s)).toEqual([404, 400, 400]);
    expect(host.rejections.counts()).toEqual({
      'host.invalid-input': 2,
      'host.unknown-procedure': 1,
    });
  });

  it('ends the streams of a page that is gone', async () => {
    const { page, peer } = host.open('centre');
    for (const path of ['/vehicle/watch', '/settings/watch', '/display/watch']) send(peer, path);
    await settle();
    expect(page.streams).toBe(3);
    expect(host.vehicle.listeners.size).toBe(1);
    peer.close();
    await settle();
    expect(page.streams).toBe(0);
    expect(host.vehicle.listeners.size).toBe(0);
    expect(host.clock.pending).toBe(0);
  });

  it('ends a stream that the page aborts', async () => {
    const { page, peer } = host.open('centre');
    const id = send(peer, '/vehicle/watch');
    await settle();
    peer.receive(JSON.stringify({ i: id, t: 4 }));
    await settle();
    expect(page.streams).toBe(0);
    expect(host.vehicle.listeners.size).toBe(0);
  });

  it('holds no more than a few streams open for one page', async () => {
    const { page, peer } = host.open('centre');
    for (let count = 0; count < 3 * MAX_STREAMS_PER_PAGE; count++) send(peer, '/vehicle/watch');
    await settle();
    expect(page.streams).toBe(MAX_STREAMS_PER_PAGE);
    peer.close();
    await settle();
    expect(host.vehicle.listeners.size).toBe(0);
  });

  it('leaks nothing over many pages', async () => {
    for (let round = 0; round < 200; round++) {
      const { page, peer } = host.open(round % 2 === 0 ? 'centre' : 'passenger');
      for (const path of ['/vehicle/watch', '/settings/watch', '/display/watch']) send(peer, path);
      await settle();
      peer.close();
      host.displays.leave(page);
    }
    await settle();
    expect(host.vehicle.listeners.size).toBe(0);
    expect(host.clock.pending).toBe(0);
    expect(host.displays.report()).toEqual([]);
  });

  it('asks only the display where a panel was opened to show it', async () => {
    const centre = host.open('centre');
    const passenger = host.open('passenger');
    const watched = send(centre.peer, '/display/watch');
    const elsewhere = send(passenger.peer, '/display/watch');
    await settle();
    const request = { id: 'panel.open', input: { panel: 'vehicle' }, origin: 'voice' };
    const performed = send(centre.peer, '/actions/perform', request);
    await settle();
    const heartbeat = { kind: 'heartbeat' };
    expect(itemsOf(centre.sent, watched)).toEqual([
      heartbeat,
      { kind: 'openPanel', panel: 'vehicle' },
    ]);
    expect(itemsOf(passenger.sent, elsewhere)).toEqual([heartbeat]);
    expect(outputOf(centre.sent.find(({ i }) => i === performed))).toEqual({ status: 'done' });
  });

  it('says so when no page shows the panel that was asked for', async () => {
    const { peer, sent } = host.open('centre');
    send(peer, '/actions/perform', { id: 'panel.close', input: {}, origin: 'key' });
    await settle();
    expect(outputOf(sent[0])).toMatchObject({
      status: 'failed',
      reason: { key: 'host.unavailable' },
    });
  });
});

const actionId = fc.constantFrom(
  'climate.setTemperature',
  'climate.adjustTemperature',
  'window.setPosition',
  'door.setLocked',
  'trunk.setOpen',
  'lights.setSwitch',
  'display.setLanguage',
  'display.setTheme',
  'panel.open',
  'no.such',
  '__proto__',
);
const inputValue = fc.oneof(
  fc.constantFrom<unknown>(
    'driver',
    'all',
    'night',
    'en-US',
    'OFF',
    true,
    21.5,
    50,
    -1e9,
    null,
    {},
  ),
  fc.anything({ maxDepth: 1 }),
);
const actionInput = fc.oneof(
  fc.record(
    {
      zone: inputValue,
      celsius: inputValue,
      delta: inputValue,
      window: inputValue,
      percent: inputValue,
      locked: inputValue,
      open: inputValue,
      mode: inputValue,
      language: inputValue,
      panel: inputValue,
    },
    { requiredKeys: [] },
  ),
  fc.constantFrom<unknown>(
    { zone: 'driver', celsius: 21.5 },
    { zone: 'driver', celsius: 99 },
    { window: 'all', percent: 50 },
    { locked: false },
    { mode: 'night' },
    { language: 'en-US' },
  ),
);
const json = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      id: fc.oneof({ weight: 9, arbitrary: actionId }, inputValue),
      input: actionInput,
      origin: fc.oneof({ weight: 9, arbitrary: fc.constant('touch') }, inputValue),
    }),
  },
  fc.anything({ maxDepth: 2 }),
);
const frame = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      u: fc.oneof(
        { weight: 12, arbitrary: fc.constant('/actions/perform') },
        fc.constantFrom('/session/open', '/health/get', '/nothing', '/__proto__', '/actions', '//'),
      ),
      json,
      meta: fc.oneof(
        { weight: 9, arbitrary: fc.constant(undefined) },
        fc.array(
          fc.array(fc.oneof(fc.nat(8), fc.constantFrom('id', 'input', '__proto__')), {
            maxLength: 3,
          }),
          {
            maxLength: 2,
          },
        ),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constant('x'.repeat(MAX_FRAME_BYTES + 1)) },
);

describe('whatever a page sends', () => {
  it(
    'crashes nothing, is answered once or counted by reason, and leaves no invalid state',
    { timeout: 60_000 },
    async () => {
      const seen = new Set<string>();
      let cases = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(frame, { minLength: 100, maxLength: 200 }), async (frames) => {
          const { rejections, vehicle, settings, open } = setUp();
          const { peer, sent } = open('centre');
          let calls = 0;
          const dropped = new Rejections();
          for (const one of frames) {
            cases += 1;
            const isCall = typeof one === 'object' && 'u' in one;
            const raw = isCall
              ? JSON.stringify({
                  i: `call-${cases}`,
                  p: { u: one.u, b: { json: one.json, meta: one.meta } },
                })
              : one;
            const fault = frameFault(raw);
            if (fault) dropped.add('host', fault);
            else calls += 1;
            expect(() => peer.receive(raw)).not.toThrow();
          }
          for (let turn = 0; turn < 6; turn++) await settle();
          expect(sent).toHaveLength(calls);
          expect(new Set(sent.map(({ i }) => i)).size).toBe(calls);

          const expected = new Rejections();
          for (const answer of sent) {
            const { p } = answer;
            if (p.s === 404) expected.add('host', 'unknown-procedure');
            else if (p.s === 400) expected.add('host', 'invalid-input');
            else if (p.s !== undefined) expected.add('host', 'failed-call');
            else {
              const outcome = actionOutcomeSchema.safeParse(outputOf(answer));
              if (!outcome.success) continue;
              if (outcome.data.status === 'refused' || outcome.data.status === 'failed') {
                expected.add('action', outcome.data.reason.key);
              }
            }
          }
          expect(rejections.counts()).toEqual({ ...dropped.counts(), ...expected.counts() });
          expect(settingsSchema.safeParse(settings.settings).success).toBe(true);
          for (const { path, target } of vehicle.commanded)
            expect(faultOf(path, target)).toBeNull();
          for (const key of Object.keys(rejections.counts())) seen.add(key);
          if (vehicle.commanded.length > 0) seen.add('a command got through');
        }),
        { numRuns: 250 },
      );
      expect(cases).toBeGreaterThan(30_000);
      // Guards the generator: each kind of rejection, and success, must have come up.
      for (const key of [
        'a command got through',
        'host.binary-frame',
        'host.malformed-frame',
        'host.oversized-frame',
        'host.invalid-input',
        'host.unknown-procedure',
        'action.request.unknownAction',
        'action.request.invalidInput',
      ]) {
        expect(seen).toContain(key);
      }
      expect(seen).not.toContain('host.failed-call');
    },
  );
});
