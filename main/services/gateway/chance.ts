/**
 * A number in [0, 1) that looks random and belongs to `text`: the same on every run and machine, so
 * that the demo world is as busy at ten past nine today as it was when somebody looked before.
 */
export function chanceOf(text: string): number {
  // FNV-1a, then the finalizer of MurmurHash3, which spreads neighbouring texts.
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
