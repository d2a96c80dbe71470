import { MAX_TAG_LENGTH } from './track.ts';

/** Control characters, invisible marks that reorder text, and characters without a meaning. */
const UNSEEN =
  /[\p{Cc}\p{Co}\p{Cn}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\ufffd]+/gu;

/** Looked at no further: a title of a megabyte must not cost a second. */
const MAX_LOOKED_AT = 4 * MAX_TAG_LENGTH;

/**
 * A tag as it can be shown: well formed, one line, nothing invisible, at most
 * {@link MAX_TAG_LENGTH} characters. `null` when nothing is left. Takes anything a tag reader gives.
 */
export function cleanTag(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .slice(0, MAX_LOOKED_AT)
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSEEN, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const cut = text.length > MAX_TAG_LENGTH ? withinUnits(text) : text;
  return cut === '' ? null : cut;
}

/** Cut between characters, never inside of one. */
function withinUnits(text: string): string {
  return text
    .slice(0, MAX_TAG_LENGTH)
    .replace(/[\ud800-\udbff]$/u, '')
    .trim();
}

/** Disc and track number in front of a file name that stands in for a title (`02 - `, `1-03. `). */
const LEADING_NUMBER = /^(?:\d{1,2}-)?\d{1,3}\s*[-._ ]\s*(?=\S)/u;

/** A title for a file without one: its name, without the number in front and the ending. */
export function titleFromFileName(fileName: string): string {
  const stem = fileName.replace(/\.[^.]{1,5}$/u, '');
  const bare = stem.replace(LEADING_NUMBER, '');
  return cleanTag(bare) ?? cleanTag(stem) ?? cleanTag(fileName) ?? '?';
}
