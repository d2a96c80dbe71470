/** Tags as they go into a file. */
export interface WavTags {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly track: number;
  /** A picture in PNG. */
  readonly cover?: Uint8Array;
}

/** A chunk of RIFF: its name, its length, its content, padded to even bytes. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const padded = new Uint8Array(8 + content.length + (content.length % 2));
  padded.set(Buffer.from(name, 'latin1'));
  new DataView(padded.buffer).setUint32(4, content.length, true);
  padded.set(content, 8);
  return padded;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * A WAV file: 16-bit samples of one channel, with an ID3v2.4 tag in a chunk of its own as taggers
 * write it.
 *
 * @param samples -1 to 1
 */
export function wavFile(samples: Float32Array, sampleRate: number, tags: WavTags): Uint8Array {
  const format = new DataView(new ArrayBuffer(16));
  format.setUint16(0, 1, true);
  format.setUint16(2, 1, true);
  format.setUint32(4, sampleRate, true);
  format.setUint32(8, sampleRate * 2, true);
  format.setUint16(12, 2, true);
  format.setUint16(14, 16, true);
  const data = new DataView(new ArrayBuffer(samples.length * 2));
  samples.forEach((sample, index) => {
    const clipped = Math.min(1, Math.max(-1, sample));
    data.setInt16(index * 2, Math.round(clipped * 32_767), true);
  });
  const body = joined(
    Buffer.from('WAVE', 'latin1'),
    chunk('fmt ', new Uint8Array(format.buffer)),
    chunk('id3 ', id3Tag(tags)),
    chunk('data', new Uint8Array(data.buffer)),
  );
  return chunk('RIFF', body);
}

/** A number in seven bits per byte, as ID3 counts. */
function syncSafe(size: number): Uint8Array {
  return Uint8Array.of((size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127);
}

/** An ID3v2.4 tag in UTF-8. */
export function id3Tag({ title, artist, album, track, cover }: WavTags): Uint8Array {
  const frame = (id: string, content: Uint8Array) =>
    joined(Buffer.from(id, 'latin1'), syncSafe(content.length), Uint8Array.of(0, 0), content);
  const text = (id: string, value: string) =>
    frame(id, joined(Uint8Array.of(3), Buffer.from(value, 'utf8')));
  const picture =
    cover &&
    frame(
      'APIC',
      joined(Uint8Array.of(0), Buffer.from('image/png\0', 'latin1'), Uint8Array.of(3, 0), cover),
    );
  const frames = joined(
    text('TIT2', title),
    text('TPE1', artist),
    text('TALB', album),
    text('TRCK', String(track)),
    ...(picture ? [picture] : []),
  );
  return joined(
    Buffer.from('ID3', 'latin1'),
    Uint8Array.of(4, 0, 0),
    syncSafe(frames.length),
    frames,
  );
}
