import fc from 'fast-check';
import { readFile, stat } from 'node:fs/promises';
import { Socket as NetSocket } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import {
  DATA_NOT_AVAILABLE,
  MAX_MESSAGE_BYTES,
  errorResponseSchema,
  sourceEventSchema,
  subscriptionEventSchema,
} from '../../shared/contract/viss.ts';
import { SIGNAL_PATHS, definitionOf } from '../../shared/vehicle/signal.ts';
import { startAgent, type AgentConfig } from '../../main/agent/server.ts';
import { openReplay } from '../../main/agent/replay.ts';
import type { Sample } from '../../main/agent/source.ts';
import {
  AgentHarness,
  ScriptedSource,
  valuesOf,
  type AgentSocket,
  type Reply,
} from './agent-harness.ts';

const SPEED = 'Vehicle.Speed';
const MOVING = 'Vehicle.IsMoving';
const TRUNK = 'Vehicle.Body.Trunk.Rear.IsOpen';
const EVERY_CHANGE = { variant: 'change', parameter: { 'logic-op': 'ne', diff: '0' } };
const UNLIMITED = { requests: { perSecond: 1e9, burst: 1e9 } };

const open: AgentHarness[] = [];

async function start(config: Partial<AgentConfig> = {}): Promise<AgentHarness> {
  const harness = await AgentHarness.start(config);
  open.push(harness);
  return harness;
}

afterEach(async () => {
  for (const harness of open.splice(0)) await harness.stop();
});

const samples = (values: Partial<Record<string, Sample['value']>>, ts = Date.now()): Sample[] =>
  Object.entries(values).map(([path, value]) => ({ path, value, ts }) as Sample);

const errorOf = (reply: Reply) => `${reply.error?.number ?? ''} ${reply.error?.reason ?? ''}`;

const refusalOf = (socket: AgentSocket) =>
  new Promise<Error & { data?: unknown }>((resolve) => socket.once('connect_error', resolve));

describe('connection', () => {
  it('tells about the source at once and when it changes', async () => {
    const { source, connect } = bind(await start());
    const socket = await connect();
    source.sink.presence('lost', 'unplugged');
    const event = await socket.nextSource();
    expect(sourceEventSchema.parse(event)).toMatchObject({
      action: 'source',
      kind: 'scripted',
      presence: 'lost',
      detail: 'unplugged',
      simulated: true,
      paths: [SPEED, MOVING, TRUNK],
      actuators: [TRUNK],
    });
  });

  it.each([{}, { token: 'wrong-token-of-some-length' }, { token: 7 }, { token: '' }])(
    'refuses the handshake %j as VISS does',
    async (auth) => {
      const harness = await start();
      const refusal = await refusalOf(harness.socket(auth));
      expect(refusal.message).toBe('invalid_token');
      expect(refusal.data).toMatchObject({ number: '401', reason: 'invalid_token' });
      expect(harness.agent.stats()).toMatchObject({
        clients: 0,
        refusedConnections: { invalid_token: 1 },
      });
    },
  );

  it('refuses web pages even with the token', async () => {
    const harness = await start();
    await refusalOf(harness.socket({ token: harness.token }, { origin: 'http://127.0.0.1' }));
    expect(harness.agent.stats().refusedConnections).toEqual({ origin_not_allowed: 1 });
  });

  it('answers plain HTTP with 404 and opens no polling transport', async () => {
    const { agent } = await start();
    const base = `http://127.0.0.1:${agent.port}`;
    expect((await fetch(base)).status).toBe(404);
    expect((await fetch(`${base}/socket.io/?EIO=4&transport=polling`)).status).toBe(400);
    expect((await fetch(`${base}/socket.io/socket.io.js`)).ok).toBe(false);
  });

  it('limits the number of clients', async () => {
    const harness = await start({ limits: { clients: 1 } });
    await harness.connect();
    const refusal = await refusalOf(harness.socket({ token: harness.token }));
    expect(refusal.data).toMatchObject({ number: '503', reason: 'service_unavailable' });
  });

  it('creates a private token file', async () => {
    const harness = await start();
    expect((await stat(join(harness.dir, 'agent.token'))).mode & 0o777).toBe(0o600);
  });

  it('lets clients come back by themselves after a restart and after a dropped link', async () => {
    const harness = await start();
    const client = await harness.connect();
    await expect
      .poll(() => {
        // Anew each time, however late the client's attempt comes.
        harness.source.sink.dropLink?.(200);
        return harness.agent.stats().refusedConnections;
      })
      .toHaveProperty('link_dropped');
    await client.nextSource();

    await harness.agent.stop();
    const again = await startAgent({
      source: new ScriptedSource(),
      port: harness.agent.port,
      tokenFile: join(harness.dir, 'agent.token'),
      logger: pino({ level: 'silent' }),
    });
    await client.nextSource();
    await again.stop();
  });

  it('says when the port is taken', async () => {
    const harness = await start();
    const second = AgentHarness.start({ port: harness.agent.port });
    await expect(second).rejects.toThrow(`Port ${harness.agent.port} is taken`);
  });

  it('leaves nothing running when the source cannot be used', async () => {
    const source = new ScriptedSource();
    source.unusable = 'the adapter is not plugged in';
    const harness = AgentHarness.start({ source });
    await expect(harness).rejects.toThrow(
      'The source scripted cannot be used: the adapter is not plugged in',
    );
  });
});

