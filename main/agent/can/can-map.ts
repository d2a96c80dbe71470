import { z } from 'zod';
import {
  definitionOf,
  faultOf,
  isSignalPath,
  type RawSignalValue,
  type SignalPath,
  type ValueFault,
} from '../../../shared/vehicle/signal.ts';
import type { VssDatatype } from '../../../shared/vehicle/signal-definition.ts';
import { CanLogError } from './can-log-error.ts';
import { MAX_NUMBER_BITS } from './can-signal.ts';
import { EXTENDED_FLAG, formatCanId } from './candump.ts';
import { fitsMessage, type Dbc, type DbcMessage, type DbcSignal } from './dbc.ts';

/** The mapping file: which DBC signal feeds which VSS path. Documented in `docs/can-log.md`. */

const integerText = z.string().regex(/^-?\d{1,16}$/, 'expected a raw value, an integer');
const vssValueSchema = z.union([z.boolean(), z.number(), z.string().max(256)]);

const mappedSignalSchema = z.strictObject({
  /** Name, identifier as the DBC writes it, or hexadecimal text (`"0x430"`, 8 digits: extended). */
  message: z.union([z.string().min(1).max(128), z.int().min(0).max(0xffff_ffff)]),
  signal: z.string().min(1).max(128),
  path: z.string().min(1).max(256),
  /** VSS value = physical DBC value × scale + offset. */
  scale: z
    .number()
    .refine((scale) => scale !== 0, 'must not be 0')
    .optional(),
  offset: z.number().optional(),
  /** VSS value for each raw value; a raw value that is not listed is invalid. */
  values: z.record(integerText, vssValueSchema).optional(),
  /** For a boolean path: true when the physical value is greater. */
  above: z.number().optional(),
  /** Physical values outside are invalid; without them the range in the DBC counts. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Raw values that mean "no value". */
  invalid: z.array(z.int()).max(256).optional(),
  /** The value counts only while another signal of the message has one of these raw values. */
  requires: z
    .strictObject({ signal: z.string().min(1).max(128), raw: z.array(z.int()).min(1).max(256) })
    .optional(),
  note: z.string().max(1000).optional(),
});

export const canMapSchema = z.strictObject({
  name: z.string().min(1).max(200),
  /** Where the meaning of the signals comes from, and its licence. */
  source: z.string().min(1).max(1000),
  notes: z.array(z.string().max(2000)).max(100).optional(),
  /** Interface in the log that the DBC belongs to, e.g. `can0`; without it every interface counts. */
  bus: z.string().min(1).max(16).optional(),
  /** Time in ms without its message after which a value is gone; without it values stay. */
  timeout: z.number().min(100).max(3_600_000).optional(),
  signals: z.array(mappedSignalSchema).max(2048),
  /** Values of paths that the bus does not tell. */
  constants: z.record(z.string(), z.union([vssValueSchema, z.array(z.string())])).optional(),
});

export type CanMap = z.infer<typeof canMapSchema>;
type MappedSignal = CanMap['signals'][number];

/** Why a raw value has no VSS value. */
export type ValueRejection = 'invalid-value' | 'out-of-range';

/** One line of the mapping, ready to run. */
export interface SignalBinding {
  readonly path: SignalPath;
  readonly signal: DbcSignal;
  /** The signal that must have one of `raw`, when the mapping asks for it. */
  readonly requires: { readonly signal: DbcSignal; readonly raw: ReadonlySet<number> } | null;
  /** The VSS value for a raw and its physical value; accepted by `faultOf`. */
  readonly convert: (raw: number | bigint, physical: number) => Conversion;
}

export type Conversion = { readonly value: RawSignalValue } | { readonly rejected: ValueRejection };

/** Everything that one message feeds. */
export interface MessageBinding {
  readonly message: DbcMessage;
  readonly signals: readonly SignalBinding[];
}

/** A mapping checked against the DBC. */
export interface CanBindings {
  /** By identifier, bit 31 set for extended ones. */
  readonly messages: ReadonlyMap<number, MessageBinding>;
  readonly constants: readonly { readonly path: SignalPath; readonly value: RawSignalValue }[];
  /** Every path that can get a value. */
  readonly paths: readonly SignalPath[];
  readonly bus: string | undefined;
  readonly timeout: number | undefined;
}

/**
 * Checks the content of a mapping file.
 *
 * @throws CanLogError `map-invalid` naming every faulty entry.
 */
export function parseCanMap(content: unknown): CanMap {
  const parsed = canMapSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.map((issue) => {
      const [list, index] = issue.path;
      const entry = list === 'signals' && typeof index === 'number' ? entryAt(content, index) : '';
      const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
      return `${placeOf(issue.path)}${entry}: ${message ?? issue.message}`;
    }),
  );
}

/**
 * Ties a mapping to the signals of a DBC.
 *
 * @throws CanLogError `map-invalid` naming every faulty entry: unknown message, signal, or path, a
 * path that is fed twice, a value that the path cannot carry.
 */
