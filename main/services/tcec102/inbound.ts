import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import { readText } from '../../http/read-body.ts';
import { momentOfTimeStamp } from './beijing-time.ts';
import { isSame } from './crypto.ts';
import {
  isSignedRequest,
  openData,
  requestEnvelopeSchema,
  RET,
  sealAnswer,
  type RequestEnvelope,
} from './envelope.ts';
import { tokenRequestSchema } from './schemas.ts';
import type { Party } from './secrets.ts';

/** Takes the Data of a message; answers Data, or `null` when it does not fit. */
export type MessageHandler = (data: unknown) => object | null;

export interface InboundOptions {
  readonly party: Party;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  /** By the name of the message, the last part of the path. */
  readonly handlers: Readonly<Record<string, MessageHandler>>;
}

const MAX_REQUEST_BYTES = 256 * 1024;

/** How far TimeStamp may be from now, ms. */
const WINDOW_MS = 5 * 60_000;
/** More messages within the window than any operator has to send to one car. */
const MAX_REMEMBERED = 20_000;

const TOKEN_S = 7200;
/** A new token does not take away the one that another of the operator's servers holds. */
const MAX_TOKENS = 8;

interface Refusal {
  readonly ret: number;
  /** For the counters, and for the operator. */
  readonly why: string;
  readonly msg: string;
}

const refusal = (ret: number, why: string, msg: string): Refusal => ({ ret, why, msg });

const TOO_LARGE = refusal(RET.envelope, 'tcecTooLarge', 'the request is too long');
const NO_ENVELOPE = refusal(RET.envelope, 'tcecEnvelope', 'not an envelope');
const FORGED = refusal(RET.signature, 'tcecForged', 'the signature does not fit');
const NO_TOKEN = refusal(RET.token, 'tcecToken', 'no valid token');
const OUT_OF_TIME = refusal(RET.envelope, 'tcecOutOfTime', 'TimeStamp is not now');
const REPLAYED = refusal(RET.envelope, 'tcecReplayed', 'this request was received before');
const FLOODED = refusal(RET.busy, 'tcecFlooded', 'too many requests');
const UNREADABLE = refusal(RET.business, 'tcecUnreadable', 'Data does not fit');
const FAILED = refusal(RET.system, 'tcecFailed', 'internal error');

/**
 * What an operator sends to this side (T/CEC 102.4): looked at from the outside in, so that nothing
 * is decrypted or remembered before its sender is known. Every answer is a signed envelope.
 */
export class Inbound {
  readonly #options: InboundOptions;
  /** Tokens that this side has granted, and when they end (monotonic). */
  readonly #tokens = new Map<string, number>();
  /** Signatures within the window, and when they may be forgotten (wall clock). */
  readonly #seen = new Map<string, number>();

  constructor(options: InboundOptions) {
    this.#options = options;
  }

  async receive(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const isToken = name === 'query_token';
    const handler = isToken
      ? (data: unknown) => this.#grant(data)
      : Object.hasOwn(this.#options.handlers, name) && this.#options.handlers[name];
    if (!handler) return new Response(null, { status: 404 });
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    const envelope = await readEnvelope(request);
    if ('why' in envelope) return this.#refuse(envelope);
    const fault = this.#faultOf(envelope, request.headers.get('authorization'), isToken);
    if (fault) return this.#refuse(fault);
    const { party, log } = this.#options;
    try {
      const data = handler(openData(envelope.Data, party));
      return data ? Response.json(sealAnswer(RET.ok, '', data, party)) : this.#refuse(UNREADABLE);
    } catch (error) {
      log.error({ err: error, message: name }, 'a T/CEC 102 message failed');
      return this.#refuse(FAILED);
    }
  }

  #faultOf(
    envelope: RequestEnvelope,
    authorization: string | null,
    isToken: boolean,
  ): Refusal | null {
    if (!isSignedRequest(envelope, this.#options.party)) return FORGED;
    if (!isToken && !this.#isGranted(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1])) {
      return NO_TOKEN;
    }
    const { wall } = this.#options.clock.now();
    const sentAt = momentOfTimeStamp(envelope.TimeStamp);
    if (sentAt === null || Math.abs(wall - sentAt) > WINDOW_MS) return OUT_OF_TIME;
    for (const [sig, until] of this.#seen) if (until < wall) this.#seen.delete(sig);
    // The signature covers Data, TimeStamp, and Seq. These two alone are not enough: many operators
    // begin Seq anew with each of their servers, and every second.
    if (this.#seen.has(envelope.Sig)) return REPLAYED;
    if (this.#seen.size >= MAX_REMEMBERED) return FLOODED;
    this.#seen.set(envelope.Sig, sentAt + 2 * WINDOW_MS);
    return null;
  }

  /** query_token, asked by the operator (T/CEC 102.4, annex A). */
  #grant(data: unknown): object | null {
    const request = tokenRequestSchema.safeParse(data);
    if (!request.success) return null;
    const { party, clock, rejections } = this.#options;
    const { OperatorID, OperatorSecret } = request.data;
    const isOperator = OperatorID === party.operatorId;
    if (!isOperator || !isSame(OperatorSecret, party.operatorSecret)) {
      rejections.add('services', 'tcecToken');
      const FailReason = isOperator ? 2 : 1;
      return { OperatorID, SuccStat: 1, AccessToken: '', TokenAvailableTime: 0, FailReason };
    }
    const token = randomBytes(24).toString('base64url');
    this.#tokens.set(token, clock.now().mono + TOKEN_S * 1000);
    for (const oldest of this.#tokens.keys()) {
      if (this.#tokens.size <= MAX_TOKENS) break;
      this.#tokens.delete(oldest);
    }
    return {
      OperatorID,
      SuccStat: 0,
      AccessToken: token,
      TokenAvailableTime: TOKEN_S,
      FailReason: 0,
    };
  }

  #isGranted(token: string | undefined): boolean {
    if (token === undefined) return false;
    const { mono } = this.#options.clock.now();
    return [...this.#tokens].some(([granted, until]) => mono < until && isSame(token, granted));
  }

  #refuse({ ret, why, msg }: Refusal): Response {
    this.#options.rejections.add('services', why);
    return Response.json(sealAnswer(ret, msg, undefined, this.#options.party));
  }
}

async function readEnvelope(request: Request): Promise<RequestEnvelope | Refusal> {
  const text = await readText(request, MAX_REQUEST_BYTES);
  if (text === null) return TOO_LARGE;
  try {
    const envelope = requestEnvelopeSchema.safeParse(JSON.parse(text));
    return envelope.success ? envelope.data : NO_ENVELOPE;
  } catch {
    return NO_ENVELOPE;
  }
}
