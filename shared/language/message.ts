/** A value that stands in a text: as it is, or a text of its own. */
export type MessageValue = string | number | Message;

/** What to say, without a language: a key of a feature's file in `locales/<language>`, and its values. */
export interface Message {
  readonly key: string;
  readonly values?: Readonly<Record<string, MessageValue>>;
}

/** Looks a key up in one file of one language and fills its values in. */
export type Translate = (key: string, values: Readonly<Record<string, string | number>>) => string;

/** The text of a message, with a capital where the script has them. */
export function textOf(message: Message, translate: Translate): string {
  const text = phraseOf(message, translate);
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function phraseOf({ key, values = {} }: Message, translate: Translate): string {
  const filled = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'object' ? phraseOf(value, translate) : value,
  ]);
  return translate(key, Object.fromEntries(filled));
}
