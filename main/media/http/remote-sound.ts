import type { Sound } from '../source.ts';

type RemoteSound = Extract<Sound, { kind: 'remote' }>;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A provider that has not begun to answer by then does not, ms. */
const ANSWER_MS = 8_000;

/** What of an answer reaches the page. */
const PASSED_ON = ['accept-ranges', 'content-length', 'content-range', 'content-type', 'etag'];

/**
 * The sound of a provider, fetched for the page: it may reach no network, and tokens stay here. Only
 * sound is passed on; what a provider answers instead (a page that asks to sign in) is an error.
 */
export async function remoteSound(
  { url, headers }: RemoteSound,
  request: Request,
  fetch: Fetch,
): Promise<Response> {
  const down = (why: string) => new Response(`The provider ${why}.\n`, { status: 502 });
  if (!/^https?:\/\//u.test(url)) return down('names no web address');
  const range = request.headers.get('range');
  const begun = new AbortController();
  const timer = setTimeout(() => begun.abort(), ANSWER_MS);
  try {
    const answer = await fetch(url, {
      headers: { ...headers, ...(range !== null && { range }) },
      signal: AbortSignal.any([begun.signal, request.signal]),
    });
    const type = answer.headers.get('content-type') ?? '';
    const isSound = /^(?:audio\/|application\/ogg)/u.test(type);
    if (!answer.ok || !isSound) {
      await answer.body?.cancel();
      return down(answer.ok ? 'sent no sound' : `answered ${answer.status}`);
    }
    const passed = new Headers({ 'cache-control': 'no-store' });
    for (const name of PASSED_ON) {
      const value = answer.headers.get(name);
      if (value !== null) passed.set(name, value);
    }
    return new Response(answer.body, { status: answer.status, headers: passed });
  } catch {
    return down('did not answer');
  } finally {
    clearTimeout(timer);
  }
}
