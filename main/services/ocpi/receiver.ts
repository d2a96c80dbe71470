import { MAX_ANSWER_BYTES } from '../../../shared/services/provider-api.ts';
import { readText } from '../../http/read-body.ts';
import type { ProviderParts } from '../provider.ts';
import type { Catalogue } from './catalogue.ts';
import { isFromOperator } from './is-from-operator.ts';
import { isSame, patched } from './messages/basics.ts';
import { cdrSchema } from './messages/cdr.ts';
import { commandResultSchema } from './messages/command.ts';
import { sessionPatchSchema, sessionSchema, type Session } from './messages/session.ts';
import { tariffSchema } from './messages/tariff.ts';
import type { OcpiConfig } from './ocpi-config.ts';
import type { OrderBook } from './order-book.ts';
import { pushAddress, type PushAddress } from './push-address.ts';
import { takeLocation, type LocationReception } from './push-location.ts';
import { takeResult } from './take-result.ts';

/** Sessions held whole, so that a PATCH has something to change. */
const MAX_SESSIONS = 20;

/** Takes what the operator pushes: the receiver interfaces of OCPI, and the results of commands. */
export class Receiver {
  readonly #config: OcpiConfig;
  readonly #token: string | null;
  readonly #catalogue: Catalogue;
  readonly #book: OrderBook;
  readonly #parts: ProviderParts;
  readonly #sessions = new Map<string, Session>();

  constructor(
    config: OcpiConfig,
    token: string | null,
    catalogue: Catalogue,
    book: OrderBook,
    parts: ProviderParts,
  ) {
    this.#config = config;
    this.#token = token;
    this.#catalogue = catalogue;
    this.#book = book;
    this.#parts = parts;
  }

  async receive(request: Request): Promise<Response> {
    const { clock } = this.#parts;
    const answer = await this.#answer(request);
    const headers = new Headers({ 'content-type': 'application/json' });
    for (const name of ['x-request-id', 'x-correlation-id']) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    if (answer.location) headers.set('location', answer.location);
    if (answer.why) this.#parts.rejections.add('services', `ocpi-push-${answer.why}`);
    const timestamp = new Date(clock.now().wall).toISOString();
    const body = {
      status_code: answer.code,
      ...(answer.why && { status_message: answer.why }),
      timestamp,
    };
    return new Response(JSON.stringify(body), { status: answer.status, headers });
  }

  async #answer(request: Request): Promise<Answer> {
    if (!isFromOperator(request.headers.get('authorization'), this.#token)) {
      return { status: 401, code: 2000, why: 'forged' };
    }
    const address = pushAddress(new URL(request.url).pathname);
    if (!address) return { status: 404, code: 2000, why: 'address' };
    const { method } = request;
    if (!METHODS[address.module].includes(method))
      return { status: 405, code: 2000, why: 'method' };
    if (method === 'DELETE' && address.module === 'tariffs') {
      const isGone = this.#catalogue.removeTariff(address.party, address.id);
      return answerTo(isGone ? 'news' : 'unknown');
    }
    let text: string | null;
    let body: unknown;
    try {
      text = await readText(request, MAX_ANSWER_BYTES);
      body = JSON.parse(text ?? 'null');
    } catch {
      return { status: 400, code: 2000, why: 'not-json' };
    }
    if (text === null) return { status: 413, code: 2000, why: 'too-large' };
    return this.#take(address, method === 'PATCH', body);
  }

