import { CanLogError } from './can-log-error.ts';
import { bytesNeeded, type SignalLayout } from './can-signal.ts';

/**
 * Reader for DBC files: messages, signals, multiplexing, value types, and value labels; everything
 * else (nodes, attributes, environment variables) is passed over.
 *
 * Why not a library: the npm registry has two that load DBC files, `candied` 2.2.0 and `dbc-can`
 * 1.6.0 of the same author. `dbc-can` cannot be imported (its entry names a file that is not in
 * the package). `candied` drops, without an error, every signal with an exponent in a number (59
 * of the 2,150 of a Ford file that CANdb++ wrote) or with spacing other than CANdb++'s, takes one
 * digit of a CAN FD length, and reads lines inside comments as definitions. Its decoder takes the
 * start bit of a big-endian signal for the least significant bit (DBC: the most significant), which
 * gives wrong values for nearly all of the Ford file, clamps values to the range of the signal,
 * which turns fault codes into measurements, and knows neither multiplexing nor floats. Its reader
 * serves the tests as a second opinion on every signal that both read.
 */

/** When a multiplexed signal is in the message: `switchSignal` has a raw value in a range. */
export interface DbcMultiplex {
  readonly switchSignal: string;
  /** Closed intervals. */
  readonly ranges: readonly (readonly [number, number])[];
}

export interface DbcSignal {
  readonly name: string;
  readonly layout: SignalLayout;
  /** Physical range; `null` when the file states none (`[0|0]`). */
  readonly range: readonly [number, number] | null;
  readonly unit: string;
  readonly multiplex: DbcMultiplex | null;
  /** Labels of raw values (`VAL_`). */
  readonly labels: ReadonlyMap<number, string>;
  /** The file's remark (`CM_`), empty when there is none. */
  readonly comment: string;
}

export interface DbcMessage {
  /** Identifier with bit 31 set for an extended one. */
  readonly id: number;
  readonly name: string;
  /** Bytes of data. */
  readonly size: number;
  readonly signals: ReadonlyMap<string, DbcSignal>;
}

/** Messages by identifier. */
export type Dbc = ReadonlyMap<number, DbcMessage>;

/** Name under which tools keep signals that belong to no message. */
const ORPHANS = 'VECTOR__INDEPENDENT_SIG_MSG';
const MAX_ID = 0xffff_ffff;
const MAX_MESSAGE_BYTES = 64;

/**
 * Parses a DBC file.
 *
 * @param text the whole file; see {@link decodeDbcText}.
 * @throws CanLogError `dbc-invalid` with the line when a definition that decides how bits are read
 * is malformed or contradictory, or when the file defines no message.
 */
export function parseDbc(text: string): Dbc {
  const cursor = new Cursor(tokensOf(text));
  const drafts = new Map<number, MessageDraft>();
  let current: MessageDraft | undefined;
  for (let token = cursor.peek(); token; token = cursor.peek()) {
    switch (token.text) {
      case 'NS_':
        skipNewSymbols(cursor);
        break;
      case 'BO_':
        current = readMessage(cursor);
        if (drafts.has(current.id)) fail(token.line, `message ${current.id} is defined twice`);
        drafts.set(current.id, current);
        break;
      case 'SG_':
        if (!current) fail(token.line, 'a signal (SG_) stands before the first message (BO_)');
        readSignal(cursor, current);
        break;
      case 'VAL_':
        readLabels(cursor, drafts);
        break;
      case 'CM_':
        readComment(cursor, drafts);
        break;
      case 'SIG_VALTYPE_':
        readValueType(cursor, drafts);
        break;
      case 'SG_MUL_VAL_':
        readMultiplexRanges(cursor, drafts);
        break;
      default:
        cursor.advance();
        cursor.skipStatement();
    }
  }
  const messages = [...drafts.values()].filter(({ name }) => name !== ORPHANS);
  if (messages.length === 0) {
    throw new CanLogError('dbc-invalid', 'the file defines no message (BO_): is it a DBC file?');
  }
  return new Map(messages.map((draft) => [draft.id, finish(draft)]));
}

/** Decodes the bytes of a DBC file: UTF-8 where it is valid, else Windows-1252 as CANdb++ writes. */
export function decodeDbcText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * True when `signal` is in the message now, given how to read the raw value of its switches
 * (`null` when the data is too short).
 */