describe('get', () => {
  it('answers a leaf as a bare object, with the capture time', async () => {
    const harness = await start();
    const client = await harness.connect();
    const ts = Date.now() - 40;
    await harness.source.sink.samples(samples({ [SPEED]: 73.5 }, ts));
    expect(await client.get({ path: SPEED, requestId: 'a' })).toMatchObject({
      action: 'get',
      requestId: 'a',
      data: { path: SPEED, dp: { value: 73.5, ts: new Date(ts).toISOString() } },
    });
  });

  it('answers a branch with every leaf, marking those without a value', async () => {
    const harness = await start();
    const client = await harness.connect();
    await harness.source.sink.samples(samples({ [SPEED]: 0, [MOVING]: null }));
    const values = valuesOf(await client.get({ path: 'Vehicle' }));
    expect(Object.keys(values)).toEqual(SIGNAL_PATHS);
    expect(values).toMatchObject({
      [SPEED]: 0,
      [MOVING]: DATA_NOT_AVAILABLE,
      [TRUNK]: DATA_NOT_AVAILABLE,
    });
  });

  it('takes a paths filter and wildcards', async () => {
    const harness = await start();
    const client = await harness.connect();
    const filter = { variant: 'paths', parameter: ['Speed', 'Body.Trunk.*.IsOpen'] };
    expect(Object.keys(valuesOf(await client.get({ path: 'Vehicle', filter })))).toEqual([
      SPEED,
      TRUNK,
    ]);
    expect(Object.keys(valuesOf(await client.get({ path: 'Vehicle.Body.*.*.IsOpen' })))).toEqual([
      TRUNK,
    ]);
  });

  it.each([
    [{ path: 'Vehicle.Warp' }, '404 unavailable_data'],
    [{ path: SPEED }, '404 unavailable_data'],
    [
      { path: 'Vehicle', filter: { variant: 'paths', parameter: ['Warp'] } },
      '404 unavailable_data',
    ],
    [{ path: 'Vehicle', filter: EVERY_CHANGE }, '400 bad_request'],
    [{ path: 'Vehicle', filter: { variant: 'history', parameter: 'P1D' } }, '400 bad_request'],
    [{ path: '' }, '400 bad_request'],
    [{}, '400 bad_request'],
  ])('refuses %j: %s', async (fields, error) => {
    const client = await (await start()).connect();
    const reply = await client.get({ requestId: 'r', ...fields });
    expect(errorOf(reply)).toBe(error);
    expect(errorResponseSchema.parse(reply)).toMatchObject({ action: 'get', requestId: 'r' });
  });
});

