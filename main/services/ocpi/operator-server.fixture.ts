import { openLoopback, type Loopback } from '../loopback.fixture.ts';
import { dateTimeOf } from './messages/basics.ts';

/**
 * An operator (CPO) that speaks OCPI 2.2.1, written from the published specification, for tests: it
 * checks what a CPO checks, holds objects as OCPI has them, and can be made to misbehave.
 */

export const SEND_TOKEN = 'car-7a2c';
export const RECEIVE_TOKEN = 'operator-91ff';

type Json = Record<string, unknown>;

interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Json;
}

const PAGE = 2;
const MODULES = {
  locations: 'SENDER',
  tariffs: 'SENDER',
  sessions: 'SENDER',
  cdrs: 'SENDER',
  commands: 'RECEIVER',
} as const;

export class OperatorServer {
  readonly requests: Received[] = [];
  locations: Json[] = [location('LOC1')];
  tariffs: Json[] = [tariff('T1', 1.2)];
  sessions: Json[] = [];
  cdrs: Json[] = [];
  versions = ['2.1.1', '2.2.1'];
  /** `CommandResponse.result` of each command. */
  commandResult = 'ACCEPTED';
  /** Answers in place of the server's own; `undefined` from it: the own answer. */
  misbehave: ((request: Request) => Response | Promise<Response> | undefined) | null = null;
  /** Called with each command before it is answered. */
  onCommand: ((command: string, body: Json) => Promise<void> | void) | null = null;
  sendsLink = true;
  #loopback: Loopback | null = null;

  async open(): Promise<void> {
    this.#loopback = await openLoopback((request) => this.#answer(request));
  }

  async close(): Promise<void> {
    await this.#loopback?.close();
  }

  get url(): string {
    return `${this.#loopback?.url ?? ''}/ocpi/versions`;
  }

  /** What was asked of a module, in order. */
  of(module: string): Received[] {
    return this.requests.filter(({ path }) => path.includes(`/2.2.1/${module}`));
  }

  commands(command: string): Received[] {
    return this.of(`commands/${command}`);
  }

  async #answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const text = await request.clone().text();
    const body = (text === '' ? {} : JSON.parse(text)) as Json;
    const { method, headers } = request;
    this.requests.push({ method, path: url.pathname, query: url.searchParams, headers, body });
    const misbehaviour = this.misbehave?.(request);
    if (misbehaviour) return misbehaviour;
    const expected = `Token ${Buffer.from(SEND_TOKEN).toString('base64')}`;
    if (headers.get('authorization') !== expected) return envelope(null, 401, 2000);
    if (!headers.get('x-request-id') || !headers.get('x-correlation-id')) {
      return envelope(null, 400, 2001);
    }
    return this.#route(url, request, body);
  }

  async #route(url: URL, request: Request, body: Json): Promise<Response> {
    const base = `${url.origin}/ocpi`;
    const [, , version, module = '', segment] = url.pathname.split('/');
    if (version === 'versions') {
      return envelope(this.versions.map((name) => ({ version: name, url: `${base}/${name}` })));
    }
    if (version !== '2.2.1') return envelope(null, 404, 2000);
    if (module === '') {
      const endpoints = Object.entries(MODULES).map(([identifier, role]) => ({
        identifier,
        role,
        url: `${base}/2.2.1/${identifier}`,
      }));
      const credentials = {
        identifier: 'credentials',
        role: 'SENDER',
        url: `${base}/2.2.1/credentials`,
      };
      // The operator's own receiver of locations must not be taken for the sender.
      const receiver = { identifier: 'locations', role: 'RECEIVER', url: `${base}/2.2.1/wrong` };
      return envelope({ version: '2.2.1', endpoints: [receiver, credentials, ...endpoints] });
    }
    if (module === 'credentials') {
      return envelope({ roles: [{ role: 'CPO', country_code: 'CN', party_id: 'ABC' }] });
    }
    if (request.headers.get('ocpi-from-party-id') !== 'ZLU') return envelope(null, 400, 2001);
    if (module === 'commands') return this.#command(segment ?? '', body);
    const objects = this.#objects(module);
    if (!objects) return envelope(null, 404, 2000);
    if (segment !== undefined) {
      const object = objects.find(({ id }) => id === decodeURIComponent(segment));
      return object ? envelope(object) : envelope(null, 404, 2000);
    }
    return this.#page(url, objects);
  }

  #objects(module: string): Json[] | undefined {
    switch (module) {
      case 'locations':
        return this.locations;
      case 'tariffs':
        return this.tariffs;
      case 'sessions':
        return this.sessions;
      case 'cdrs':
        return this.cdrs;
      default:
        return undefined;
    }
  }

  #page(url: URL, objects: readonly Json[]): Response {
    const from = Date.parse(url.searchParams.get('date_from') ?? '1970-01-01T00:00:00Z');
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const fitting = objects.filter(({ last_updated }) => Date.parse(String(last_updated)) >= from);
    const answer = envelope(fitting.slice(offset, offset + PAGE));
    answer.headers.set('x-total-count', String(fitting.length));
    answer.headers.set('x-limit', String(PAGE));
    if (this.sendsLink && offset + PAGE < fitting.length) {
      const next = new URL(url);
      next.searchParams.set('offset', String(offset + PAGE));
      next.searchParams.set('limit', String(PAGE));
      answer.headers.set('link', `<${next.href}>; rel="next"`);
    }
    return answer;
  }

  async #command(command: string, body: Json): Promise<Response> {
    await this.onCommand?.(command, body);
    return envelope({ result: this.commandResult, timeout: 30 });
  }
}

