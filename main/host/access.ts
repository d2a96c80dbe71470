import { createHash, timingSafeEqual } from 'node:crypto';

/** Names under which a page on this machine may address the host. */
const LOCAL_NAMES = ['127.0.0.1', 'localhost'];

/** Guards the TCP port of the desk: only local addresses, only who knows the token of this run. */
export interface Access {
  /** Set once the port is known; before that no request is possible. */
  port: number;
  /** True when `host` (the Host header) names this server; anything else is DNS rebinding. */
  isOwnHost(host: string | undefined): boolean;
  /** True when `origin` (the Origin header) is a page of this server. */
  isOwnOrigin(origin: string | undefined, host: string | undefined): boolean;
  /** True when `token` is the token of this run; takes the same time for every wrong token. */
  isToken(token: string | undefined): boolean;
  /** True when the Cookie or Authorization header carries the token. */
  isAuthorised(headers: {
    cookie?: string | undefined;
    authorization?: string | undefined;
  }): boolean;
  /** The Set-Cookie header that lets a page in. */
  cookie(): string;
}

/** Creates the guard for one run. */
export function createAccess(token: string): Access {
  const expected = digest(token);
  const access: Access = {
    port: 0,
    isOwnHost: (host) => LOCAL_NAMES.some((name) => host === `${name}:${access.port}`),
    isOwnOrigin: (origin, host) => access.isOwnHost(host) && origin === `http://${String(host)}`,
    isToken: (candidate) => candidate !== undefined && timingSafeEqual(digest(candidate), expected),
    isAuthorised({ cookie, authorization }) {
      const bearer = authorization?.match(/^Bearer (\S+)$/)?.[1];
      return access.isToken(bearer) || access.isToken(cookieValue(cookie, cookieName()));
    },
    cookie: () => `${cookieName()}=${token}; Path=/; HttpOnly; SameSite=Strict`,
  };
  // Cookies do not know ports; the port in the name keeps two hosts on one machine apart.
  const cookieName = () => `zhilu-${access.port}`;
  return access;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}