describe('set', () => {
  it('accepts without touching the current value', async () => {
    const harness = await start();
    const client = await harness.connect();
    await harness.source.sink.samples(samples({ [TRUNK]: false }));
    const reply = await client.set({ path: TRUNK, value: true });
    expect(reply.error).toBeUndefined();
    expect(harness.source.actuated).toEqual([{ path: TRUNK, value: true }]);
    expect(valuesOf(await client.get({ path: TRUNK }))).toEqual({ [TRUNK]: false });
  });

  it.each([
    [{ path: SPEED, value: 1 }, '403 forbidden_request'],
    [{ path: 'Vehicle.Warp', value: 1 }, '404 unavailable_data'],
    [{ path: TRUNK, value: 'true' }, '400 invalid_data'],
    [{ path: TRUNK, value: null }, '400 bad_request'],
    [{ path: TRUNK, value: true, expiresAt: 'tomorrow' }, '400 bad_request'],
    [{ path: TRUNK, value: true, expiresAt: '2020-01-01T00:00:00Z' }, '408 request_timeout'],
    [{ path: 'Vehicle.Cabin.HVAC.IsRearDefrosterActive', value: true }, '503 service_unavailable'],
  ])('refuses %j: %s, and does not act', async (fields, error) => {
    const harness = await start();
    const client = await harness.connect();
    expect(errorOf(await client.set(fields))).toBe(error);
    expect(harness.source.actuated).toEqual([]);
  });

  it('passes on why the source refuses, and answers when it fails', async () => {
    const harness = await start();
    const client = await harness.connect();
    harness.source.answer = () =>
      Promise.resolve({ reason: 'forbidden_request', description: 'The car moves.' });
    expect(await client.set({ path: TRUNK, value: true })).toMatchObject({
      error: { number: '403', reason: 'forbidden_request', description: 'The car moves.' },
    });
    harness.source.answer = () => Promise.reject(new Error('bus off'));
    expect(errorOf(await client.set({ path: TRUNK, value: true }))).toBe('502 bad_gateway');
  });

  it('answers 504 when the source does not', async () => {
    const harness = await start();
    const client = await harness.connect();
    harness.source.answer = () => new Promise(() => undefined);
    expect(errorOf(await client.set({ path: TRUNK, value: true }))).toBe('504 gateway_timeout');
  });

  it('refuses while the source is lost', async () => {
    const harness = await start();
    const client = await harness.connect();
    harness.source.sink.presence('lost');
    expect(errorOf(await client.set({ path: TRUNK, value: true }))).toBe('503 service_unavailable');
    expect(harness.source.actuated).toEqual([]);
  });

  it('does nothing for a request without acknowledgement', async () => {
    const harness = await start();
    const client = await harness.connect();
    client.tell('set', { action: 'set', path: TRUNK, value: true, requestId: '1' });
    await client.get({ path: SPEED });
    expect(harness.source.actuated).toEqual([]);
    expect(harness.agent.stats().rejected).toMatchObject({ no_acknowledgement: 1 });
  });
});

