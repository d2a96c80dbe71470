import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { merchantSchema } from '../../../shared/services/merchant.ts';
import { orderSchema } from '../../../shared/services/order.ts';
import { Bench, faultOf, REQUEST, valueOf } from './bench.fixture.ts';
import {
  cdr,
  envelope,
  evse,
  location,
  RECEIVE_TOKEN,
  SEND_TOKEN,
  session,
  tariff,
} from './operator-server.fixture.ts';

const KEY = 'k-1';
const SEARCH = {
  category: 'charging',
  near: { lon: 120.1425, lat: 30.2425 },
  radiusM: 50_000,
  limit: 10,
} as const;
const JSON_TYPE = { 'content-type': 'application/json' };

let bench: Bench;

beforeAll(async () => {
  bench = new Bench();
  bench.timeoutMs = 1000;
  await bench.operator.open();
});

afterEach(() => {
  bench.operator.misbehave = null;
});

afterAll(async () => {
  await bench.operator.close();
});

const answering = (text: string, init: ResponseInit = {}) => {
  bench.operator.misbehave = () => new Response(text, init);
};

describe('an operator that misbehaves', () => {
  it.each([
    [
      'HTML',
      () => {
        answering('<html>hello</html>', { headers: { 'content-type': 'text/html' } });
      },
      'notJson',
      true,
    ],
    [
      'a proxy that is down',
      () => {
        answering('<html>502</html>', { status: 502 });
      },
      'notJson',
      false,
    ],
    [
      'JSON that is cut off',
      () => {
        answering('{"status_code":1000,"data":[', { headers: JSON_TYPE });
      },
      'notJson',
      true,
    ],
    [
      'no envelope',
      () => {
        answering('[]', { headers: JSON_TYPE });
      },
      'invalid',
      true,
    ],
    [
      'too much',
      () => {
        answering(JSON.stringify({ status_code: 1000, data: 'x'.repeat(1_500_000) }));
      },
      'tooLarge',
      true,
    ],
    [
      'a redirect',
      () => {
        answering('', { status: 302, headers: { location: 'https://evil.example/' } });
      },
      'notJson',
      true,
    ],
    [
      'a server error',
      () => {
        bench.operator.misbehave = () => envelope(null, 200, 3000);
      },
      'internal',
      false,
    ],
    [
      'a client error',
      () => {
        bench.operator.misbehave = () => envelope(null, 200, 2001);
      },
      'badRequest',
      true,
    ],
    [
      'a hub without the operator',
      () => {
        bench.operator.misbehave = () => envelope(null, 200, 4003);
      },
      'unreachable',
      false,
    ],
    [
      'too many requests',
      () => {
        bench.operator.misbehave = () => envelope(null, 429, 2000);
      },
      'busy',
      false,
    ],
    [
      'silence',
      () => {
        bench.operator.misbehave = () => new Promise<Response>(() => undefined);
      },
      'timeout',
      false,
    ],
    [
      'a body that never ends',
      () => {
        bench.operator.misbehave = () => dripping();
      },
      'timeout',
      false,
    ],
  ])('with %s is a fault', async (_name, misbehave, code, isFinal) => {
    misbehave();
    bench.restarted();
    const fault = faultOf(await bench.provider.merchants(SEARCH));
    expect(fault).toMatchObject({ code, isFinal });
    expect(fault.message).not.toMatch(new RegExp(`${SEND_TOKEN}|${RECEIVE_TOKEN}|evil`));
  });

  it('and is down is a fault', async () => {
    const down = new Bench();
    await down.operator.open();
    await down.operator.close();
    expect(faultOf(await down.provider.merchants(SEARCH))).toMatchObject({
      code: 'unreachable',
      isFinal: false,
    });
  });

  it('logs nothing of it', () => {
    expect(bench.logged).toEqual([]);
  });
});

/** Sends a byte now and then, for ever. */
function dripping(): Response {
  let timer: ReturnType<typeof setInterval>;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      timer = setInterval(() => {
        controller.enqueue(new TextEncoder().encode(' '));
      }, 20);
    },
    cancel() {
      clearInterval(timer);
    },
  });
  return new Response(body, { headers: JSON_TYPE });
}

