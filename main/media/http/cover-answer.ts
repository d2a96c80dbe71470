import { createHash } from 'node:crypto';
import type { Cover } from '../source.ts';

/** The address of a cover changes with its file, so it may be kept for a day. */
const COVER_MAX_AGE_S = 86_400;
/** A picture may be put beside the music later, s. */
const NO_COVER_MAX_AGE_S = 60;

/** A cover over HTTP. Without one there is nothing to draw; that is not an error. */
export function coverAnswer(cover: Cover | null, request: Request): Response {
  if (!cover) {
    const headers = { 'cache-control': `private, max-age=${NO_COVER_MAX_AGE_S}` };
    return new Response(null, { status: 204, headers });
  }
  const etag = `"${createHash('sha256').update(cover.body).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'cache-control': `private, max-age=${COVER_MAX_AGE_S}`,
    'content-type': cover.type,
    etag,
  };
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(cover.body, { status: 200, headers });
}