describe('subscribe', () => {
  it('sends full state first, then one event per batch with what changed', async () => {
    const harness = await start();
    const client = await harness.connect();
    const { sink } = harness.source;
    await sink.samples(samples({ [SPEED]: 10, [MOVING]: true }));
    const reply = await client.subscribe({ path: 'Vehicle', filter: EVERY_CHANGE });
    const first = subscriptionEventSchema.parse(await client.nextEvent());
    expect(first.subscriptionId).toBe(reply.subscriptionId);
    expect(valuesOf(first)).toEqual({ [SPEED]: 10, [MOVING]: true });

    await sink.samples(samples({ [SPEED]: 11, [MOVING]: true, [TRUNK]: false }));
    await sink.samples(samples({ [SPEED]: 12 }));
    const second = subscriptionEventSchema.parse(await client.nextEvent());
    expect(valuesOf(second)).toEqual({ [SPEED]: 11, [TRUNK]: false });
    const third = await client.nextEvent();
    expect('data' in third && third.data).toMatchObject({ path: SPEED, dp: { value: 12 } });
  });

  it('repeats timebased data with the capture time of each value', async () => {
    const harness = await start();
    const client = await harness.connect();
    const ts = Date.now() - 5000;
    await harness.source.sink.samples(samples({ [SPEED]: 10 }, ts));
    await client.subscribe({
      path: SPEED,
      filter: { variant: 'timebased', parameter: { period: '20' } },
    });
    for (let event = 0; event < 3; event += 1) {
      expect(await client.nextEvent()).toMatchObject({
        data: { path: SPEED, dp: { value: 10, ts: new Date(ts).toISOString() } },
      });
    }
  });

  it('reports what is in range', async () => {
    const harness = await start();
    const client = await harness.connect();
    await client.subscribe({
      path: 'Vehicle',
      filter: [
        { variant: 'paths', parameter: ['Speed'] },
        {
          variant: 'range',
          parameter: [
            { 'logic-op': 'gt', boundary: '49' },
            { 'logic-op': 'lt', boundary: '51' },
          ],
        },
      ],
    });
    for (const speed of [48, 50, 52, 50.5]) {
      await harness.source.sink.samples(samples({ [SPEED]: speed }));
    }
    expect(valuesOf(await client.nextEvent())).toEqual({ [SPEED]: 50 });
    expect(valuesOf(await client.nextEvent())).toEqual({ [SPEED]: 50.5 });
  });

  it('keeps two clients and their subscriptions apart', async () => {
    const harness = await start();
    const [one, two] = [await harness.connect(), await harness.connect()];
    await one.subscribe({ path: SPEED, filter: EVERY_CHANGE });
    const reply = await two.subscribe({ path: MOVING, filter: EVERY_CHANGE });
    expect(errorOf(await one.unsubscribe(reply.subscriptionId ?? ''))).toBe('404 unavailable_data');
    await harness.source.sink.samples(samples({ [SPEED]: 1, [MOVING]: true }));
    expect(valuesOf(await one.nextEvent())).toEqual({ [SPEED]: 1 });
    expect(valuesOf(await two.nextEvent())).toEqual({ [MOVING]: true });
    two.socket.disconnect();
    await expect.poll(() => harness.agent.stats()).toMatchObject({ clients: 1, subscriptions: 1 });
  });

  it('gives a client that does not read the newest values afterwards, not a backlog', async () => {
    const harness = await start();
    const client = await harness.connect();
    const paths = SIGNAL_PATHS.filter((path) => definitionOf(path).datatype === 'float');
    await client.subscribe({ path: 'Vehicle', filter: EVERY_CHANGE });
    const wire = rawSocketOf(client.socket);
    wire.pause();
    // Until it holds back, and no longer: a client that does not answer for seconds is dropped.
    let batches = 0;
    while (batches - harness.agent.stats().events < 100) {
      batches += 1;
      const value = batches / 1000;
      await harness.source.sink.samples(
        samples(Object.fromEntries(paths.map((path) => [path, value]))),
      );
      await new Promise((resolve) => setImmediate(resolve));
    }
    wire.resume();
    let events = 0;
    let last: unknown;
    while (last !== batches / 1000) {
      last = valuesOf(await client.nextEvent())[SPEED];
      events += 1;
    }
    expect(events).toBeLessThan(batches);
    expect(harness.agent.stats().samples.rejected).toEqual({});
  });

  it('ends with unsubscribe', async () => {
    const harness = await start();
    const client = await harness.connect();
    for (const filter of [EVERY_CHANGE, { variant: 'timebased', parameter: { period: '20' } }]) {
      const reply = await client.subscribe({ path: SPEED, filter });
      expect((await client.unsubscribe(reply.subscriptionId ?? '')).error).toBeUndefined();
    }
    await harness.source.sink.samples(samples({ [SPEED]: 1 }));
    await client.get({ path: SPEED });
    expect(client.waitingEvents).toBe(0);
    expect(harness.agent.stats().subscriptions).toBe(0);
  });

  it.each([
    [{ path: SPEED }, '400 bad_request'],
    [{ path: SPEED, filter: { variant: 'paths', parameter: ['X'] } }, '400 bad_request'],
    [{ path: SPEED, filter: [EVERY_CHANGE, EVERY_CHANGE] }, '400 bad_request'],
    [{ path: SPEED, filter: [EVERY_CHANGE, EVERY_CHANGE, EVERY_CHANGE] }, '400 bad_request'],
    [
      { path: SPEED, filter: { variant: 'timebased', parameter: { period: '1' } } },
      '400 invalid_data',
    ],
    [
      { path: SPEED, filter: { variant: 'timebased', parameter: { period: '1e9' } } },
      '400 bad_request',
    ],
    [{ path: 'Vehicle.Warp', filter: EVERY_CHANGE }, '404 unavailable_data'],
  ])('refuses %j: %s', async (fields, error) => {
    const client = await (await start()).connect();
    expect(errorOf(await client.subscribe(fields))).toBe(error);
  });

  it('limits subscriptions per client', async () => {
    const client = await (await start({ limits: { subscriptions: 2 } })).connect();
    const subscribe = () => client.subscribe({ path: SPEED, filter: EVERY_CHANGE });
    await subscribe();
    await subscribe();
    expect(errorOf(await subscribe())).toBe('429 too_many_requests');
  });
});

