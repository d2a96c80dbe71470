const HEADER_BYTES = 44;

/** Stands for a length that is not known yet: players then read to the end of the stream. */
const UNKNOWN_BYTES = 0xffff_ffff - HEADER_BYTES;

/**
 * The header of a WAV file of mono PCM of 16 bit.
 *
 * @param sampleRate Hz
 * @param dataBytes of the samples; `null` while they are still being made
 */
export function wavHeader(sampleRate: number, dataBytes: number | null): Uint8Array<ArrayBuffer> {
  const size = dataBytes ?? UNKNOWN_BYTES;
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  const text = (at: number, value: string) => {
    for (let offset = 0; offset < 4; offset += 1) header[at + offset] = value.charCodeAt(offset);
  };
  text(0, 'RIFF');
  view.setUint32(4, size + HEADER_BYTES - 8, true);
  text(8, 'WAVE');
  text(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, size, true);
  return header;
}
