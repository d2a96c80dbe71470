import { readBody } from '../http/read-body.ts';
import { readImageHeader } from '../pictures/image-header.ts';
import type { ReadSecret } from './credentials.ts';
import type { Fetch, ServiceProvider } from './provider.ts';
import { failed } from './provider-fault.ts';

/** Larger pictures are refused: the longest side of a display, and what a photograph of it takes. */
const MAX_BYTES = 512 * 1024;
const MAX_PIXELS = 2048;

/** Segments of a path below the provider's address; nothing that climbs out of it. */
const SAFE_PATH = /^(?:\/[\w-][\w.-]*)+$/;

interface PictureSource {
  readonly fetch: Fetch;
  readonly base: string;
  readonly token: ReadSecret | null;
  readonly timeoutMs: number;
}

/**
 * Fetches pictures below a provider's address. What is not a picture by its first bytes, or too large
 * in bytes or pixels, is refused; a redirect is not followed.
 */
export function createFetchPicture({
  fetch,
  base,
  token,
  timeoutMs,
}: PictureSource): NonNullable<ServiceProvider['picture']> {
  return async (path) => {
    if (!SAFE_PATH.test(path)) return failed('badRequest', true, 'not a path below the provider');
    const secret = token?.();
    if (secret && !secret.ok) return secret;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(
        new Request(base + path, {
          signal,
          redirect: 'manual',
          ...(secret && { headers: { Authorization: `Bearer ${secret.value}` } }),
        }),
      );
      if (response.status !== 200) {
        await response.body?.cancel();
        return failed('notFound', response.status < 500, `status ${response.status}`);
      }
      const body = await readBody(response, MAX_BYTES);
      if (!body) return failed('tooLarge', true, `the picture exceeds ${MAX_BYTES} bytes`);
      const header = readImageHeader(body);
      if (!header) return failed('invalid', true, 'not a PNG, WebP, or JPEG');
      if (header.width > MAX_PIXELS || header.height > MAX_PIXELS) {
        return failed('tooLarge', true, `the picture exceeds ${MAX_PIXELS} pixels`);
      }
      return { ok: true, value: { type: header.type, body } };
    } catch {
      return signal.aborted
        ? failed('timeout', false, `no picture within ${timeoutMs} ms`)
        : failed('unreachable', false, 'the picture could not be fetched');
    }
  };
}