describe('untrusted input', () => {
  it('limits the rate of requests', async () => {
    const harness = await start({ limits: { requests: { perSecond: 0.001, burst: 3 } } });
    const client = await harness.connect();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => client.get({ path: 'Vehicle' })),
    );
    expect(replies.map((reply) => reply.error?.number)).toEqual([
      undefined,
      undefined,
      undefined,
      '429',
      '429',
    ]);
  });

  it('answers an unknown event, and one whose action is another', async () => {
    const harness = await start();
    const client = await harness.connect();
    expect(await client.raw('reboot', {})).toMatchObject({ error: { number: '400' } });
    expect(errorOf(await client.send('get', { action: 'set', path: TRUNK, value: true }))).toBe(
      '400 bad_request',
    );
    expect(harness.source.actuated).toEqual([]);
    expect(harness.agent.stats().rejected).toEqual({ unknown_event: 1, bad_request: 1 });
  });

  it('drops a client that sends too much at once, and serves on', async () => {
    const harness = await start();
    const client = await harness.connect();
    client.tell('get', 'x'.repeat(MAX_MESSAGE_BYTES + 1));
    await client.nextSource(); // it has reconnected
    expect((await client.get({ path: 'Vehicle' })).error).toBeUndefined();
  });

  it('keeps answering whatever it is sent', async () => {
    const harness = await start({ limits: UNLIMITED });
    const client = await harness.connect();
    await harness.source.sink.samples(samples({ [SPEED]: 1 }));
    const plausible = fc.record(
      {
        action: fc.constantFrom('get', 'set', 'subscribe', 'unsubscribe', 'subscription', 1),
        path: fc.oneof(fc.constantFrom(SPEED, TRUNK, 'Vehicle', 'Vehicle.*', '*'), fc.jsonValue()),
        value: fc.jsonValue(),
        filter: fc.oneof(
          fc.jsonValue(),
          fc.record({
            variant: fc.constantFrom('paths', 'range', 'change', 'timebased', 'history'),
            parameter: fc.oneof(
              fc.jsonValue(),
              fc.record({ period: fc.constantFrom('20', '-1', '0', 'x', '99999999') }),
              fc.record({ 'logic-op': fc.constantFrom('gt', 'ne', '?'), diff: fc.string() }),
            ),
          }),
        ),
        subscriptionId: fc.oneof(fc.string(), fc.constantFrom('1', '2')),
        requestId: fc.oneof(fc.string(), fc.integer()),
        expiresAt: fc.string(),
      },
      { requiredKeys: [] },
    );
    const payload = fc.oneof(
      plausible,
      fc.jsonValue(),
      fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(Number.NaN, undefined, { constructor: null }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom('get', 'set', 'subscribe', 'unsubscribe') },
          { weight: 1, arbitrary: fc.string().map((name) => `x${name}`) },
        ),
        payload,
        fc.boolean(),
        async (event, message, wantsAnswer) => {
          if (!wantsAnswer) {
            client.tell(event, message);
            return;
          }
          const reply = (await client.raw(event, message)) as Reply;
          expect(reply.ts).toBeTypeOf('string');
          if (reply.error) expect(reply.error.description).not.toBe('');
        },
      ),
      { numRuns: 4000 },
    );
    expect(valuesOf(await client.get({ path: SPEED }))).toEqual({ [SPEED]: 1 });
    expect(
      harness.source.actuated.every(
        ({ path, value }) => path === TRUNK && typeof value === 'boolean',
      ),
    ).toBe(true);
    const { rejected, requests } = harness.agent.stats();
    expect(rejected).toHaveProperty('bad_request');
    expect(requests).toHaveProperty('get');
  });

  it('survives raw packets that are not socket.io at all', async () => {
    const harness = await start();
    const client = await harness.connect();
    const other = await harness.connect();
    const lost = new Promise((resolve) => other.socket.once('disconnect', resolve));
    other.socket.io.engine.write('9{"no":"packet"}');
    await lost;
    expect((await client.get({ path: 'Vehicle' })).error).toBeUndefined();
  });

  it('counts what a source delivers wrongly and serves none of it', async () => {
    const harness = await start();
    const client = await harness.connect();
    await client.subscribe({ path: 'Vehicle', filter: EVERY_CHANGE });
    const now = Date.now();
    await harness.source.sink.samples(samples({ [SPEED]: 9999 }));
    await harness.source.sink.samples(samples({ [SPEED]: 50 }, now + 60_000));
    await harness.source.sink.samples(samples({ [SPEED]: 51 }, now));
    await harness.source.sink.samples(samples({ [SPEED]: 52 }, now - 1));
    harness.source.sink.discarded('bad-frame', 3);
    expect(valuesOf(await client.nextEvent())).toEqual({ [SPEED]: 51 });
    expect(harness.agent.stats()).toMatchObject({
      samples: { taken: 1, rejected: { 'out-of-range': 1, future: 1, 'out-of-order': 1 } },
      discarded: { 'bad-frame': 3 },
    });
  });
});

