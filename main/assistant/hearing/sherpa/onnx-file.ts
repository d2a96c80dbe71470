import { open, type FileHandle } from 'node:fs/promises';

/** What can be told of a model without loading it. */
export interface OnnxFile {
  /** What its exporter wrote down about it: type, sizes. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** Why a file is no usable model. */
export class OnnxFault extends Error {}

/** Fields of `ModelProto` (onnx.proto3) and of its `StringStringEntryProto`. */
const IR_VERSION = 1;
const GRAPH = 7;
const METADATA = 14;
const KEY = 1;
const VALUE = 2;
/** A longer entry holds no setting that anybody reads. */
const MAX_METADATA_BYTES = 64 * 1024;
const MAX_VARINT_BYTES = 10;
/** Top-level fields of a model; more means that this is something else. */
const MAX_FIELDS = 10_000;

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/**
 * Reads the outermost layer of a model file. onnxruntime ends the whole process at a file that it
 * cannot parse, so one that was cut short, is a stand-in of Git LFS, or is a web page of an error is
 * found here, without reading more than a few hundred bytes.
 *
 * @throws OnnxFault when the file is no whole model; an error of the file system when it cannot be read
 */
export async function readOnnxFile(file: string): Promise<OnnxFile> {
  const handle = await open(file);
  try {
    return await readModel(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

async function readModel(handle: FileHandle, size: number): Promise<OnnxFile> {
  const metadata = new Map<string, string>();
  let hasVersion = false;
  let hasGraph = false;
  let at = 0;
  for (let fields = 0; at < size; fields += 1) {
    const head = await readAt(handle, at, 2 * MAX_VARINT_BYTES);
    const tag = varint(head, 0);
    const field = Math.floor(tag.value / 8);
    const wire = tag.value % 8;
    const length = wire === BYTES ? varint(head, tag.end) : null;
    const begin = at + (length ?? tag).end;
    const end = endOf(wire, begin, length?.value ?? 0, head, tag.end, at);
    if (end > size) throw new OnnxFault(`is cut short: ${size} bytes, at least ${end} expected`);
    if (fields > MAX_FIELDS) throw new OnnxFault('is no ONNX model');
    if (field === IR_VERSION && wire === VARINT) hasVersion = true;
    if (field === GRAPH && wire === BYTES) hasGraph = true;
    if (field === METADATA && wire === BYTES && end - begin <= MAX_METADATA_BYTES) {
      const [key, value] = entry(await readAt(handle, begin, end - begin));
      metadata.set(key, value);
    }
    at = end;
  }
  if (!hasVersion || !hasGraph) throw new OnnxFault('is no ONNX model');
  return { metadata };
}

function endOf(
  wire: number,
  begin: number,
  length: number,
  head: Buffer,
  tagEnd: number,
  at: number,
): number {
  switch (wire) {
    case VARINT:
      return at + varint(head, tagEnd).end;
    case FIXED64:
      return begin + 8;
    case BYTES:
      return begin + length;
    case FIXED32:
      return begin + 4;
    default:
      throw new OnnxFault('is no ONNX model');
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** A number of up to 53 bits, and the place behind it. */
function varint(bytes: Buffer, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let index = 0; index < MAX_VARINT_BYTES; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) throw new OnnxFault('is cut short');
    value += (byte % 128) * 2 ** (7 * index);
    if (byte < 128) return { value, end: at + index + 1 };
  }
  throw new OnnxFault('is no ONNX model');
}

/** The two strings of an entry of the metadata. */
function entry(bytes: Buffer): [key: string, value: string] {
  const parts: Record<number, string> = {};
  for (let at = 0; at < bytes.length;) {
    const tag = varint(bytes, at);
    const length = varint(bytes, tag.end);
    at = length.end + length.value;
    if (tag.value % 8 !== BYTES || at > bytes.length) throw new OnnxFault('is no ONNX model');
    parts[Math.floor(tag.value / 8)] = bytes.toString('utf8', length.end, at);
  }
  return [parts[KEY] ?? '', parts[VALUE] ?? ''];
}
