import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { compact, foldText } from '../../../shared/navigation/search/fold.ts';
import type { KeyKind } from '../../../shared/navigation/search/name-keys.ts';
import { withDigits } from '../../../shared/navigation/search/numerals.ts';
import {
  readUnits,
  type HanReader,
  type ReadUnit,
} from '../../../shared/navigation/search/reading.ts';
import { unitsOf } from '../../../shared/navigation/search/units.ts';
import { TOP_ABOVE } from './schema.ts';

/** Above every character that a key can have next. */
const LAST = '\u{10FFFF}';

/** Names kept ready for being matched; whoever types on looks at the same ones again. */
const MAX_FORMS = 4096;

/** A name ready for being matched. */
interface NameForm {
  readonly folded: string;
  readonly text: string;
  /** Read only when sounds are compared. */
  units: readonly ReadUnit[] | null;
}

/** Names found by their beginning. */
export interface Beginning {
  /** Row ids, the best known first. */
  readonly names: readonly number[];
  /** There are more than were read; these are the best known. */
  readonly truncated: boolean;
}

/** The lookups of the name index: everything that is typed becomes row ids of names here. */
export class NameStore {
  readonly #exact: StatementSync;
  readonly #begins: StatementSync;
  readonly #reaches: StatementSync;
  readonly #top: StatementSync;
  readonly #tokens: StatementSync;
  readonly #text: StatementSync;
  readonly #forms = new Map<number, readonly NameForm[]>();
  readonly #reading: StatementSync;
  readonly #readings = new Map<string, readonly string[]>();

  constructor(database: DatabaseSync) {
    this.#exact = database.prepare('SELECT name FROM key WHERE key = ? LIMIT ?');
    this.#begins = database.prepare('SELECT name FROM key WHERE key > ? AND key < ? LIMIT ?');
    this.#reaches = database.prepare('SELECT key FROM key WHERE key >= ? LIMIT 1');
    this.#top = database.prepare('SELECT names FROM top WHERE beginning = ?');
    this.#tokens = database.prepare('SELECT rowid FROM token WHERE token MATCH ? LIMIT ?');
    this.#text = database.prepare('SELECT text FROM name WHERE id = ?');
    this.#reading = database.prepare('SELECT readings FROM reading WHERE character = ?');
  }

  /** Names with exactly this key, the best known first. */
  exact(kind: KeyKind, key: string, limit: number): number[] {
    return this.#exact.all(kind + key, limit).map(({ name }) => numberOf(name));
  }

  /** Names with a key that goes on after this beginning. */
  beginning(kind: KeyKind, beginning: string): Beginning {
    const key = kind + beginning;
    const top = this.#top.get(key)?.['names'];
    if (top instanceof Uint8Array) return { names: namesOf(top), truncated: true };
    const names = this.#begins
      .all(key, key + LAST, TOP_ABOVE)
      .map(({ name }) => numberOf(name))
      .sort((a, b) => a - b);
    return { names, truncated: false };
  }

  /** Whether any key begins so. */
  has(kind: KeyKind, beginning: string): boolean {
    const next = this.#reaches.get(kind + beginning)?.['key'];
    return typeof next === 'string' && next.startsWith(kind + beginning);
  }

  /** How many letters of `text` any key of this kind shares with it. */
  reach(kind: KeyKind, text: string): number {
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.has(kind, text.slice(0, middle))) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * Names with all these tokens, the best known first. Each element is one token, or several of which
   * one is enough.
   */
  withTokens(tokens: readonly (string | readonly string[])[], limit: number): number[] {
    if (tokens.length === 0 || tokens.some((token) => token.length === 0)) return [];
    const match = tokens
      .map((token) => (typeof token === 'string' ? quoted(token) : anyOf(token)))
      .join(' AND ');
    return this.#tokens.all(match, limit).map(({ rowid }) => numberOf(rowid));
  }

  /** The name with a row id. */
  text(name: number): string {
    const text = this.#text.get(name)?.['text'];
    return typeof text === 'string' ? text : '';
  }

  /** A name's forms, as written and with digits for numerals, folded and without spaces. */
  texts(name: number): readonly string[] {
    return this.#formsOf(name).map(({ text }) => text);
  }

  /** The units of a name's forms with all their readings. */
  units(name: number): readonly (readonly ReadUnit[])[] {
    return this.#formsOf(name).map((form) => {
      form.units ??= readUnits(unitsOf(form.folded), this.readHan);
      return form.units;
    });
  }

  #formsOf(name: number): readonly NameForm[] {
    const known = this.#forms.get(name);
    if (known) return known;
    const folded = foldText(this.text(name));
    const digits = withDigits(folded);
    const forms = (digits === null ? [folded] : [folded, digits]).map((form): NameForm => ({
      folded: form,
      text: compact(form),
      units: null,
    }));
    if (this.#forms.size >= MAX_FORMS) this.#forms.clear();
    this.#forms.set(name, forms);
    return forms;
  }

  /** Reads Han characters as they are read anywhere in the index. */
  readonly readHan: HanReader = (han) => han.map((character) => this.#readingsOf(character));

  #readingsOf(character: string): readonly string[] {
    const known = this.#readings.get(character);
    if (known) return known;
    const found = this.#reading.get(character)?.['readings'];
    const readings = typeof found === 'string' && found !== '' ? found.split(' ') : [character];
    this.#readings.set(character, readings);
    return readings;
  }
}

function numberOf(value: SQLOutputValue | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function namesOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength >> 2 }, (_, index) =>
    view.getUint32(index * 4, true),
  );
}

/** A token as an FTS5 string. Tokens are folded text, but a quote must never end the string. */
function quoted(token: string): string {
  return `"${token.replaceAll('"', '')}"`;
}

function anyOf(tokens: readonly string[]): string {
  return `(${tokens.map(quoted).join(' OR ')})`;
}