export function bindCanMap(map: CanMap, dbc: Dbc): CanBindings {
  const problems: string[] = [];
  const taken = new Set<SignalPath>();
  const messages = new Map<number, { message: DbcMessage; signals: SignalBinding[] }>();
  map.signals.forEach((mapped, index) => {
    const report = (problem: string) =>
      problems.push(`signals[${index}] (${mapped.signal} → ${mapped.path}): ${problem}`);
    const binding = bindSignal(mapped, dbc, report);
    if (!binding) return;
    if (taken.has(binding.path)) report('the path is fed by another entry');
    taken.add(binding.path);
    const group = messages.get(binding.message.id);
    if (group) group.signals.push(binding);
    else messages.set(binding.message.id, { message: binding.message, signals: [binding] });
  });
  const constants: { path: SignalPath; value: RawSignalValue }[] = [];
  for (const [path, value] of Object.entries(map.constants ?? {})) {
    const problem = isSignalPath(path) ? problemOf(path, value) : UNKNOWN_PATH;
    if (problem) problems.push(`constants (${path}): ${problem}`);
    else if (isSignalPath(path)) {
      if (taken.has(path)) problems.push(`constants (${path}): the path is fed by a signal too`);
      taken.add(path);
      constants.push({ path, value });
    }
  }
  if (problems.length > 0) throw invalid(problems);
  if (messages.size === 0) throw invalid(['signals: the mapping feeds no path']);
  return { messages, constants, paths: [...taken], bus: map.bus, timeout: map.timeout };
}

const UNKNOWN_PATH = 'no such VSS path in the catalogue (shared/vehicle/catalogue.ts)';
const MAX_PROBLEMS = 20;

function invalid(problems: readonly string[]): CanLogError {
  const shown = problems.slice(0, MAX_PROBLEMS);
  if (problems.length > shown.length) shown.push(`and ${problems.length - shown.length} more`);
  return new CanLogError('map-invalid', shown.map((problem) => `\n  ${problem}`).join(''));
}

/** `signals[3].scale` */
function placeOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return parts.join('').replace(/^\./, '') || 'the file';
}

function entryAt(content: unknown, index: number): string {
  const found = z.object({ signals: z.array(z.unknown()) }).safeParse(content);
  const entry = z.object({ path: z.string() }).safeParse(found.data?.signals[index]);
  return entry.success ? ` (${entry.data.path})` : '';
}

function problemOf(path: SignalPath, value: unknown): string | null {
  const fault = faultOf(path, value);
  if (!fault) return null;
  const { datatype, unit, range, allowed } = definitionOf(path);
  const wanted = [
    datatype,
    ...(unit === undefined ? [] : [unit]),
    ...(range ? [`from ${range[0]} to ${range[1]}`] : []),
    ...(allowed ? [`one of ${allowed.join(', ')}`] : []),
  ];
  return `${JSON.stringify(value)} is ${FAULT_TEXTS[fault]}; the path takes ${wanted.join(', ')}`;
}

const FAULT_TEXTS: Readonly<Record<ValueFault, string>> = {
  'wrong-type': 'of the wrong type',
  'not-finite': 'not a finite number',
  'out-of-range': 'out of range',
  'not-allowed': 'not an allowed value',
  'too-long': 'too long',
};

type Report = (problem: string) => void;

function bindSignal(
  mapped: MappedSignal,
  dbc: Dbc,
  report: Report,
): (SignalBinding & { readonly message: DbcMessage }) | null {
  const { path } = mapped;
  const message = findMessage(mapped.message, dbc, report);
  const signal = message ? findSignal(message, mapped.signal, report) : null;
  const guard = message && mapped.requires && findSignal(message, mapped.requires.signal, report);
  if (!isSignalPath(path)) {
    report(UNKNOWN_PATH);
    return null;
  }
  if (!message || !signal || (mapped.requires && !guard)) return null;
  const convert = converterOf(mapped, path, signal, report);
  if (!convert) return null;
  const requires =
    mapped.requires && guard ? { signal: guard, raw: new Set(mapped.requires.raw) } : null;
  return { path, message, signal, requires, convert };
}

function findMessage(key: string | number, dbc: Dbc, report: Report): DbcMessage | null {
  const hex = typeof key === 'string' ? /^0x([0-9A-Fa-f]{1,8})$/.exec(key)?.[1] : undefined;
  if (typeof key === 'string' && hex === undefined) {
    const named = [...dbc.values()].filter(({ name }) => name === key);
    if (named.length === 1) return named[0] ?? null;
    report(
      named.length === 0
        ? `the DBC has no message ${key}`
        : `the DBC has ${named.length} messages ${key}; give the identifier`,
    );
    return null;
  }
  const id = hex === undefined ? Number(key) : Number.parseInt(hex, 16);
  const isExtendedText = hex?.length === 8 && id < EXTENDED_FLAG;
  const message = isExtendedText ? dbc.get(id + EXTENDED_FLAG) : dbc.get(id);
  if (message) return message;
  const asExtended = id < EXTENDED_FLAG && dbc.has(id + EXTENDED_FLAG);
  report(
    `the DBC has no message ${formatCanId(id)} (${id})` +
      (asExtended ? `; the extended identifier is ${id + EXTENDED_FLAG} there` : ''),
  );
  return null;
}

