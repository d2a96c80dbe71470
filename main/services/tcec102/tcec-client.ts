import type { z } from 'zod';
import { fetchJson } from '../fetch-json.ts';
import type { ProviderAnswer, ProviderFault, ProviderParts } from '../provider.ts';
import { failed } from '../provider-fault.ts';
import { AccessToken, type Grant } from './access-token.ts';
import { timeStampOf } from './beijing-time.ts';
import { answerEnvelopeSchema, isSignedAnswer, openData, RET, sealRequest } from './envelope.ts';
import { tokenAnswerSchema } from './schemas.ts';
import type { Party } from './secrets.ts';

export interface TcecClientOptions {
  /** Up to and with the version: `https://operator.example/evcs/v1` (T/CEC 102.4, 4.2). */
  readonly url: string;
  readonly timeoutMs: number;
  readonly party: Party;
  readonly parts: Pick<ProviderParts, 'fetch' | 'clock' | 'rejections'>;
}

/** A token may not be kept for longer, whatever its operator says, seconds. */
const MAX_TOKEN_S = 7 * 86_400;

const MAX_SEQ = 9999;

/** Why an answer was not taken, for the counters of the health report. */
const COUNTED: Readonly<Partial<Record<ProviderFault['code'], string>>> = {
  notJson: 'tcecNotJson',
  tooLarge: 'tcecTooLarge',
  invalid: 'tcecInvalid',
  forged: 'tcecForged',
};

/** Asks an operator's platform, message by message. */
export class TcecClient {
  readonly #options: TcecClientOptions;
  readonly #token: AccessToken;
  #second = '';
  #seq = 0;

  constructor(options: TcecClientOptions) {
    this.#options = options;
    this.#token = new AccessToken(() => this.#queryToken(), options.parts.clock);
  }

  /**
   * Sends `data` as message `name` and reads the answer's Data by `schema`. A token that the operator
   * no longer takes is renewed, once.
   *
   * @param maxBytes longest answer that is read
   */
  async ask<Schema extends z.ZodType>(
    name: string,
    data: unknown,
    schema: Schema,
    maxBytes?: number,
  ): Promise<ProviderAnswer<z.output<Schema>>> {
    for (let attempt = 1; ; attempt++) {
      const token = await this.#token.get();
      if (!token.ok) return token;
      const answer = await this.#send(name, data, schema, { token: token.value, maxBytes });
      if (answer.ok || answer.fault.code !== 'unauthorised' || answer.fault.isFinal) {
        return answer;
      }
      this.#token.drop(token.value);
      if (attempt === 2) return answer;
    }
  }

  async #queryToken(): Promise<ProviderAnswer<Grant>> {
    const { operatorId, operatorSecret } = this.#options.party;
    const request = { OperatorID: operatorId, OperatorSecret: operatorSecret };
    const answer = await this.#send('query_token', request, tokenAnswerSchema, {});
    if (!answer.ok) return answer;
    const { SuccStat, FailReason, AccessToken: token, TokenAvailableTime } = answer.value;
    // FailReason 1: no such operator; 2: wrong OperatorSecret (annex A).
    if (SuccStat !== 0) {
      return failed(
        'unauthorised',
        true,
        `query_token refused, FailReason ${FailReason ?? 'none'}`,
      );
    }
    // Goes into a header, where a line end would begin another one.
    if (!token || !/^[\x21-\x7e]+$/.test(token) || !TokenAvailableTime || TokenAvailableTime < 0) {
      return this.#refuse('invalid', true, 'query_token gave no usable token');
    }
    return { ok: true, value: { token, validS: Math.min(TokenAvailableTime, MAX_TOKEN_S) } };
  }

  async #send<Schema extends z.ZodType>(
    name: string,
    data: unknown,
    schema: Schema,
    { token, maxBytes }: { readonly token?: string; readonly maxBytes?: number | undefined },
  ): Promise<ProviderAnswer<z.output<Schema>>> {
    const { url, timeoutMs, party, parts } = this.#options;
    const request = new Request(`${url.replace(/\/$/, '')}/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json;charset=utf-8',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(sealRequest(data, ...this.#stamp(), party)),
    });
    const answer = await fetchJson(parts.fetch, request, {
      timeoutMs,
      ...(maxBytes !== undefined && { maxBytes }),
    });
    if (!answer.ok) {
      this.#count(answer.fault.code);
      return answer;
    }
    return this.#open(name, answer.value, schema);
  }

  #open<Schema extends z.ZodType>(
    name: string,
    { status, body }: { readonly status: number; readonly body: unknown },
    schema: Schema,
  ): ProviderAnswer<z.output<Schema>> {
    const { party } = this.#options;
    const envelope = answerEnvelopeSchema.safeParse(body);
    if (!envelope.success) {
      return this.#refuse('invalid', status < 500, `${name}: status ${status}, no envelope`);
    }
    const { Ret, Data } = envelope.data;
    // Whoever cannot tell our signature may hold another SigSecret, and sign with that.
    if (Ret === RET.signature) {
      return failed('unauthorised', true, `${name}: the operator refuses our signature (Ret 4001)`);
    }
    if (!isSignedAnswer(envelope.data, party)) {
      return this.#refuse('forged', true, `${name}: the answer's signature does not fit`);
    }
    if (Ret !== RET.ok) return faultOf(name, Ret);
    const content = schema.safeParse(openData(Data ?? '', party));
    if (content.success) return { ok: true, value: content.data };
    const where = content.error.issues.slice(0, 3).map(({ path }) => path.join('.') || 'Data');
    return this.#refuse('invalid', true, `${name}: does not fit at ${where.join(', ')}`);
  }

  /** TimeStamp, and Seq counting up from 0001 within its second (T/CEC 102.4, 4.5). */
  #stamp(): [timeStamp: string, seq: string] {
    const timeStamp = timeStampOf(this.#options.parts.clock.now().wall);
    this.#seq = timeStamp === this.#second ? (this.#seq % MAX_SEQ) + 1 : 1;
    this.#second = timeStamp;
    return [timeStamp, String(this.#seq).padStart(4, '0')];
  }

  #refuse(code: ProviderFault['code'], isFinal: boolean, message: string) {
    this.#count(code);
    return failed(code, isFinal, message);
  }

  #count(code: ProviderFault['code']): void {
    const why = COUNTED[code];
    if (why !== undefined) this.#options.parts.rejections.add('services', why);
  }
}

function faultOf(name: string, ret: number) {
  const message = `${name}: Ret ${ret}`;
  switch (ret) {
    case RET.busy:
      return failed('busy', false, message);
    case RET.token:
      return failed('unauthorised', false, message);
    case RET.envelope:
    case RET.business:
      return failed('badRequest', true, message);
    default:
      return failed('internal', false, message);
  }
}
