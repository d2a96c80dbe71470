import phrases from '../../../resources/search/phrases.json' with { type: 'json' };
import type { Bbox } from '../../contract/region.ts';
import type { PlaceCategory, Point } from '../place.ts';
import { typedCategory } from './category-words.ts';
import { charactersOf } from './fold.ts';
import { parseCoordinates, parsePlusCode } from './coordinates.ts';

/** What a typed text asks for. */
export type Intent =
  | { readonly kind: 'name'; readonly text: string }
  /** All of a category, around here or around the place named `anchor`. */
  | {
      readonly kind: 'category';
      readonly category: PlaceCategory;
      readonly sure: boolean;
      readonly anchor: string | null;
    }
  | { readonly kind: 'crossing'; readonly streets: readonly [string, string] }
  | { readonly kind: 'point'; readonly point: Point };

/** What is needed to tell what a text means. */
export interface InterpretContext {
  readonly near: Point | null;
  readonly region: Bbox | null;
}

/**
 * Tells what a text asks for, the likeliest first; it can always be a name, which comes last. Empty
 * text asks for nothing.
 */
export function interpret(typed: string, { near, region }: InterpretContext): Intent[] {
  const text = typed.slice(0, 200).toWellFormed().trim();
  if (text === '') return [];
  const point = parsePlusCode(text, near) ?? parseCoordinates(text, region);
  if (point) return [{ kind: 'point', point }];
  const asked = withoutLead(text);
  const category = categoryIntent(asked);
  const streets = crossingStreets(asked);
  return [
    ...(category ? [category] : []),
    ...(streets ? [{ kind: 'crossing' as const, streets }] : []),
    { kind: 'name', text },
    ...(asked === text ? [] : [{ kind: 'name' as const, text: asked }]),
  ];
}

const lower = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The text without the request around what is asked for ("take me to …"). */
function withoutLead(text: string): string {
  const plain = lower(text);
  const lead = phrases.lead.find(
    (words) => plain.startsWith(words) && plain.length > words.length + 1,
  );
  return lead === undefined ? text : plain.slice(lead.length).trim();
}

function categoryIntent(text: string): Intent | null {
  const whole = typedCategory(text);
  if (whole) return { kind: 'category', ...whole, anchor: null };
  const plain = lower(text).trim();
  for (const words of phrases.before) {
    if (!plain.startsWith(words)) continue;
    const typed = typedCategory(plain.slice(words.length));
    if (typed) return { kind: 'category', ...typed, sure: true, anchor: null };
  }
  for (const words of phrases.after) {
    if (!plain.endsWith(words)) continue;
    const typed = typedCategory(plain.slice(0, -words.length));
    if (typed) return { kind: 'category', ...typed, sure: true, anchor: null };
  }
  for (const words of phrases.between) {
    const at = plain.lastIndexOf(words);
    if (at <= 0) continue;
    const typed = typedCategory(plain.slice(at + words.length));
    if (typed) return { kind: 'category', ...typed, sure: true, anchor: plain.slice(0, at) };
  }
  for (const words of phrases.nearWords) {
    const at = plain.indexOf(words);
    if (at <= 0) continue;
    const typed = typedCategory(plain.slice(0, at));
    const anchor = plain.slice(at + words.length).trim();
    if (typed && anchor !== '') return { kind: 'category', ...typed, sure: true, anchor };
  }
  return null;
}

/** The two streets of a crossing, where a text names two: "A with B", "A B crossing", or "A B". */
function crossingStreets(text: string): readonly [string, string] | null {
  const plain = lower(text).trim();
  const end = phrases.crossingEnd.find(
    (words) => plain.endsWith(words) && plain.length > words.length + 2,
  );
  const ends = end === undefined ? [plain] : [plain.slice(0, -end.length), plain];
  for (const body of ends) {
    for (const between of phrases.crossingBetween) {
      const at = body.indexOf(between);
      const first = body.slice(0, at).trim();
      const second = body.slice(at + between.length).trim();
      if (at > 0 && isStreet(first) && isStreet(second)) return [first, second];
    }
    for (let at = 2; at < body.length - 1; at += 1) {
      const first = body.slice(0, at).trim();
      const second = body.slice(at).trim();
      if (isStreet(first) && isStreet(second)) return [first, second];
    }
  }
  return null;
}

function isStreet(text: string): boolean {
  return (
    charactersOf(text).length > 1 &&
    (phrases.streetEnd.some((ending) => text.endsWith(ending)) ||
      /\b(road|street|avenue|rd|st|ave)$/u.test(text))
  );
}
