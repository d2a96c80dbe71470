import { describe, expect, it } from 'vitest';
import { createAccess } from './access.ts';

const TOKEN = 'token-of-this-run-0123456789';

function access() {
  const created = createAccess(TOKEN);
  created.port = 4711;
  return created;
}

describe('access', () => {
  it.each(['127.0.0.1:4711', 'localhost:4711'])('takes %s for itself', (host) => {
    expect(access().isOwnHost(host)).toBe(true);
    expect(access().isOwnOrigin(`http://${host}`, host)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'localhost',
    '127.0.0.1:4712',
    'evil.example:4711',
    '127.0.0.1:4711.evil',
  ])('does not take %s for itself', (host) => {
    expect(access().isOwnHost(host)).toBe(false);
    expect(access().isOwnOrigin(`http://${String(host)}`, host)).toBe(false);
  });

  it.each([
    undefined,
    'null',
    'http://evil.example',
    'https://127.0.0.1:4711',
    'http://localhost:4711',
  ])('is not opened by the origin %s', (origin) => {
    expect(access().isOwnOrigin(origin, '127.0.0.1:4711')).toBe(false);
  });

  it('lets in who carries the token in its cookie or as a bearer', () => {
    const cookie = access().cookie();
    expect(cookie).toBe(`zhilu-4711=${TOKEN}; Path=/; HttpOnly; SameSite=Strict`);
    expect(access().isAuthorised({ cookie: `a=b; zhilu-4711=${TOKEN}` })).toBe(true);
    expect(access().isAuthorised({ authorization: `Bearer ${TOKEN}` })).toBe(true);
  });

  it.each([
    {},
    { cookie: '' },
    { cookie: `zhilu-4712=${TOKEN}` },
    { cookie: 'zhilu-4711=' },
    { cookie: `zhilu-4711=${TOKEN}x` },
    { authorization: TOKEN },
    { authorization: `Basic ${TOKEN}` },
    { authorization: 'Bearer ' },
  ])('keeps out %j', (headers) => {
    expect(access().isAuthorised(headers)).toBe(false);
  });
});
