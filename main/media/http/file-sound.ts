import { constants, type BigIntStats } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import type { Sound } from '../source.ts';
import { byteRange } from './byte-range.ts';

type FileSound = Extract<Sound, { kind: 'file' }>;

const plain = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/**
 * The file of a track, whole or the range that is asked for. The path is one the library found; that
 * it is still a file below its folder, and no link, is made sure of once more.
 */
export async function fileSound(sound: FileSound, request: Request): Promise<Response> {
  let file: FileHandle | null = null;
  try {
    if (!(await isBelow(sound.root, sound.path))) return plain(404, 'Not found.');
    file = await open(sound.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await file.stat({ bigint: true });
    if (!stats.isFile()) {
      await file.close();
      return plain(404, 'Not found.');
    }
    return await answer(file, stats, sound.type, request);
  } catch {
    await file?.close().catch(() => undefined);
    // The stick has been pulled; the page says so when the library does.
    return plain(404, 'Not found.');
  }
}

async function isBelow(root: string, path: string): Promise<boolean> {
  const [folder, base] = await Promise.all([realpath(dirname(path)), realpath(root)]);
  return folder === base || folder.startsWith(base.endsWith(sep) ? base : base + sep);
}

async function answer(
  file: FileHandle,
  stats: BigIntStats,
  type: string,
  request: Request,
): Promise<Response> {
  const size = Number(stats.size);
  const etag = `"${stats.size.toString(36)}-${stats.mtimeNs.toString(36)}"`;
  const headers = new Headers({
    'accept-ranges': 'bytes',
    // The address stays when the file changes: asked for again each time, sent again only then.
    'cache-control': 'private, no-cache',
    'content-type': type === '' ? 'application/octet-stream' : type,
    etag,
  });
  if (request.headers.get('if-none-match') === etag) {
    await file.close();
    return new Response(null, { status: 304, headers });
  }
  const condition = request.headers.get('if-range');
  const isCurrent = condition === null || condition === etag;
  const range = isCurrent ? byteRange(request.headers.get('range'), size) : null;
  if (range === 'unsatisfiable') {
    await file.close();
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`);
  const status = range ? 206 : 200;
  if (request.method === 'HEAD' || size === 0) {
    await file.close();
    return new Response(null, { status, headers });
  }
  const stream = file.createReadStream({ start, end, highWaterMark: 128 * 1024 });
  return new Response(webStream(stream), { status, headers });
}

/** Node's type for a web stream is its own; it is the same stream. */
function webStream(stream: Readable): ReadableStream<Uint8Array> {
  const web: NodeWebStream = Readable.toWeb(stream);
  return web as ReadableStream<Uint8Array>;
}