export function envelope(data: unknown, status = 200, statusCode = 1000): Response {
  const timestamp = '2026-03-01T08:00:00Z';
  return Response.json({ data, status_code: statusCode, timestamp }, { status });
}

const UPDATED = '2026-02-20T08:00:00Z';

export function connector(id: string, more: Json = {}): Json {
  return {
    id,
    standard: 'GBT_DC',
    format: 'CABLE',
    power_type: 'DC',
    max_voltage: 750,
    max_amperage: 250,
    max_electric_power: 120_000,
    tariff_ids: ['T1'],
    last_updated: UPDATED,
    ...more,
  };
}

export function evse(uid: string, more: Json = {}): Json {
  return {
    uid,
    evse_id: `CN*ABC*${uid}`,
    status: 'AVAILABLE',
    capabilities: ['RESERVABLE', 'REMOTE_START_STOP_CAPABLE'],
    connectors: [connector('1')],
    physical_reference: uid,
    last_updated: UPDATED,
    ...more,
  };
}

export function location(id: string, more: Json = {}): Json {
  return {
    country_code: 'CN',
    party_id: 'ABC',
    id,
    publish: true,
    name: 'West Lake',
    address: 'Longjing Road 1',
    city: 'Hangzhou',
    country: 'CHN',
    coordinates: { latitude: '30.242500', longitude: '120.142500' },
    evses: [evse('E1')],
    opening_times: { twentyfourseven: true },
    time_zone: 'Asia/Shanghai',
    last_updated: UPDATED,
    ...more,
  };
}

/** A tariff of so many yuan per kilowatt-hour, VAT included. */
export function tariff(id: string, perKwh: number, more: Json = {}): Json {
  return {
    country_code: 'CN',
    party_id: 'ABC',
    id,
    currency: 'CNY',
    elements: [{ price_components: [{ type: 'ENERGY', price: perKwh, step_size: 1 }] }],
    last_updated: UPDATED,
    ...more,
  };
}

/** The session of an order, by its reference. */
export function session(reference: string, at: number, more: Json = {}): Json {
  return {
    country_code: 'CN',
    party_id: 'ABC',
    id: 'S1',
    start_date_time: dateTimeOf(at),
    kwh: 0,
    cdr_token: {
      country_code: 'CN',
      party_id: 'ZLU',
      uid: reference,
      type: 'AD_HOC_USER',
      contract_id: 'CN-ZLU-1',
    },
    auth_method: 'COMMAND',
    authorization_reference: reference,
    location_id: 'LOC1',
    evse_uid: 'E1',
    connector_id: '1',
    currency: 'CNY',
    status: 'ACTIVE',
    last_updated: dateTimeOf(at),
    ...more,
  };
}

/** The bill of a session. */
export function cdr(reference: string, from: number, to: number, more: Json = {}): Json {
  return {
    country_code: 'CN',
    party_id: 'ABC',
    id: 'CDR1',
    start_date_time: dateTimeOf(from),
    end_date_time: dateTimeOf(to),
    session_id: 'S1',
    cdr_token: { uid: reference },
    auth_method: 'COMMAND',
    authorization_reference: reference,
    currency: 'CNY',
    total_cost: { excl_vat: 31.86, incl_vat: 36 },
    total_energy: 30,
    total_energy_cost: { excl_vat: 31.86, incl_vat: 36 },
    total_time: 0.5,
    last_updated: dateTimeOf(to),
    ...more,
  };
}
