import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSound } from './file-sound.ts';
import { remoteSound } from './remote-sound.ts';

let base: string;
let root: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'zhilu-sound-'));
  root = join(base, 'stick');
  mkdirSync(root);
  writeFileSync(join(root, 'a.mp3'), '0123456789');
  writeFileSync(join(root, 'empty.mp3'), '');
  writeFileSync(join(base, 'secret'), 'not music');
  symlinkSync(join(base, 'secret'), join(root, 'link.mp3'));
  symlinkSync(base, join(root, 'out'));
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

const ask = (name: string, headers: Record<string, string> = {}, method = 'GET') =>
  fileSound(
    { kind: 'file', root, path: join(root, name), type: 'audio/mpeg' },
    new Request('http://host/', { headers, method }),
  );

describe('the file of a track', () => {
  it('is sent whole, with its type, length, and mark', async () => {
    const answer = await ask('a.mp3');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('audio/mpeg');
    expect(answer.headers.get('content-length')).toBe('10');
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(await answer.text()).toBe('0123456789');
  });

  it('is sent in part', async () => {
    const answer = await ask('a.mp3', { range: 'bytes=2-4' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 2-4/10');
    expect(await answer.text()).toBe('234');
  });

  it('is not sent beyond its end, and not again when it is the same', async () => {
    expect((await ask('a.mp3', { range: 'bytes=10-' })).status).toBe(416);
    const etag = (await ask('a.mp3', {}, 'HEAD')).headers.get('etag') ?? '';
    expect((await ask('a.mp3', { 'if-none-match': etag })).status).toBe(304);
    const stale = await ask('a.mp3', { range: 'bytes=2-4', 'if-range': '"old"' });
    expect(stale.status).toBe(200);
    await stale.body?.cancel();
  });

  it('may be empty, or gone', async () => {
    expect((await ask('empty.mp3')).headers.get('content-length')).toBe('0');
    expect((await ask('none.mp3')).status).toBe(404);
    expect((await ask('.')).status).toBe(404);
  });

  it('is never one outside of the folder, by no link', async () => {
    expect((await ask('link.mp3')).status).toBe(404);
    expect((await ask('out/secret')).status).toBe(404);
    expect((await ask('../secret')).status).toBe(404);
  });
});

describe('the sound of a provider', () => {
  const sound = {
    kind: 'remote',
    url: 'https://radio.example/live',
    headers: { token: 's' },
  } as const;
  const request = new Request('http://host/', { headers: { range: 'bytes=0-' } });

  it('is fetched with what the provider wants, and passed on without it', async () => {
    let seen: Headers | undefined;
    const answer = await remoteSound(sound, request, (_url, init) => {
      seen = new Headers(init.headers);
      const headers = { 'content-type': 'audio/aac', 'set-cookie': 'a=b', 'content-range': 'x' };
      return Promise.resolve(new Response('sound', { status: 206, headers }));
    });
    expect([seen?.get('token'), seen?.get('range')]).toEqual(['s', 'bytes=0-']);
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-type')).toBe('audio/aac');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toBe('sound');
  });

  it('is refused when it is something else, or does not come', async () => {
    const page = () =>
      Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    expect((await remoteSound(sound, request, page)).status).toBe(502);
    const down = () => Promise.reject(new Error('down'));
    expect((await remoteSound(sound, request, down)).status).toBe(502);
    const file = { ...sound, url: 'file:///etc/passwd' };
    expect((await remoteSound(file, request, page)).status).toBe(502);
  });
});
