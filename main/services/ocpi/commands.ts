import { failed } from '../provider-fault.ts';
import type { ProviderAnswer, ProviderFault, ProviderParts } from '../provider.ts';
import { cancelReservation, reserveNow, startSession, stopSession } from './command-bodies.ts';
import type { Command, CommandResponse } from './messages/command.ts';
import type { OcpiClient } from './ocpi-client.ts';
import type { OcpiConfig } from './ocpi-config.ts';
import type { OrderBook } from './order-book.ts';
import type { OrderRecord, Sent } from './order-record.ts';

/**
 * After a START_SESSION of which nothing was heard, it is not sent again for so long: the operator may
 * have taken it, and OCPI does not oblige it to see that a second one is the same.
 */
const UNSURE_MS = 60_000;

/** Sends the commands of orders, and keeps before each what is about to be asked. */
export class Commands {
  readonly #config: OcpiConfig;
  readonly #client: OcpiClient;
  readonly #book: OrderBook;
  readonly #parts: ProviderParts;

  constructor(config: OcpiConfig, client: OcpiClient, book: OrderBook, parts: ProviderParts) {
    this.#config = config;
    this.#client = client;
    this.#book = book;
    this.#parts = parts;
  }

  /** RESERVE_NOW. May be repeated: the operator replaces the reservation by itself. */
  async reserve(record: OrderRecord, until: number): Promise<ProviderAnswer<null>> {
    const { wall } = this.#parts.clock.now();
    this.#book.put({ ...record, reserve: asked(wall), reservedUntil: until });
    const body = reserveNow(this.#config, record, until);
    const answer = await this.#send('RESERVE_NOW', body, record);
    if (!answer.ok) {
      if (!record.reserve && isUntouched(answer.fault)) this.#withdraw(record.key, 'reserve');
      return answer;
    }
    const reserve = this.#book.find(record.key)?.reserve;
    if (reserve) this.#book.change(record.key, { reserve: accepted(reserve, answer.value, wall) });
    return { ok: true, value: null };
  }

  /** START_SESSION, unless one is under way of which it is not known whether it was taken. */
  async start(record: OrderRecord): Promise<ProviderAnswer<null>> {
    const { wall } = this.#parts.clock.now();
    const { start } = record;
    if (start && (start.answer === 'accepted' || start.result !== null)) {
      return { ok: true, value: null };
    }
    if (start && wall < start.at + UNSURE_MS) {
      return failed('timeout', false, 'the start was asked for, and is not asked for twice');
    }
    this.#book.put({ ...record, start: asked(wall) });
    const answer = await this.#send('START_SESSION', startSession(this.#config, record), record);
    if (!answer.ok) {
      // A refusal of the second does not tell what became of the first.
      if (!start && isUntouched(answer.fault)) this.#withdraw(record.key, 'start');
      return answer;
    }
    const sent = this.#book.find(record.key)?.start;
    if (sent) this.#book.change(record.key, { start: accepted(sent, answer.value, wall) });
    return { ok: true, value: null };
  }

  /** CANCEL_RESERVATION. May be repeated. */
  async cancel(record: OrderRecord): Promise<ProviderAnswer<null>> {
    const body = cancelReservation(this.#config, record);
    const answer = await this.#send('CANCEL_RESERVATION', body, record);
    return answer.ok ? { ok: true, value: null } : answer;
  }

  /** STOP_SESSION. May be repeated. */
  async stop(record: OrderRecord, sessionId: string): Promise<ProviderAnswer<null>> {
    const body = stopSession(this.#config, record, sessionId);
    const answer = await this.#send('STOP_SESSION', body, record);
    return answer.ok ? { ok: true, value: null } : answer;
  }

  async #send(
    command: Command,
    body: object,
    { party }: OrderRecord,
  ): Promise<ProviderAnswer<CommandResponse>> {
    const answer = await this.#client.command(command, body, party);
    if (!answer.ok) return answer;
    const { result } = answer.value;
    switch (result) {
      case 'ACCEPTED':
        return answer;
      case 'NOT_SUPPORTED':
        return failed('notSupported', true, `${command}: not at this charging point`);
      case 'UNKNOWN_SESSION':
        return failed('notFound', true, `${command}: no such session`);
      case 'REJECTED':
        return failed('declined', true, `${command}: rejected by the operator`);
    }
  }

  /** Takes back what was certainly not taken; an order that was never asked for is none. */
  #withdraw(key: string, what: 'reserve' | 'start'): void {
    const record = this.#book.find(key);
    if (!record || (what === 'start' ? record.start : record.reserve)?.result) return;
    if (what === 'start' && record.reserve) this.#book.put({ ...record, start: null });
    else this.#book.remove(key);
  }
}

function asked(wall: number): Sent {
  return { at: wall, answer: 'unsure', deadline: wall + UNSURE_MS, result: null };
}

/** The result may have been quicker than the answer, and stays. */
function accepted(sent: Sent, { timeout }: CommandResponse, wall: number): Sent {
  return { ...sent, answer: 'accepted', deadline: wall + timeout * 1000 };
}

const REFUSALS: ReadonlySet<ProviderFault['code']> = new Set([
  'unauthorised',
  'notFound',
  'notSupported',
  'badRequest',
  'declined',
  'busy',
]);

/** Codes of network errors before anything was sent. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** True when the operator has certainly not carried out what was asked. */
function isUntouched({ code, message }: ProviderFault): boolean {
  return REFUSALS.has(code) || (code === 'unreachable' && NOT_SENT.has(message));
}
