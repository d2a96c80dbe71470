import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { z } from 'zod';
import { FakeClock } from '../../../shared/fake-clock.ts';
import type { Merchant } from '../../../shared/services/merchant.ts';
import type { OrderDetails } from '../../../shared/services/order.ts';
import {
  IDEMPOTENCY_HEADER,
  PROVIDER_ENDPOINTS,
  providerErrorSchema,
  type ProviderEndpointName,
} from '../../../shared/services/provider-api.ts';
import { createGateway, type Gateway } from './create-gateway.ts';

export const DEMO_DIR = join(import.meta.dirname, '../../../resources/services/demo');

/** Sunday morning in Hangzhou. */
export const START = Date.parse('2026-11-22T10:00:00+08:00');

export const CENTRE = 'lon=120.16&lat=30.26&radiusM=20000';

type AnswerOf<Name extends ProviderEndpointName> = z.output<
  (typeof PROVIDER_ENDPOINTS)[Name]['answer']
>;

/** A gateway in a folder of its own, asked like a server. */
export class GatewayBench {
  readonly stateDir = mkdtempSync(join(tmpdir(), 'zhilu-gateway-'));
  readonly clock = new FakeClock(START);
  gateway: Gateway;
  #keys = 0;
  readonly #pace: number;

  constructor(pace = 1) {
    this.#pace = pace;
    this.gateway = this.#open();
  }

  /** The same gateway after its process was ended and started again. */
  restart(): void {
    this.gateway.close();
    this.gateway = this.#open();
  }

  async request(method: string, path: string, body?: unknown, key?: string): Promise<Response> {
    const headers = { ...(key !== undefined && { [IDEMPOTENCY_HEADER]: key }) };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.gateway.fetch(
      new Request(`http://gateway.invalid${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: text }),
      }),
    );
  }

  /** @throws what the gateway answered, when it is not what `name` answers */
  async ask<Name extends ProviderEndpointName>(
    name: Name,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<AnswerOf<Name>> {
    const { method, answer } = PROVIDER_ENDPOINTS[name];
    const response = await this.request(method.toUpperCase(), path, body, key);
    const json: unknown = await response.json();
    if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(json)}`);
    return answer.parse(json) as AnswerOf<Name>;
  }

  /** The code of a refusal. */
  async refusal(method: string, path: string, body?: unknown, key?: string): Promise<string> {
    const response = await this.request(method, path, body, key);
    const { error } = providerErrorSchema.parse(await response.json());
    return error.code;
  }

  async nearest(category: string): Promise<Merchant> {
    const { merchants } = await this.ask(
      'merchants',
      `/v1/merchants?category=${category}&${CENTRE}`,
    );
    const [first] = merchants;
    if (!first) throw new Error(`no ${category}`);
    return first;
  }

  order(merchantId: string, details: OrderDetails, key = this.key()) {
    return this.ask('createOrder', '/v1/orders', { merchantId, details }, key);
  }

  operate(id: string, operation: string, key = this.key()) {
    return this.ask('operate', `/v1/orders/${id}/${operation}`, undefined, key);
  }

  look(id: string) {
    return this.ask('order', `/v1/orders/${id}`);
  }

  /** A key that has not been used. */
  key(): string {
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  close(): void {
    this.gateway.close();
    rmSync(this.stateDir, { recursive: true, force: true });
  }

  #open(): Gateway {
    return createGateway({
      stateDir: this.stateDir,
      dataDir: DEMO_DIR,
      clock: this.clock,
      log: pino({ level: 'silent' }),
      pace: this.#pace,
    });
  }
}
