import pino from 'pino';
import { FakeClock } from '../../../shared/fake-clock.ts';
import type { Order, OrderRequest } from '../../../shared/services/order.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { ProviderAnswer, ProviderFault, ProviderMemory } from '../provider.ts';
import type { OcpiConfig } from './ocpi-config.ts';
import { createOcpiProvider } from './ocpi-provider.ts';
import { OperatorServer, RECEIVE_TOKEN, SEND_TOKEN } from './operator-server.fixture.ts';

export const RECEIVER_URL = 'https://relay.example/car-1/ocpi';

export const REQUEST: OrderRequest = {
  merchantId: 'CN.ABC:LOC1',
  details: { kind: 'charge', connectorId: 'EE1:1' },
};

export const RESERVATION: OrderRequest = {
  ...REQUEST,
  details: { kind: 'charge', connectorId: 'EE1:1', isReservation: true },
};

/** Rows as a database keeps them. */
class FakeMemory implements ProviderMemory {
  readonly rows = new Map<string, string>();

  read(): ReadonlyMap<string, string> {
    return new Map(this.rows);
  }

  write(name: string, json: string): void {
    this.rows.set(name, json);
  }

  remove(name: string): void {
    this.rows.delete(name);
  }
}

/** A provider connected to an operator of its own. */
export class Bench {
  readonly operator = new OperatorServer();
  readonly clock = new FakeClock();
  readonly rejections = new Rejections();
  readonly memory = new FakeMemory();
  readonly logged: string[] = [];
  receiverUrl: string | null = RECEIVER_URL;
  secret = `${SEND_TOKEN} ${RECEIVE_TOKEN}`;
  timeoutMs = 2000;
  #provider: ReturnType<typeof createOcpiProvider> | null = null;

  get provider(): ReturnType<typeof createOcpiProvider> {
    return (this.#provider ??= this.restarted());
  }

  get now(): number {
    return this.clock.now().wall;
  }

  /** The provider of a host that has just started, with the memory of the one before. */
  restarted(): ReturnType<typeof createOcpiProvider> {
    const config: OcpiConfig = {
      kind: 'ocpi',
      url: this.operator.url,
      timeoutMs: this.timeoutMs,
      token: { env: 'ZHILU_OCPI' },
      countryCode: 'CN',
      partyId: 'ZLU',
      ...(this.receiverUrl !== null && { receiverUrl: this.receiverUrl }),
    };
    const { clock, rejections, memory } = this;
    const log = pino({}, { write: (line: string) => void this.logged.push(line) });
    const fetched = (request: Request) => fetch(request);
    this.#provider = createOcpiProvider(config, this.secret, {
      fetch: fetched,
      clock,
      log,
      rejections,
      memory,
    });
    return this.#provider;
  }

  /** A push of the operator; answers the HTTP status and the OCPI status code. */
  async push(
    method: 'PUT' | 'PATCH' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
    token: string | null = RECEIVE_TOKEN,
  ): Promise<readonly [number, number]> {
    const headers = new Headers({ 'x-request-id': 'r1', 'x-correlation-id': 'c1' });
    if (token !== null) {
      headers.set('authorization', `Token ${Buffer.from(token).toString('base64')}`);
    }
    const init: RequestInit = { method, headers };
    if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await this.provider.receive(
      new Request(`http://host.invalid/notify/charging${path}`, init),
    );
    const { status_code: code } = (await response.json()) as { status_code: number };
    return [response.status, code];
  }

  /** The reference that the last command of a kind carried. */
  reference(command: 'RESERVE_NOW' | 'START_SESSION'): string {
    return String(this.operator.commands(command).at(-1)?.body['authorization_reference']);
  }
}

/** The value of an answer; throws with the fault where there is none. */
export function valueOf<Value>(answer: ProviderAnswer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`${answer.fault.code}: ${answer.fault.message}`);
}

/** The fault of an answer; throws where there is none. */
export function faultOf(answer: ProviderAnswer<unknown>): ProviderFault {
  if (!answer.ok) return answer.fault;
  throw new Error('the answer has no fault');
}

/** What a driver sees of an order. */
export function shown({ status, session, total, note }: Order) {
  return { status, state: session?.state, total: total.minor, ...(note !== undefined && { note }) };
}