  #take(address: PushAddress, isPatch: boolean, body: unknown): Answer {
    switch (address.module) {
      case 'locations':
        return answerTo(takeLocation(this.#catalogue, address, isPatch, body));
      case 'sessions':
        return answerTo(this.#takeSession(address, isPatch, body));
      case 'tariffs':
        return answerTo(this.#takeTariff(address, body));
      case 'cdrs':
        return this.#takeCdr(body);
      case 'commands': {
        const result = commandResultSchema.safeParse(body);
        if (!result.success) return answerTo('invalid');
        const { wall } = this.#parts.clock.now();
        const { command, reference } = address;
        return answerTo(takeResult(this.#book, command, reference, result.data, wall));
      }
    }
  }

  #takeSession(
    { party, id }: Extract<PushAddress, { readonly module: 'sessions' | 'tariffs' }>,
    isPatch: boolean,
    body: unknown,
  ): LocationReception {
    const name = `${party.country_code}:${party.party_id}:${id}`.toLowerCase();
    let session: Session;
    if (isPatch) {
      const patch = sessionPatchSchema.safeParse(body);
      if (!patch.success) return 'invalid';
      const held = this.#sessions.get(name);
      // Without the session, the operator is to send it whole.
      if (!held) return 'unknown';
      const { country_code, party_id } = held;
      // Periods of a patch are further periods.
      const periods = [...(held.charging_periods ?? []), ...(patch.data.charging_periods ?? [])];
      session = {
        ...patched(held, patch.data),
        ...{ country_code, party_id, id: held.id, charging_periods: periods.slice(-200) },
      };
    } else {
      const parsed = sessionSchema.safeParse(body);
      if (!parsed.success || !isSame(parsed.data.id, id)) return 'invalid';
      const { country_code, party_id } = parsed.data;
      if (!isSame(country_code, party.country_code) || !isSame(party_id, party.party_id)) {
        return 'invalid';
      }
      session = parsed.data;
    }
    const reception = this.#book.takeSession(session);
    if (reception === 'news' || reception === 'same') this.#hold(name, session);
    return reception;
  }

  #hold(name: string, session: Session): void {
    this.#sessions.delete(name);
    this.#sessions.set(name, session);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > MAX_SESSIONS && oldest !== undefined) this.#sessions.delete(oldest);
  }

  #takeTariff(
    { party, id }: Extract<PushAddress, { readonly module: 'sessions' | 'tariffs' }>,
    body: unknown,
  ): LocationReception {
    const tariff = tariffSchema.safeParse(body);
    if (!tariff.success || !isSame(tariff.data.id, id)) return 'invalid';
    const { country_code, party_id, last_updated } = tariff.data;
    if (!isSame(country_code, party.country_code) || !isSame(party_id, party.party_id)) {
      return 'invalid';
    }
    const held = this.#catalogue.tariff(party, id);
    if (held && last_updated < held.last_updated) return 'older';
    this.#catalogue.putTariff(tariff.data);
    return 'news';
  }

  #takeCdr(body: unknown): Answer {
    const cdr = cdrSchema.safeParse(body);
    if (!cdr.success) return answerTo('invalid');
    const answer = answerTo(this.#book.takeCdr(cdr.data));
    const base = this.#config.receiverUrl?.replace(/\/$/, '');
    if (answer.code !== OK || base === undefined) return answer;
    return { ...answer, location: `${base}/cdrs/${encodeURIComponent(cdr.data.id)}` };
  }
}

const METHODS: Readonly<Record<PushAddress['module'], readonly string[]>> = {
  locations: ['PUT', 'PATCH'],
  sessions: ['PUT', 'PATCH'],
  tariffs: ['PUT', 'DELETE'],
  cdrs: ['POST'],
  commands: ['POST'],
};

interface Answer {
  readonly status: number;
  /** OCPI `status_code`. */
  readonly code: number;
  /** What was wrong; it is counted by that name. */
  readonly why?: string;
  readonly location?: string;
}

const OK = 1000;

/** What the operator is answered (chapter "Status codes"): only what does not exist is an HTTP error. */
function answerTo(reception: LocationReception): Answer {
  switch (reception) {
    case 'news':
    case 'same':
      return { status: 200, code: OK };
    case 'older':
      return { status: 200, code: 2001, why: 'older' };
    case 'refused':
      return { status: 200, code: 2001, why: 'implausible' };
    case 'invalid':
      return { status: 200, code: 2001, why: 'invalid' };
    case 'foreign':
    case 'unknown':
      return { status: 404, code: 2000, why: 'unknown' };
  }
}
