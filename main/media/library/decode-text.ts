/**
 * Text of unknown encoding, as it lies beside music: UTF-8 or UTF-16 by its mark, UTF-8 if it can be,
 * else GB 18030, which takes in GBK and GB 2312.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return decodeStrictly(bytes, 'utf-8') ?? new TextDecoder('gb18030').decode(bytes);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Windows-1252 puts printable characters where Latin-1 has controls; tag readers give either. */
const BYTE_OF = new Map<string, number>();
for (let byte = 0x80; byte <= 0xff; byte += 1) {
  BYTE_OF.set(new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte);
  BYTE_OF.set(String.fromCharCode(byte), byte);
}

/**
 * A tag whose bytes were something else than the Latin-1 they were read as: UTF-8 or GBK, as Chinese
 * taggers write into ID3v1 and into ID3v2 frames marked ISO 8859-1. Real Latin-1 ("Björk") has single
 * letters above ASCII; GB 2312 has them in pairs, and that is how the two are told apart.
 */
export function repairTag(text: string): string {
  const bytes: number[] = [];
  let high = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const byte = code < 0x80 ? code : BYTE_OF.get(letter);
    if (byte === undefined) return text;
    if (byte >= 0x80) high += 1;
    bytes.push(byte);
  }
  if (high < 2) return text;
  const raw = Uint8Array.from(bytes);
  const utf8 = decodeStrictly(raw, 'utf-8');
  if (utf8 !== null) return utf8;
  return isPairedGb(raw) ? (decodeStrictly(raw, 'gb18030') ?? text) : text;
}

/** Whether every byte above ASCII is half of a character of GB 2312 (rows 0xA1-0xF7, cells 0xA1-0xFE). */
function isPairedGb(bytes: Uint8Array): boolean {
  let hasHan = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const row = bytes[at] ?? 0;
    if (row < 0x80) continue;
    const cell = bytes[at + 1] ?? 0;
    if (row < 0xa1 || row > 0xf7 || cell < 0xa1 || cell > 0xfe) return false;
    if (row >= 0xb0) hasHan = true;
    at += 1;
  }
  return hasHan;
}
