import lists from '../../../resources/assistant/zh-CN/lists.json' with { type: 'json' };
import rules from '../../../resources/assistant/mac-slu/world.json' with { type: 'json' };
import type { SlotName } from './label.ts';

const { country, province, city } = lists.place;

/** A place as said, taken apart into country, province, city, district, and what is left. */
export function placeParts(text: string): Partial<Record<SlotName, string>> {
  const parts: Partial<Record<SlotName, string>> = {};
  let rest = text;
  const take = (slot: SlotName, words: readonly string[]) => {
    const found = longestStart(rest, words);
    if (found === '') return;
    parts[slot] = found;
    rest = rest.slice(found.length);
  };
  take('country', country);
  take('province', province.flatMap(variants));
  if (parts.province !== undefined) take('province', province.flatMap(variants));
  take('city', city.flatMap(variants));
  const district = districtAt(rest);
  if (district !== undefined) {
    parts.district = district;
    rest = rest.slice(district.length);
  }
  if (rest === '') return parts;
  // A town within a prefecture is called a city, too.
  const town = parts.city === undefined ? 'city' : 'district';
  parts[rest.endsWith(rules.cityEnd) ? town : 'spot'] = rest;
  return parts;
}

/** The shortest start that ends like a district. */
function districtAt(text: string): string | undefined {
  const ends = rules.districtEnds
    .map((end) => text.indexOf(end, 1))
    .filter((at) => at > 0 && at <= 6);
  return ends.length > 0 ? text.slice(0, Math.min(...ends) + 1) : undefined;
}

/** `广东[省]` is 广东 and 广东省, `大理[市|州]` 大理市, 大理州, and 大理. */
function variants(word: string): string[] {
  const [stem = '', ends = ''] = word.split(/[[\]]/u);
  return ends === '' ? [stem] : [...ends.split('|').map((end) => stem + end), stem];
}

function longestStart(text: string, words: readonly string[]): string {
  return words.reduce(
    (best, word) => (word.length > best.length && text.startsWith(word) ? word : best),
    '',
  );
}
