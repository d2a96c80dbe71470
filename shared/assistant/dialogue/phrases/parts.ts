import type { Message, MessageValue } from '../../../language/message.ts';
import { destinationSchema, type Destination } from '../../../navigation/command.ts';
import { temperatureIn } from '../../../settings/units.ts';
import type { KnownName } from '../../understanding-context.ts';
import { nameOf, type PhraseFacts } from './facts.ts';

/** The fields of an input that its action's schema has accepted. */
export type Fields = Readonly<Record<string, unknown>>;

/** An action in a few words, from its input. */
export type Phrase = (input: Fields, facts: PhraseFacts) => Message;

/** A phrase without values. */
export const phrase =
  (key: string): Phrase =>
  () => ({ key: `wish.${key}` });

/** A phrase with a word for an enumerated value: `words.<set>.<value>`. */
export const worded =
  (key: string, set: string, field: string): Phrase =>
  (input) => ({ key: `wish.${key}`, values: { [field]: word(set, input[field]) } });

/** A phrase for yes and one for no. */
export const either =
  (key: string, field: string): Phrase =>
  (input) => ({ key: `wish.${key}.${input[field] === true ? 'yes' : 'no'}` });

/** A phrase with numbers and names as they are. */
export const filled =
  (key: string, ...fields: readonly string[]): Phrase =>
  (input) => ({
    key: `wish.${key}`,
    values: Object.fromEntries(fields.map((field) => [field, plain(input[field])])),
  });

/** A phrase that counts from 1 what its input counts from 0. */
export const numbered =
  (key: string, field: string): Phrase =>
  (input) => ({ key: `wish.${key}`, values: { number: Number(input[field]) + 1 } });

/** A phrase that names a thing by its id, and one for when the name is not known. */
export const named =
  (key: string, kind: KnownName['kind'] | 'service', field: string): Phrase =>
  (input, facts) => {
    const name = nameOf(facts, kind, input[field]);
    return name === null
      ? { key: `wish.${key}.any` }
      : { key: `wish.${key}.named`, values: { name } };
  };

/** A phrase with a place to go to. */
export const placed =
  (key: string): Phrase =>
  ({ destination }, { language }) => {
    const parsed = destinationSchema.safeParse(destination);
    const place = parsed.success ? placeOf(parsed.data, language) : '';
    return { key: `wish.${key}`, values: { place } };
  };

/** A destination by its name. */
export function placeOf(destination: Destination, language: PhraseFacts['language']): MessageValue {
  switch (destination.by) {
    case 'place': {
      const { name, nameEn } = destination.place;
      return language === 'en-US' ? (nameEn ?? name) : name;
    }
    case 'text':
      return destination.text;
    case 'category':
      return { key: 'nearest', values: { category: word('nearest', destination.category) } };
    case 'home':
    case 'company':
      return word('saved', destination.by);
  }
}

/** The word for an enumerated value. */
export function word(set: string, value: unknown): Message {
  return { key: `words.${set}.${String(value)}` };
}

export function plain(value: unknown): MessageValue {
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

/** A temperature in the driver's unit: half degrees Celsius, whole degrees Fahrenheit. */
export function degrees(
  celsius: number,
  { temperatureUnit }: Pick<PhraseFacts, 'temperatureUnit'>,
): Message {
  const value = temperatureIn(temperatureUnit, celsius);
  const step = temperatureUnit === 'celsius' ? 2 : 1;
  return {
    key: `degrees.${temperatureUnit}`,
    values: { value: Math.round(value * step) / step },
  };
}

/** Several things in one breath. */
export function listed(messages: readonly Message[], key = 'say.and'): MessageValue {
  const [first, ...others] = messages;
  if (!first) return '';
  return others.reduce<Message>((before, after) => ({ key, values: { before, after } }), first);
}