function findSignal(message: DbcMessage, name: string, report: Report): DbcSignal | null {
  const signal = message.signals.get(name);
  if (!signal) {
    const close = [...message.signals.keys()].filter(
      (other) => other.toLowerCase().slice(0, 6) === name.toLowerCase().slice(0, 6),
    );
    const hint = close.length > 0 ? `; it has ${close.slice(0, 5).join(', ')}` : '';
    report(`message ${message.name} has no signal ${name}${hint}`);
    return null;
  }
  if (!fitsMessage(message, signal)) {
    report(`the DBC puts ${name} outside the ${message.size} bytes of ${message.name}`);
    return null;
  }
  return signal;
}

const INTEGER_TYPES: ReadonlySet<VssDatatype> = new Set([
  'uint8',
  'int8',
  'uint16',
  'uint32',
  'int32',
]);

const REJECT_INVALID = { rejected: 'invalid-value' } as const;
const REJECT_RANGE = { rejected: 'out-of-range' } as const;

function converterOf(
  mapped: MappedSignal,
  path: SignalPath,
  signal: DbcSignal,
  report: Report,
): SignalBinding['convert'] | null {
  if (mapped.values) return tableConverter(mapped, mapped.values, path, signal, report);
  const { datatype } = definitionOf(path);
  const accept = plausibleValues(mapped, signal);
  switch (datatype) {
    case 'boolean': {
      const { above } = mapped;
      if (above !== undefined) {
        return (raw, physical) => accept(raw, physical) ?? { value: physical > above };
      }
      // A flag may well be labelled "Fault": only what the mapping itself excludes is invalid.
      const excluded = new Set(mapped.invalid);
      if (signal.layout.length === 1) {
        return (raw) => (excluded.has(Number(raw)) ? REJECT_INVALID : { value: Number(raw) === 1 });
      }
      report('a boolean path needs "values" or "above", because the signal has several bits');
      return null;
    }
    case 'string':
    case 'string[]':
      report('a text path needs "values", which gives the text for each raw value');
      return null;
    default: {
      if (mapped.above !== undefined) {
        report('"above" is for boolean paths');
        return null;
      }
      const { scale = 1, offset = 0 } = mapped;
      const isInteger = INTEGER_TYPES.has(datatype);
      return (raw, physical) => {
        const refusal = accept(raw, physical);
        if (refusal) return refusal;
        const scaled = physical * scale + offset;
        const value = isInteger ? Math.round(scaled) : scaled;
        return faultOf(path, value) ? REJECT_RANGE : { value };
      };
    }
  }
}

function tableConverter(
  mapped: MappedSignal,
  values: NonNullable<MappedSignal['values']>,
  path: SignalPath,
  signal: DbcSignal,
  report: Report,
): SignalBinding['convert'] | null {
  if (signal.layout.length > MAX_NUMBER_BITS) {
    report(`"values" is for signals of up to ${MAX_NUMBER_BITS} bits`);
    return null;
  }
  const table = new Map<number, Conversion>();
  let problems = 0;
  for (const [raw, value] of Object.entries(values)) {
    const problem = problemOf(path, value);
    if (problem) {
      report(`values["${raw}"]: ${problem}`);
      problems += 1;
    }
    table.set(Number(raw), { value });
  }
  for (const option of ['scale', 'offset', 'above', 'min', 'max', 'invalid'] as const) {
    if (mapped[option] === undefined) continue;
    report(`"${option}" has no meaning beside "values"`);
    problems += 1;
  }
  return problems > 0 ? null : (raw) => table.get(Number(raw)) ?? REJECT_INVALID;
}

/**
 * Labels by which DBC files mark raw values that are no measurement. Files differ in wording; the
 * list covers the Ford file (Unknown, Invalid, Fault, Faulty, NoDataExists, NotUsed, Not_Supported)
 * and the SNA ("signal not available") of others.
 */
const NO_VALUE_LABEL =
  /^(?:unknown|invalid|fault|error|undefined|reserved|sna\b|signal[ _]?not|not?[ _]?(?:data|used|valid|available|supported|defined|determined))/i;

/** Tells for a measurement why it is none, `null` when it is one. */
function plausibleValues(
  mapped: MappedSignal,
  signal: DbcSignal,
): (raw: number | bigint, physical: number) => { readonly rejected: ValueRejection } | null {
  const markers = new Set(mapped.invalid);
  for (const [raw, label] of signal.labels) if (NO_VALUE_LABEL.test(label)) markers.add(raw);
  // Half a step of tolerance: the range in a DBC is rounded to the digits of the file.
  const tolerance = Math.abs(signal.layout.factor) / 2;
  const low = mapped.min ?? (signal.range ? signal.range[0] - tolerance : -Infinity);
  const high = mapped.max ?? (signal.range ? signal.range[1] + tolerance : Infinity);
  return (raw, physical) => {
    if (typeof raw === 'number' && markers.has(raw)) return REJECT_INVALID;
    if (Number.isNaN(physical)) return REJECT_INVALID;
    return physical < low || physical > high ? REJECT_RANGE : null;
  };
}
