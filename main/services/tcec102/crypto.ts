import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { Party } from './secrets.ts';

/**
 * The algorithms that T/CEC 102.4 prescribes (annexes B and C). A fixed vector and HMAC-MD5 protect
 * little by today's measure; the transport is HTTPS, and this comes on top of it.
 */

const ALGORITHM = 'aes-128-cbc';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** AES-128-CBC with PKCS#5 padding, as Base64 (annex B). */
export function encrypt(text: string, { dataSecret, dataSecretIv }: Party): string {
  const cipher = createCipheriv(ALGORITHM, dataSecret, dataSecretIv);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}

/** The text under {@link encrypt}, or `null` when it is damaged or under another key. */
export function decrypt(data: string, { dataSecret, dataSecretIv }: Party): string | null {
  // Some write Base64 with line ends, as MIME does.
  const base64 = data.replaceAll(/[\r\n]/g, '');
  if (base64 === '' || !BASE64.test(base64)) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, dataSecret, dataSecretIv);
    const bytes = Buffer.concat([decipher.update(base64, 'base64'), decipher.final()]);
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** HMAC-MD5 over the parts without anything between them, 32 upper-case hexadecimal digits (annex C). */
export function signatureOf(parts: readonly string[], { sigSecret }: Party): string {
  return createHmac('md5', sigSecret).update(parts.join('')).digest('hex').toUpperCase();
}

/** Compares without telling by its time where the texts differ. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
