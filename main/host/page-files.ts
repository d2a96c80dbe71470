import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file of the built page. */
export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** True when the name contains a hash of the content, so that it never changes. */
  readonly immutable: boolean;
}

/** Path segments that a build writes; no dot files, no `..`, nothing that needs decoding. */
const SAFE_PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;

/** Vite puts what it hashes into `assets/`. */
const HASHED = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** Reads the file at a URL path (`/` is the page itself), or `null` when there is none. */
export async function readPageFile(pageDir: string, urlPath: string): Promise<PageFile | null> {
  const path = urlPath === '/' ? '/index.html' : urlPath;
  if (!SAFE_PATH.test(path)) return null;
  const file = join(pageDir, path);
  try {
    if (!(await stat(file)).isFile()) return null;
    return {
      body: new Uint8Array(await readFile(file)),
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      immutable: HASHED.test(path),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
