import { z } from 'zod';

/**
 * T/CEC 102.4, 6.2: a key of AES-128 and its initialisation vector. Operators hand out sixteen
 * characters, which are the key; some follow the letter of the standard with 32 hexadecimal digits.
 */
const blockSchema = z
  .string()
  .refine((value) => Buffer.byteLength(value) === 16 || /^[0-9A-Fa-f]{32}$/.test(value), {
    error: 'must be 16 characters or 32 hexadecimal digits',
  })
  .transform((value) => Buffer.from(value, value.length === 32 ? 'hex' : 'utf8'));

const keysSchema = {
  OperatorSecret: z.string().min(1).max(200),
  DataSecret: blockSchema,
  DataSecretIV: blockSchema,
  SigSecret: z.string().min(1).max(200),
};

const secretsSchema = z.strictObject({
  ...keysSchema,
  /**
   * The set that this side has issued to the operator for its notifications, with the OperatorID it
   * signs them with. Absent: one set, and one OperatorID, serve both directions.
   */
  notifications: z
    .strictObject({ OperatorID: z.string().regex(/^[A-Z0-9]{9}$/), ...keysSchema })
    .exactOptional(),
});

/** Who signs, and with what, in one direction. */
export interface Party {
  readonly operatorId: string;
  readonly operatorSecret: string;
  readonly dataSecret: Uint8Array;
  readonly dataSecretIv: Uint8Array;
  readonly sigSecret: string;
}

/** Both directions: what this side sends, and what it is sent. */
export interface Parties {
  readonly outbound: Party;
  readonly inbound: Party;
}

/**
 * Reads the secrets of an agreement.
 *
 * @param json as the credential holds them
 * @throws Error that names what is wrong, without a value
 */
export function partiesOf(operatorId: string, json: string): Parties {
  const { notifications, ...own } = parsed(json);
  const outbound = partyOf(operatorId, own);
  if (!notifications) return { outbound, inbound: outbound };
  return { outbound, inbound: partyOf(notifications.OperatorID, notifications) };
}

function parsed(json: string): z.infer<typeof secretsSchema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Error('the secrets of T/CEC 102 are not JSON');
  }
  const result = secretsSchema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the secrets of T/CEC 102 do not fit: ${faults.join('; ')}`);
}

function partyOf(
  operatorId: string,
  keys: Pick<z.infer<typeof secretsSchema>, keyof typeof keysSchema>,
): Party {
  return {
    operatorId,
    operatorSecret: keys.OperatorSecret,
    dataSecret: keys.DataSecret,
    dataSecretIv: keys.DataSecretIV,
    sigSecret: keys.SigSecret,
  };
}