/** An object with one of its parts, at any depth, replaced by anything. */
function damaged(whole: unknown): fc.Arbitrary<unknown> {
  const paths: (string | number)[][] = [];
  const walk = (node: unknown, path: (string | number)[]) => {
    paths.push(path);
    if (typeof node !== 'object' || node === null) return;
    for (const [name, child] of Object.entries(node)) walk(child, [...path, name]);
  };
  walk(whole, []);
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.double(),
    fc.constantFrom(
      '',
      '-1',
      '9999-99-99T99:99:99Z',
      '2026-03-01T08:00:00Z',
      'x'.repeat(500),
      -1,
      1e308,
    ),
  );
  return fc
    .tuple(fc.constantFrom(...paths), junk)
    .map(([path, value]) => replaced(whole, path, value));
}

function replaced(node: unknown, [name, ...rest]: (string | number)[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(node)) {
    return node.map((item, index) =>
      String(index) === String(name) ? replaced(item, rest, value) : (item as unknown),
    );
  }
  const object = node as Record<string, unknown>;
  return { ...object, [name]: replaced(object[name], rest, value) };
}

describe('damaged objects', () => {
  it('never throw, and what gets through fits the border', async () => {
    const at = bench.now;
    const objects = fc.record({
      location: damaged(location('LOC1', { evses: [evse('E1'), evse('E2')] })),
      tariff: damaged(tariff('T1', 1)),
    });
    await fc.assert(
      fc.asyncProperty(objects, async ({ location: place, tariff: prices }) => {
        bench.operator.locations = [place as Record<string, unknown>, location('LOC2')].filter(
          Boolean,
        );
        bench.operator.tariffs = [prices as Record<string, unknown>].filter(Boolean);
        bench.restarted();
        const answer = await bench.provider.merchants(SEARCH);
        for (const merchant of answer.ok ? answer.value : []) merchantSchema.parse(merchant);
      }),
      { numRuns: 60 },
    );
    bench.operator.locations = [location('LOC1')];
    bench.operator.tariffs = [tariff('T1', 1)];
    expect(bench.now).toBe(at);
  });

  it('are answered when they are pushed, and change no order into one that does not fit', async () => {
    bench.restarted();
    valueOf(await bench.provider.createOrder(REQUEST, KEY));
    const reference = bench.reference('START_SESSION');
    const pushes = fc.oneof(
      damaged(session(reference, bench.now)).map(
        (body) => ['PUT', '/sessions/CN/ABC/S1', body] as const,
      ),
      damaged({ kwh: 3, last_updated: '2026-03-01T08:10:00Z' }).map(
        (body) => ['PATCH', '/sessions/CN/ABC/S1', body] as const,
      ),
      damaged(cdr(reference, bench.now, bench.now)).map((body) => ['POST', '/cdrs', body] as const),
      damaged(location('LOC1')).map((body) => ['PUT', '/locations/CN/ABC/LOC1', body] as const),
      damaged({ result: 'ACCEPTED' }).map(
        (body) => ['POST', `/commands/START_SESSION/${reference}`, body] as const,
      ),
      fc.tuple(fc.webPath(), fc.jsonValue()).map(([path, body]) => ['PUT', path, body] as const),
    );
    const orders: unknown[] = [];
    bench.provider.onOrder((order) => orders.push(order));
    await fc.assert(
      fc.asyncProperty(pushes, async ([method, path, body]) => {
        const [status, code] = await bench.push(method, path, body ?? null);
        expect([200, 400, 404, 405, 413]).toContain(status);
        expect([1000, 2000, 2001]).toContain(code);
      }),
      { numRuns: 300 },
    );
    for (const order of orders) orderSchema.parse(order);
  });

  it('of bytes are answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        bench.operator.misbehave = () =>
          new Response(new Uint8Array(bytes), { headers: JSON_TYPE });
        bench.restarted();
        expect((await bench.provider.merchants(SEARCH)).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});
