import { open, type FileHandle } from 'node:fs/promises';
import { DRIVABLE_HIGHWAYS } from '../../../../shared/navigation/osm.ts';
import { RegionError, hasCode, messageOf } from '../region-error.ts';
import { ExtractCollector, type Extract } from './extract.ts';
import { readPbf } from './pbf-extract.ts';
import { readXml } from './xml-extract.ts';

const PEEK_BYTES = 64;

/** Files that are often handed in by mistake, by their first bytes. */
const OTHER_FORMATS: readonly { readonly starts: readonly number[]; readonly is: string }[] = [
  { starts: [0x1f, 0x8b], is: 'compressed with gzip: unpack it first' },
  { starts: [0x42, 0x5a, 0x68], is: 'compressed with bzip2: unpack it first' },
  { starts: [0x50, 0x4b, 0x03, 0x04], is: 'a ZIP archive: unpack it first' },
  { starts: [0xfd, 0x37, 0x7a, 0x58, 0x5a], is: 'compressed with xz: unpack it first' },
];

/**
 * Reads an OpenStreetMap extract, `.osm.pbf` or `.osm` (told apart by content, not by name).
 * @param onProgress how much of the file has been read, 0..1
 * @throws RegionError `extract-missing`, `extract-empty`, `extract-truncated`, `extract-unreadable`,
 *   `extract-without-roads`
 */
export async function readExtract(
  path: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<Extract> {
  const file = await openExtract(path);
  try {
    const { size } = await file.stat();
    if (size === 0) throw new RegionError('extract-empty', `The extract ${path} is an empty file.`);
    const collector = new ExtractCollector();
    const progress = (readBytes: number) => onProgress(Math.min(1, readBytes / size));
    const { bytesRead, buffer } = await file.read(Buffer.alloc(PEEK_BYTES), 0, PEEK_BYTES, 0);
    const start = buffer.subarray(0, bytesRead);
    const other = OTHER_FORMATS.find(({ starts }) =>
      starts.every((byte, at) => start[at] === byte),
    );
    if (other) throw new RegionError('extract-unreadable', `The extract ${path} is ${other.is}.`);
    if (isXml(start)) await readXml(file, collector, progress);
    else await readPbf(file, size, collector, progress);
    const extract = collector.finish();
    checkContent(extract);
    return extract;
  } finally {
    await file.close();
  }
}

async function openExtract(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r');
    if ((await file.stat()).isFile()) return file;
    await file.close();
    throw new RegionError('extract-unreadable', `${path} is not a file.`);
  } catch (error) {
    if (error instanceof RegionError) throw error;
    throw hasCode(error, 'ENOENT', 'ENOTDIR')
      ? new RegionError('extract-missing', `There is no extract at ${path}.`, error)
      : new RegionError(
          'extract-unreadable',
          `The extract cannot be opened: ${messageOf(error)}.`,
          error,
        );
  }
}

/** XML begins with `<`, behind a byte-order mark or blanks. */
function isXml(start: Uint8Array): boolean {
  return new TextDecoder().decode(start).trimStart().startsWith('<');
}

function checkContent({ nodes, ways, ignored }: Extract): void {
  const { misplacedNodes } = ignored;
  if (misplacedNodes > nodes.size) {
    throw new RegionError(
      'extract-unreadable',
      `${misplacedNodes} of ${misplacedNodes + nodes.size} nodes lie outside the Earth: are longitude and latitude swapped?`,
    );
  }
  if (nodes.size === 0) throw new RegionError('extract-empty', 'The extract holds no nodes.');
  const hasRoads = ways.some(
    ({ tags, refs }) =>
      DRIVABLE_HIGHWAYS.has(tags['highway'] ?? '') &&
      refs.filter((ref) => nodes.indexOf(ref) >= 0).length >= 2,
  );
  if (!hasRoads) {
    throw new RegionError(
      'extract-without-roads',
      'The extract holds no roads to drive on: cut it with its nodes and ways complete.',
    );
  }
}