describe('recording', () => {
  it('records what was served and asked, and plays it again', async () => {
    const recordings = await start();
    const recordFile = join(recordings.dir, 'drive.jsonl');
    const harness = await start({ recordFile });
    const client = await harness.connect();
    await harness.source.sink.samples(samples({ [SPEED]: 33, [TRUNK]: false }));
    await client.set({ path: TRUNK, value: true });
    await client.set({ path: SPEED, value: 1 });
    await harness.agent.stop();
    const text = await readFile(recordFile, 'utf8');
    expect(text).toContain(`"set":{"path":"${TRUNK}","value":true}`);
    expect(text).toContain('"refused":"forbidden_request"');
    expect(text).not.toContain(harness.token);

    const replay = await openReplay({ file: recordFile, speed: 10, loop: false });
    const player = await start({ source: replay });
    const viewer = await player.connect();
    await viewer.subscribe({ path: 'Vehicle', filter: EVERY_CHANGE });
    expect(valuesOf(await viewer.nextEvent())).toEqual({ [SPEED]: 33, [TRUNK]: false });
    await expect.poll(() => player.agent.stats().source.presence).toBe('ended');
  });
});

function bind(harness: AgentHarness) {
  return { source: harness.source, connect: () => harness.connect() };
}

/** The TCP socket under a client, which neither socket.io nor its types give away. */
function rawSocketOf(socket: AgentSocket): NetSocket {
  const holder: unknown = Reflect.get(socket.io.engine.transport, 'ws');
  const raw: unknown =
    typeof holder === 'object' && holder !== null ? Reflect.get(holder, '_socket') : undefined;
  if (!(raw instanceof NetSocket)) throw new Error('the client has no TCP socket');
  return raw;
}
