/**
 * The address of the page that follows (chapter "Transport and format", pagination): the `Link` of
 * relation `next`; where an operator leaves it out though `X-Total-Count` says that there is more,
 * the same address with a further `offset`.
 *
 * @param received objects received so far
 */
export function nextPage(url: URL, headers: Headers, received: number): URL | null {
  const link = nextLink(headers.get('link') ?? '');
  if (link !== null) return URL.parse(link, url.href);
  const total = Number(headers.get('x-total-count') ?? NaN);
  if (!(total > received)) return null;
  const next = new URL(url);
  next.searchParams.set('offset', String(received));
  return next;
}

/** The target of the link of relation `next` (RFC 8288). */
function nextLink(header: string): string | null {
  for (const [, target = '', parameters = ''] of header.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*"?next"?/i.test(parameters)) return target;
  }
  return null;
}
