/** The scheme of the page on the head unit: `hmi://<display>/…`. */
export const PAGE_SCHEME = 'hmi';

/** Path of the static recovery page; answered by the supervisor itself, never by the host. */
export const RECOVERY_PATH = '/.recovery';

/** What a display may be called: a host name of one label, since it is the host of its page. */
export const DISPLAY_NAME = /^[a-z][a-z0-9-]{0,31}$/;

/** Start of the page of a display. */
export function pageUrl(display: string, path = '/'): string {
  return `${PAGE_SCHEME}://${display}${path}`;
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/**
 * The display a URL belongs to, or undefined when it is not a page of a known display. Credentials
 * and ports have no meaning here and are therefore not accepted.
 */
export function displayOf(url: string, displays: readonly string[]): string | undefined {
  const parsed = parse(url);
  if (parsed?.protocol !== `${PAGE_SCHEME}:`) return undefined;
  if (parsed.port !== '' || parsed.username !== '' || parsed.password !== '') return undefined;
  return displays.find((display) => display === parsed.hostname);
}

/**
 * Whether a page may navigate: only within its own display. The first load has no current page; it
 * is made by the supervisor itself and does not pass here.
 */
export function isNavigationAllowed(
  target: string,
  current: string,
  displays: readonly string[],
): boolean {
  const display = displayOf(target, displays);
  return display !== undefined && display === displayOf(current, displays);
}

/**
 * Whether the session may make a request at all. `http`, `https`, `ws`, `wss`, `ftp`, `file`, and
 * everything unknown are refused: the head unit's page has no network.
 *
 * @param developerTools also allow what the developer tools load (never in production)
 */
export function isRequestAllowed(
  url: string,
  displays: readonly string[],
  developerTools: boolean,
): boolean {
  const parsed = parse(url);
  if (parsed === undefined) return false;
  switch (parsed.protocol) {
    case `${PAGE_SCHEME}:`:
      return displayOf(url, displays) !== undefined;
    case 'blob:':
      return displayOf(parsed.pathname, displays) !== undefined;
    case 'data:':
      return true;
    case 'devtools:':
      return developerTools;
    default:
      return false;
  }
}

export type PageRequestDecision =
  | { readonly kind: 'forward'; readonly display: string; readonly path: string }
  | { readonly kind: 'recovery' }
  | { readonly kind: 'refuse'; readonly status: 400 | 403 | 404 | 405; readonly reason: string };

/** A path the host can take literally: no dot segments, no encoded separators, no control bytes. */
function isPlainPath(pathname: string): boolean {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return false;
  }
  if (/%2f|%5c/i.test(pathname) || decoded.includes('\\')) return false;
  // eslint-disable-next-line no-control-regex -- control bytes are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(decoded)) return false;
  return decoded.split('/').every((segment) => segment !== '.' && segment !== '..');
}

/** What to do with a request of a page for `hmi://…`. */
export function decidePageRequest(
  method: string,
  url: string,
  displays: readonly string[],
): PageRequestDecision {
  const parsed = parse(url);
  if (parsed === undefined) return { kind: 'refuse', status: 400, reason: 'malformed address' };
  const display = displayOf(url, displays);
  if (display === undefined) return { kind: 'refuse', status: 403, reason: 'unknown display' };
  if (method !== 'GET' && method !== 'HEAD') {
    return { kind: 'refuse', status: 405, reason: 'only GET and HEAD' };
  }
  const path = parsed.pathname || '/';
  if (!path.startsWith('/') || !isPlainPath(path)) {
    return { kind: 'refuse', status: 400, reason: 'path is not normalised' };
  }
  if (path === RECOVERY_PATH) return { kind: 'recovery' };
  return { kind: 'forward', display, path: `${path}${parsed.search}` };
}

/** Whether a request is for a document rather than for a part of one. */
export function isDocumentRequest(path: string, accept: string | null): boolean {
  return path === '/' || path.startsWith('/?') || (accept?.includes('text/html') ?? false);
}