export function isSignalPresent(
  message: DbcMessage,
  signal: DbcSignal,
  rawOf: (switchSignal: DbcSignal) => number | bigint | null,
): boolean {
  let inner = signal;
  while (inner.multiplex) {
    const { switchSignal, ranges } = inner.multiplex;
    const outer = message.signals.get(switchSignal);
    const raw = outer ? rawOf(outer) : null;
    if (!outer || raw === null) return false;
    if (!ranges.some(([low, high]) => raw >= low && raw <= high)) return false;
    inner = outer;
  }
  return true;
}

// ---- Tokens

interface Token {
  readonly kind: 'number' | 'name' | 'string' | 'mark';
  /** The text; of a string without its quotes. */
  readonly text: string;
  readonly line: number;
  /** True for the first token of its line. */
  readonly startsLine: boolean;
}

/** Keywords that begin a statement when they stand first on a line. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `VERSION NS_ BS_ BU_ BO_ SG_ EV_ CM_ VAL_ VAL_TABLE_ BA_DEF_ BA_DEF_DEF_ BA_ BA_DEF_REL_ BA_REL_
  BA_DEF_DEF_REL_ BO_TX_BU_ SIG_GROUP_ SIG_VALTYPE_ SG_MUL_VAL_ SGTYPE_ SIG_TYPE_REF_ ENVVAR_DATA_
  BU_SG_REL_ BU_EV_REL_ BU_BO_REL_ CAT_DEF_ CAT_ FILTER`.split(/\s+/),
);

const TOKEN =
  /(\s+)|"((?:[^"\\]|\\[\s\S])*)"|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|([\s\S])/gy;

function* tokensOf(text: string): Generator<Token> {
  let line = 1;
  let startsLine = true;
  for (const match of text.matchAll(TOKEN)) {
    const [all, space, string, number, name, mark] = match;
    if (space === undefined) {
      if (string !== undefined) yield { kind: 'string', text: string, line, startsLine };
      else if (number !== undefined) yield { kind: 'number', text: number, line, startsLine };
      else if (name !== undefined) yield { kind: 'name', text: name, line, startsLine };
      else if (mark === '"') fail(line, 'the string that begins here has no end');
      else yield { kind: 'mark', text: all, line, startsLine };
      startsLine = false;
    }
    for (let at = all.indexOf('\n'); at >= 0; at = all.indexOf('\n', at + 1)) {
      line += 1;
      startsLine = space !== undefined;
    }
  }
}

function fail(line: number, problem: string): never {
  throw new CanLogError('dbc-invalid', `line ${line}: ${problem}`);
}

/** Reads tokens one by one; every `take…` fails with the line when the next token is another. */
class Cursor {
  readonly #tokens: Iterator<Token>;
  #next: Token | undefined;
  #line = 1;

  constructor(tokens: Iterator<Token>) {
    this.#tokens = tokens;
    this.#advance();
  }

  peek(): Token | undefined {
    return this.#next;
  }

  takeName(what: string): string {
    return this.#take('name', what).text;
  }

  takeString(what: string): string {
    return this.#take('string', what).text;
  }

  takeNumber(what: string): number {
    const token = this.#take('number', what);
    const value = Number(token.text);
    if (!Number.isFinite(value)) fail(token.line, `${what} is not a number: ${token.text}`);
    return value;
  }

  takeInteger(what: string, min: number, max: number): number {
    const line = this.#next?.line ?? this.#line;
    const value = this.takeNumber(what);
    if (!Number.isInteger(value) || value < min || value > max) {
      fail(line, `${what} must be an integer from ${min} to ${max}, not ${value}`);
    }
    return value;
  }

