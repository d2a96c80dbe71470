import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A protobuf field of type bytes. */
function bytesField(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    if (rest < 128) return Buffer.from(bytes);
  }
}

/** A file with the outermost layer of an ONNX model: a graph of zeros, and metadata. */
export function onnx(metadata: Readonly<Record<string, string>> = {}): Buffer {
  const entries = Object.entries(metadata).map(([key, value]) =>
    bytesField(
      14,
      Buffer.concat([bytesField(1, Buffer.from(key)), bytesField(2, Buffer.from(value))]),
    ),
  );
  return Buffer.concat([
    Buffer.from([8, 8]),
    bytesField(2, Buffer.from('test')),
    bytesField(7, Buffer.alloc(5000)),
    ...entries,
  ]);
}

/** `tokens.txt` with these units. */
export function tokensText(units: readonly string[]): string {
  return units.map((unit, index) => `${unit} ${index}`).join('\n');
}

/** What a decoder of these units tells of itself. */
export function decoderOf(units: readonly string[]): Buffer {
  return onnx({ vocab_size: String(units.length), context_size: '2' });
}

const ENCODER = { model_type: 'zipformer2', decode_chunk_len: '32', T: '45' };

/**
 * Writes a folder with everything that hearing can use; the models' insides are zeros.
 *
 * @param keywords the wake word's units, apart
 */
export function writeModels(dir: string, units: readonly string[], keywords: string): void {
  write(dir, 'recogniser', 'encoder-epoch-99-avg-1.int8.onnx', onnx(ENCODER));
  write(dir, 'recogniser', 'encoder-epoch-99-avg-1.onnx', onnx(ENCODER));
  write(dir, 'recogniser', 'decoder-epoch-99-avg-1.onnx', decoderOf(units));
  write(dir, 'recogniser', 'joiner-epoch-99-avg-1.int8.onnx', onnx());
  write(dir, 'recogniser', 'tokens.txt', tokensText(units));
  write(dir, 'wake-word', 'encoder.onnx', onnx(ENCODER));
  write(dir, 'wake-word', 'decoder.onnx', decoderOf(units));
  write(dir, 'wake-word', 'joiner.onnx', onnx());
  write(dir, 'wake-word', 'tokens.txt', tokensText(units));
  write(dir, 'wake-word', 'keywords.txt', keywords);
  write(dir, 'voice-activity', 'silero_vad.onnx', onnx());
}

export function write(dir: string, folder: string, name: string, content: string | Buffer): void {
  mkdirSync(join(dir, folder), { recursive: true });
  writeFileSync(join(dir, folder, name), content);
}
