import type { FileHandle } from 'node:fs/promises';
import { PbfReader } from 'pbf';
import { bboxSchema } from '../../../../shared/contract/region.ts';
import { RegionError } from '../region-error.ts';
import type { ExtractSink } from './extract.ts';
import { parsed, readBlocks, readBytesWithin } from './pbf-blobs.ts';
import { readPrimitiveBlock } from './pbf-elements.ts';

const NANO = 1e-9;

/** What a reader must understand to read a file right; others are named and refused. */
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes', 'HistoricalInformation']);

interface HeaderBlock {
  readonly requiredFeatures: string[];
  readonly bbox: Record<'left' | 'right' | 'top' | 'bottom', number>;
}

/** Reads an .osm.pbf file into a sink. @throws RegionError */
export async function readPbf(
  file: FileHandle,
  size: number,
  sink: ExtractSink,
  onProgress: (readBytes: number) => void,
): Promise<void> {
  let position = 0;
  let headerSeen = false;
  const blocks = readBlocks(file, size, (readBytes) => {
    position = readBytes;
    onProgress(readBytes);
  });
  for await (const { type, data } of blocks) {
    if (type === 'OSMHeader') {
      parsed(position, () => readHeader(data, sink));
      headerSeen = true;
    } else if (headerSeen) {
      parsed(position, () => readPrimitiveBlock(data, sink));
    } else {
      throw new RegionError('extract-unreadable', 'The extract has data before its header.');
    }
  }
  if (!headerSeen) throw new RegionError('extract-unreadable', 'The extract has no OSM header.');
}

function readHeader(data: Uint8Array, sink: ExtractSink): void {
  const header: HeaderBlock = {
    requiredFeatures: [],
    bbox: { left: NaN, right: NaN, top: NaN, bottom: NaN },
  };
  new PbfReader(data).readFields((tag, found, pbf) => {
    if (tag === 1) new PbfReader(readBytesWithin(pbf)).readFields(readBboxField, found.bbox);
    else if (tag === 4) {
      found.requiredFeatures.push(new TextDecoder().decode(readBytesWithin(pbf)));
    }
  }, header);
  const unknown = header.requiredFeatures.filter((feature) => !KNOWN_FEATURES.has(feature));
  if (unknown.length > 0) {
    throw new RegionError(
      'extract-unreadable',
      `The extract needs what this reader lacks: ${unknown.join(', ')}. Convert it with osmium cat.`,
    );
  }
  const { left, right, top, bottom } = header.bbox;
  const bbox = bboxSchema.safeParse([left, bottom, right, top].map((value) => value * NANO));
  if (bbox.success) sink.bbox(bbox.data);
}

function readBboxField(tag: number, bbox: HeaderBlock['bbox'], pbf: PbfReader): void {
  if (tag === 1) bbox.left = pbf.readSVarint();
  else if (tag === 2) bbox.right = pbf.readSVarint();
  else if (tag === 3) bbox.top = pbf.readSVarint();
  else if (tag === 4) bbox.bottom = pbf.readSVarint();
}
