import type { FileHandle } from 'node:fs/promises';
import { SaxesParser, type SaxesAttributeNS, type SaxesTagPlain } from 'saxes';
import { bboxSchema } from '../../../../shared/contract/region.ts';
import type { OsmMember } from '../../../../shared/navigation/osm.ts';
import { RegionError, messageOf } from '../region-error.ts';
import type { ExtractSink } from './extract.ts';

type Attributes = Record<string, string | SaxesAttributeNS>;

interface OpenElement {
  readonly kind: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly visible: boolean;
  readonly lon: number;
  readonly lat: number;
  readonly tags: [string, string][];
  readonly refs: number[];
  readonly members: OsmMember[];
}

const CHUNK_BYTES = 1 << 18;

/** Reads an OSM XML file (`.osm`) into a sink, as a stream. @throws RegionError */
export async function readXml(
  file: FileHandle,
  sink: ExtractSink,
  onProgress: (readBytes: number) => void,
): Promise<void> {
  const parser = new SaxesParser();
  const reader = new XmlReader(sink);
  parser.on('opentag', (tag) => reader.open(tag));
  parser.on('closetag', (tag) => reader.close(tag));
  // Without a handler the parser goes on behind an error.
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder('utf-8');
  let readBytes = 0;
  try {
    for await (const chunk of file.createReadStream({
      highWaterMark: CHUNK_BYTES,
      autoClose: false,
    })) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('a chunk of text where bytes belong');
      parser.write(decoder.decode(chunk, { stream: true }));
      onProgress((readBytes += chunk.length));
    }
  } catch (error) {
    if (error instanceof RegionError) throw error;
    throw new RegionError(
      'extract-unreadable',
      `The extract is not OSM XML: ${messageOf(error)}.`,
      error,
    );
  }
  try {
    parser.close();
  } catch (error) {
    throw new RegionError(
      'extract-truncated',
      `The extract ends in the middle (${messageOf(error)}): download or copy it again.`,
      error,
    );
  }
}

class XmlReader {
  readonly #sink: ExtractSink;
  #rootSeen = false;
  #element: OpenElement | null = null;

  constructor(sink: ExtractSink) {
    this.#sink = sink;
  }

  open({ name, attributes }: SaxesTagPlain): void {
    if (!this.#rootSeen) {
      if (name !== 'osm') throw new Error(`it begins with <${name}>, not <osm>`);
      this.#rootSeen = true;
    } else if (name === 'node' || name === 'way' || name === 'relation') {
      this.#element = {
        kind: name,
        id: whole(attributes, 'id', name),
        visible: text(attributes, 'visible') !== 'false' && text(attributes, 'action') !== 'delete',
        lon: name === 'node' ? decimal(attributes, 'lon') : 0,
        lat: name === 'node' ? decimal(attributes, 'lat') : 0,
        tags: [],
        refs: [],
        members: [],
      };
    } else if (name === 'bounds') {
      const sides = ['minlon', 'minlat', 'maxlon', 'maxlat'].map((side) =>
        decimal(attributes, side),
      );
      const bbox = bboxSchema.safeParse(sides);
      if (bbox.success) this.#sink.bbox(bbox.data);
    } else if (this.#element) this.#openInside(this.#element, name, attributes);
  }

  #openInside(element: OpenElement, name: string, attributes: Attributes): void {
    if (name === 'tag') {
      const key = text(attributes, 'k');
      const value = text(attributes, 'v');
      if (key !== undefined && value !== undefined) element.tags.push([key, value]);
    } else if (name === 'nd') element.refs.push(whole(attributes, 'ref', name));
    else if (name === 'member') {
      const type = text(attributes, 'type');
      if (type !== 'node' && type !== 'way' && type !== 'relation') return;
      const role = text(attributes, 'role') ?? '';
      element.members.push({ type, ref: whole(attributes, 'ref', name), role });
    }
  }

  close({ name }: SaxesTagPlain): void {
    const element = this.#element;
    if (element?.kind !== name) return;
    this.#element = null;
    if (!element.visible) return;
    const { id } = element;
    const tags = Object.fromEntries(element.tags);
    if (name === 'node')
      this.#sink.node(id, element.lon, element.lat, element.tags.length > 0 ? tags : null);
    else if (name === 'way') this.#sink.way(id, element.refs, tags);
    else this.#sink.relation(id, element.members, tags);
  }
}

function text(attributes: Attributes, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === 'string' ? value : value?.value;
}

function decimal(attributes: Attributes, name: string): number {
  const value = text(attributes, name);
  return value === undefined || value.trim() === '' ? NaN : Number(value);
}

function whole(attributes: Attributes, name: string, element: string): number {
  const value = decimal(attributes, name);
  if (!Number.isSafeInteger(value)) throw new Error(`a <${element}> has no usable ${name}`);
  return value;
}
