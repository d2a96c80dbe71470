import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { graphTileId, packGraphTiles } from './graph-tar.ts';

let dir: string;
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'zhilu-graph-'))));
afterEach(() => rm(dir, { recursive: true }));

describe('packGraphTiles', () => {
  it('writes a tar with an index that points at every tile', async () => {
    const tiles = {
      '0/002/775.gph': Buffer.alloc(700, 1),
      '2/000/692/400.gph': Buffer.alloc(512, 2),
    };
    for (const [name, content] of Object.entries(tiles)) {
      await mkdir(join(dir, 'graph', name, '..'), { recursive: true });
      await writeFile(join(dir, 'graph', name), content);
    }
    const tar = join(dir, 'graph.tar');
    await packGraphTiles(join(dir, 'graph'), tar);
    const bytes = await readFile(tar);
    const entries = Object.entries(tiles);
    for (const [at, [name, content]] of entries.entries()) {
      const entry = 512 + at * 16;
      const offset = Number(bytes.readBigUInt64LE(entry));
      expect(bytes.readUInt32LE(entry + 8)).toBe(graphTileId(name));
      expect(bytes.readUInt32LE(entry + 12)).toBe(content.length);
      expect(bytes.subarray(offset, offset + content.length).equals(content)).toBe(true);
    }
    const listed = execFileSync('tar', ['-tf', tar], { encoding: 'utf8' });
    expect(listed.trim().split('\n')).toEqual(['index.bin', ...Object.keys(tiles)]);
  });

  it('refuses a graph without tiles', async () => {
    await expect(packGraphTiles(dir, join(dir, 'graph.tar'))).rejects.toMatchObject({
      code: 'tool-failed',
    });
  });
});

describe('graphTileId', () => {
  it('is the level in three bits below the number', () => {
    expect(graphTileId('2/000/692/400.gph')).toBe((692_400 << 3) | 2);
    expect(graphTileId('0/002/775.gph')).toBe(2775 << 3);
  });
});
