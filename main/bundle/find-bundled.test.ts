import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBundled, findWorker } from './find-bundled.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (path: string) => pathToFileURL(join(folder, path));

function write(path: string): URL {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), '');
  return at(path);
}

describe('findWorker', () => {
  it('finds the source beside the module that starts it', () => {
    const source = write('main/places/places-worker.ts');
    expect(findWorker('places-worker', at('main/places/places.ts').href)).toEqual(source);
  });

  it('finds the bundle from itself, from a chunk, and from the command line', () => {
    const bundle = write('out/main/places-worker.js');
    for (const module of ['main/host.js', 'main/chunks/places-1.js', 'cli/zhilu.js']) {
      expect(findWorker('places-worker', at(`out/${module}`).href), module).toEqual(bundle);
    }
  });

  it('says which thread is missing', () => {
    expect(() => findWorker('places-worker', at('out/main/host.js').href)).toThrow(/places-worker/);
  });
});

describe('findBundled', () => {
  it('finds any file, or none', () => {
    const wasm = write('out/main/core.wasm');
    expect(findBundled('core.wasm', at('out/main/host.js').href)).toEqual(wasm);
    expect(findBundled('other.wasm', at('out/main/host.js').href)).toBeNull();
  });
});
