import { z } from 'zod';
import { decrypt, encrypt, isSame, signatureOf } from './crypto.ts';
import type { Party } from './secrets.ts';

/** The envelopes of T/CEC 102.4, 4.5. */

/** Ret of an answer (T/CEC 102.4, 4.5). */
export const RET = {
  busy: -1,
  ok: 0,
  system: 500,
  signature: 4001,
  token: 4002,
  /** The POST lacks what an envelope needs. */
  envelope: 4003,
  /** Data does not fit the message. */
  business: 4004,
} as const;

export const requestEnvelopeSchema = z.object({
  OperatorID: z.string().max(20),
  Data: z.string(),
  TimeStamp: z.string().max(20),
  Seq: z.string().regex(/^\d{4}$/),
  Sig: z.string().max(64),
});

export type RequestEnvelope = z.infer<typeof requestEnvelopeSchema>;

export const answerEnvelopeSchema = z.object({
  Ret: z.int(),
  Msg: z.string().max(2000),
  /** Empty or absent where there is nothing to say. */
  Data: z.string().nullish(),
  Sig: z.string().max(64).nullish(),
});

export type AnswerEnvelope = z.infer<typeof answerEnvelopeSchema>;

export function sealRequest(
  data: unknown,
  timeStamp: string,
  seq: string,
  party: Party,
): RequestEnvelope {
  const { operatorId } = party;
  const encrypted = encrypt(JSON.stringify(data), party);
  const sig = signatureOf([operatorId, encrypted, timeStamp, seq], party);
  return { OperatorID: operatorId, Data: encrypted, TimeStamp: timeStamp, Seq: seq, Sig: sig };
}

/** True when the request is from who it says, and whole. */
export function isSignedRequest(envelope: RequestEnvelope, party: Party): boolean {
  const { OperatorID, Data, TimeStamp, Seq, Sig } = envelope;
  return (
    OperatorID === party.operatorId &&
    isSame(Sig, signatureOf([OperatorID, Data, TimeStamp, Seq], party))
  );
}

/** @param data absent: an error, which has none */
export function sealAnswer(ret: number, msg: string, data: unknown, party: Party): AnswerEnvelope {
  const encrypted = data === undefined ? '' : encrypt(JSON.stringify(data), party);
  const sig = signatureOf([String(ret), msg, encrypted], party);
  return { Ret: ret, Msg: msg, Data: encrypted, Sig: sig };
}

export function isSignedAnswer({ Ret, Msg, Data, Sig }: AnswerEnvelope, party: Party): boolean {
  return isSame(Sig ?? '', signatureOf([String(Ret), Msg, Data ?? ''], party));
}

/** What an envelope holds, or `undefined` when it cannot be read. */
export function openData(data: string, party: Party): unknown {
  const text = decrypt(data, party);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