  takeMark(...marks: readonly string[]): string {
    const token = this.#next;
    if (token?.kind !== 'mark' || !marks.includes(token.text)) {
      fail(token?.line ?? this.#line, `expected ${marks.join(' or ')}, found ${describe(token)}`);
    }
    this.#advance();
    return token.text;
  }

  /** Takes `text` when it comes next. */
  takeIf(text: string): boolean {
    if (this.#next?.text !== text || this.#next.kind === 'string') return false;
    this.#advance();
    return true;
  }

  /** Passes over everything up to and including the next `;`, at most to the next statement. */
  skipStatement(): void {
    while (this.#next) {
      const { kind, text, startsLine } = this.#next;
      if (startsLine && kind === 'name' && KEYWORDS.has(text)) return;
      this.#advance();
      if (kind === 'mark' && text === ';') return;
    }
  }

  advance(): void {
    this.#advance();
  }

  #take(kind: Token['kind'], what: string): Token {
    const token = this.#next;
    if (token?.kind !== kind) {
      fail(token?.line ?? this.#line, `expected ${what}, found ${describe(token)}`);
    }
    this.#advance();
    return token;
  }

  #advance(): void {
    if (this.#next) this.#line = this.#next.line;
    const step = this.#tokens.next();
    this.#next = step.done === true ? undefined : step.value;
  }
}

function describe(token: Token | undefined): string {
  if (!token) return 'the end of the file';
  return `«${token.text.slice(0, 40)}»`;
}

// ---- Statements

interface SignalDraft {
  readonly name: string;
  readonly line: number;
  layout: SignalLayout;
  readonly range: readonly [number, number] | null;
  readonly unit: string;
  readonly isSwitch: boolean;
  /** The N of `mN`. */
  readonly switchValue: number | null;
  multiplex: DbcMultiplex | null;
  readonly labels: Map<number, string>;
  comment: string;
}

interface MessageDraft {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly signals: Map<string, SignalDraft>;
}

/** The list after `NS_ :` names the keywords themselves, so it ends only at `BS_:` or `BU_:`. */
function skipNewSymbols(cursor: Cursor): void {
  cursor.advance();
  cursor.takeIf(':');
  for (let token = cursor.peek(); token; token = cursor.peek()) {
    if (token.text === 'BS_' || token.text === 'BU_' || token.text === 'BO_') return;
    cursor.advance();
  }
}

function readMessage(cursor: Cursor): MessageDraft {
  cursor.advance();
  const id = cursor.takeInteger('a message identifier', 0, MAX_ID);
  const name = cursor.takeName('a message name');
  cursor.takeMark(':');
  const size = cursor.takeInteger('the length of the message', 0, MAX_MESSAGE_BYTES);
  cursor.takeName('the sender of the message');
  return { id, name, size, signals: new Map() };
}

function readSignal(cursor: Cursor, message: MessageDraft): void {
  const line = cursor.peek()?.line ?? 0;
  cursor.advance();
  const name = cursor.takeName('a signal name');
  const indicator = cursor.takeIf(':') ? '' : cursor.takeName('a multiplexer indicator or «:»');
  const multiplexing = /^(?:m(\d{1,9}))?(M?)$/.exec(indicator);
  if (!multiplexing) fail(line, `«${indicator}» is no multiplexer indicator (M, m0, m0M)`);
  if (indicator !== '') cursor.takeMark(':');
  const startBit = cursor.takeInteger('the start bit', 0, 8 * MAX_MESSAGE_BYTES - 1);
  cursor.takeMark('|');
  const length = cursor.takeInteger('the length of the signal', 1, 64);
  cursor.takeMark('@');
  const byteOrder = cursor.takeInteger('the byte order', 0, 1) === 1 ? 'intel' : 'motorola';
  const encoding = cursor.takeMark('+', '-') === '-' ? 'signed' : 'unsigned';
  cursor.takeMark('(');
  const factor = cursor.takeNumber('the factor');
  cursor.takeMark(',');
  const offset = cursor.takeNumber('the offset');
  cursor.takeMark(')');
  cursor.takeMark('[');
  const min = cursor.takeNumber('the minimum');
  cursor.takeMark('|');
  const max = cursor.takeNumber('the maximum');
  cursor.takeMark(']');
  const unit = cursor.takeString('the unit');
  while (cursor.peek()?.line === line) cursor.advance(); // receivers
  if (message.signals.has(name)) fail(line, `signal ${name} is defined twice in ${message.name}`);
  message.signals.set(name, {
    name,
    line,
    layout: { startBit, length, byteOrder, encoding, factor, offset },
    range: min < max ? [min, max] : null,
    unit,
    isSwitch: multiplexing[2] === 'M',
    switchValue: multiplexing[1] === undefined ? null : Number(multiplexing[1]),
    multiplex: null,
    labels: new Map(),
    comment: '',
  });
}

function readLabels(cursor: Cursor, drafts: ReadonlyMap<number, MessageDraft>): void {
  cursor.advance();
  if (cursor.peek()?.kind !== 'number') {
    cursor.skipStatement(); // labels of an environment variable
    return;
  }
  const signal = takeSignal(cursor, drafts);
  for (let token = cursor.peek(); token?.kind === 'number'; token = cursor.peek()) {
    const raw = cursor.takeNumber('a raw value');
    const label = cursor.takeString('the label of a raw value');
    signal?.labels.set(raw, label);
  }
  cursor.skipStatement();
}

function readComment(cursor: Cursor, drafts: ReadonlyMap<number, MessageDraft>): void {
  cursor.advance();
  if (cursor.takeIf('SG_')) {
    const signal = takeSignal(cursor, drafts);
    const comment = cursor.takeString('a comment');
    if (signal) signal.comment = comment;
  }
  cursor.skipStatement();
}

function readValueType(cursor: Cursor, drafts: ReadonlyMap<number, MessageDraft>): void {
  const line = cursor.peek()?.line ?? 0;
  cursor.advance();
  const signal = takeSignal(cursor, drafts);
  cursor.takeIf(':');
  const type = cursor.takeInteger('a value type', 0, 3);
  if (signal && type > 0) {
    const [encoding, width] = type === 1 ? (['float', 32] as const) : (['double', 64] as const);
    if (type === 3 || signal.layout.length !== width) {
      fail(line, `value type ${type} does not fit the ${signal.layout.length} bits of a signal`);
    }
    signal.layout = { ...signal.layout, encoding };
  }
  cursor.skipStatement();
}

function readMultiplexRanges(cursor: Cursor, drafts: ReadonlyMap<number, MessageDraft>): void {
  cursor.advance();
  const signal = takeSignal(cursor, drafts);
  const switchSignal = cursor.takeName('the name of the multiplexer switch');
  const ranges: [number, number][] = [];
  do {
    const low = cursor.takeInteger('a multiplexer value', 0, MAX_ID);
    cursor.takeIf('-'); // only in `3 - 5`: `3-5` reads as the numbers 3 and -5
    ranges.push([low, Math.abs(cursor.takeInteger('a multiplexer value', -MAX_ID, MAX_ID))]);
  } while (cursor.takeIf(','));
  if (signal) signal.multiplex = { switchSignal, ranges };
  cursor.skipStatement();
}

/** Takes `<message id> <signal name>`; `undefined` when the file does not define that signal. */
function takeSignal(
  cursor: Cursor,
  drafts: ReadonlyMap<number, MessageDraft>,
): SignalDraft | undefined {
  const id = cursor.takeInteger('a message identifier', 0, MAX_ID);
  return drafts.get(id)?.signals.get(cursor.takeName('a signal name'));
}

function finish(draft: MessageDraft): DbcMessage {
  const switches = [...draft.signals.values()].filter((signal) => signal.isSwitch);
  const signals = new Map<string, DbcSignal>();
  for (const signal of draft.signals.values()) {
    const { name, layout, range, unit, labels, comment } = signal;
    const multiplex = signal.multiplex ?? simpleMultiplex(draft, signal, switches);
    signals.set(name, { name, layout, range, unit, multiplex, labels, comment });
  }
  const message: DbcMessage = { id: draft.id, name: draft.name, size: draft.size, signals };
  for (const signal of draft.signals.values()) checkSwitchChain(message, signal);
  return message;
}

/** Multiplexing as `mN` alone says it: by the one switch of the message. */
function simpleMultiplex(
  draft: MessageDraft,
  signal: SignalDraft,
  switches: readonly SignalDraft[],
): DbcMultiplex | null {
  if (signal.switchValue === null) return null;
  const outer = switches.filter((other) => other !== signal);
  const [only] = outer;
  if (!only || outer.length > 1) {
    fail(
      signal.line,
      only
        ? `${draft.name} has several multiplexer switches and no SG_MUL_VAL_ line says which one selects ${signal.name}`
        : `${signal.name} is multiplexed, but ${draft.name} has no multiplexer switch`,
    );
  }
  return { switchSignal: only.name, ranges: [[signal.switchValue, signal.switchValue]] };
}

function checkSwitchChain(message: DbcMessage, draft: SignalDraft): void {
  const seen = new Set<string>();
  let name = draft.name;
  for (;;) {
    const signal = message.signals.get(name);
    if (!signal) fail(draft.line, `the multiplexer switch ${name} of ${draft.name} does not exist`);
    if (seen.has(name)) fail(draft.line, `the multiplexer switches of ${draft.name} form a circle`);
    seen.add(name);
    if (!signal.multiplex) return;
    name = signal.multiplex.switchSignal;
  }
}

/** True when the signal lies within the length that the file gives its message. */
export function fitsMessage(message: DbcMessage, signal: DbcSignal): boolean {
  return bytesNeeded(signal.layout) <= message.size;
}
