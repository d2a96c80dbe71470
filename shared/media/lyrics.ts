import { z } from 'zod';
import { cleanTag } from './clean-tag.ts';

export const lyricsSchema = z.object({
  /** Whether lines carry times; without them the text is all there is. */
  isTimed: z.boolean(),
  lines: z.array(z.object({ atS: z.number().nonnegative().nullable(), text: z.string() })),
});

export type Lyrics = z.infer<typeof lyricsSchema>;

/** More lines or a longer text than any song has are cut off. */
export const MAX_LYRICS_LINES = 1000;
export const MAX_LYRICS_LENGTH = 200_000;

/** `[mm:ss]`, `[mm:ss.xx]`, `[mm:ss:xx]`, as LRC writes them. */
const TIME = /^\s*\[(\d{1,3}):(\d{1,2})(?:[.:](\d{1,3}))?\]/u;
/** `[ar:…]`, `[offset:…]` and the like. */
const HEADER = /^\s*\[([a-z#]+)\s*:(.*)\]\s*$/iu;
/** Times of single words in the enhanced format. */
const WORD_TIME = /<\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?>/gu;

/**
 * Reads lyrics in LRC, or plain text when nothing in it has a time. Several times in front of a line
 * repeat it; `[offset:±ms]` moves everything (positive: earlier); times of single words are left out.
 * Takes any text whatever.
 */
export function parseLyrics(text: string): Lyrics {
  const rows = text.slice(0, MAX_LYRICS_LENGTH).split(/\r\n|\r|\n/u);
  const timed: { atS: number; text: string }[] = [];
  const plain: string[] = [];
  let offsetS = 0;
  for (const row of rows) {
    if (timed.length >= MAX_LYRICS_LINES || plain.length >= MAX_LYRICS_LINES) break;
    const { times, rest } = splitTimes(row);
    const words = cleanTag(rest.replace(WORD_TIME, '')) ?? '';
    if (times.length > 0) {
      for (const atS of times) timed.push({ atS, text: words });
      continue;
    }
    const header = HEADER.exec(row);
    if (!header) plain.push(words);
    else if (header[1]?.toLowerCase() === 'offset') offsetS = offsetOf(header[2] ?? '');
  }
  if (timed.length === 0) return { isTimed: false, lines: trimmed(plain) };
  const lines = timed
    .slice(0, MAX_LYRICS_LINES)
    .map((line) => ({ ...line, atS: Math.max(0, line.atS - offsetS) }))
    .sort((one, other) => one.atS - other.atS);
  return { isTimed: true, lines };
}

function splitTimes(row: string): { times: number[]; rest: string } {
  const times: number[] = [];
  let rest = row;
  for (let match = TIME.exec(rest); match; match = TIME.exec(rest)) {
    const [whole, minutes = '0', seconds = '0', fraction = ''] = match;
    times.push(Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction || '0'}`));
    rest = rest.slice(whole.length);
  }
  return { times, rest };
}

function offsetOf(text: string): number {
  const ms = Number(text.trim());
  return Number.isFinite(ms) ? ms / 1000 : 0;
}

/** Without empty lines at either end. */
function trimmed(lines: readonly string[]): { atS: null; text: string }[] {
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  if (first < 0) return [];
  return lines.slice(first, last + 1).map((text) => ({ atS: null, text }));
}

/** The line that is sung at `positionS`, as an index; -1 before the first. */
export function lyricsLineAt({ lines }: Lyrics, positionS: number): number {
  return lines.findLastIndex(({ atS }) => atS !== null && atS <= positionS);
}
