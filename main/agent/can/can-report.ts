import type { RawSignalValue, SignalPath } from '../../../shared/vehicle/signal.ts';
import { definitionOf } from '../../../shared/vehicle/signal.ts';
import { CanLogError } from './can-log-error.ts';
import { readBindings, readDbc, readLog, reasonOf } from './can-files.ts';
import type { CanBindings, MessageBinding } from './can-map.ts';
import { formatCanId, type CanFrame } from './candump.ts';
import { physicalValueOf, rawValueOf } from './can-signal.ts';
import { isSignalPresent, type Dbc, type DbcMessage, type DbcSignal } from './dbc.ts';
import { decodeFrame } from './frame-decoder.ts';

/** What a log holds, how much of it the DBC knows, and how much the mapping uses. */
export interface CanReport {
  readonly frames: number;
  /** Time from the first to the last frame, seconds. */
  readonly seconds: number;
  /** Frames by interface. */
  readonly buses: Readonly<Record<string, number>>;
  /** Lines and frames that were discarded, by reason. */
  readonly discarded: Readonly<Record<string, number>>;
  readonly ids: {
    readonly seen: number;
    /** In the DBC. */
    readonly known: number;
    readonly mapped: number;
  };
  /** Shares of the frames, 0 to 1; 0 when there are no frames. */
  readonly shares: { readonly known: number; readonly mapped: number };
  readonly messages: readonly MessageReport[];
  readonly paths: readonly PathReport[];
  /** Every signal of every known message in the log; only when asked for. */
  readonly signals?: readonly SignalReport[];
}

export interface MessageReport {
  /** e.g. `0x430`; eight digits for an extended identifier. */
  readonly id: string;
  /** `null` when the DBC does not know it. */
  readonly name: string | null;
  readonly frames: number;
  /** Mean time between two frames; `null` for a single frame. */
  readonly periodMs: number | null;
  readonly mapped: boolean;
}

export interface PathReport {
  readonly path: SignalPath;
  readonly unit: string | null;
  /** `null` for a constant. */
  readonly message: string | null;
  readonly signal: string | null;
  readonly samples: number;
  /** Readings that had no value, by reason. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Smallest and largest number, or the values themselves (the first few). */
  readonly min: number | null;
  readonly max: number | null;
  readonly values: readonly RawSignalValue[];
}

export interface SignalReport {
  readonly message: string;
  readonly id: string;
  readonly signal: string;
  readonly unit: string;
  readonly frames: number;
  /** How often the value differs from the one before. */
  readonly changes: number;
  readonly min: number;
  readonly max: number;
  /** Labels of the values that occurred (the first few). */
  readonly labels: readonly string[];
  readonly comment: string;
}

const MAX_VALUES = 8;

/**
 * Reads a whole log and reports on it; the mapping may be missing or not written yet.
 *
 * @param files paths of the files; `signals` lists every signal that the log carries.
 * @throws CanLogError when a file is missing, unreadable, or malformed.
 */
export async function describeCanLog(files: {
  readonly dbc: string;
  readonly log: string;
  readonly map?: string;
  readonly signals?: boolean;
}): Promise<CanReport> {
  const dbc = await readDbc(files.dbc);
  const bindings = files.map === undefined ? null : await readBindings(files.map, dbc);
  const survey = new Survey(dbc, bindings, files.signals ?? false);
  try {
    for await (const entries of readLog(files.log)) {
      for (const entry of entries) {
        if (typeof entry === 'string') survey.discard(entry);
        else survey.take(entry);
      }
    }
  } catch (cause) {
    const reason = reasonOf(cause, files.log);
    throw new CanLogError('log-unreadable', `cannot read the CAN log: ${reason}`, { cause });
  }
  return survey.report();
}

interface MessageTally {
  frames: number;
  first: number;
  last: number;
}

interface PathTally {
  samples: number;
  readonly rejected: Map<string, number>;
  min: number | null;
  max: number | null;
  readonly values: Set<RawSignalValue>;
}

interface SignalTally {
  frames: number;
  changes: number;
  last: number | bigint | null;
  min: number;
  max: number;
  readonly labels: Set<string>;
}

class Survey {
  readonly #dbc: Dbc;
  readonly #bindings: CanBindings | null;
  readonly #wantsSignals: boolean;
  readonly #discarded = new Map<string, number>();
  readonly #buses = new Map<string, number>();
  readonly #messages = new Map<number, MessageTally>();
  readonly #paths = new Map<SignalPath, PathTally>();
  readonly #signals = new Map<DbcSignal, SignalTally>();
  #first = Infinity;
  #last = -Infinity;

  constructor(dbc: Dbc, bindings: CanBindings | null, wantsSignals: boolean) {
    this.#dbc = dbc;
    this.#bindings = bindings;
    this.#wantsSignals = wantsSignals;
  }

  discard(reason: string): void {
    count(this.#discarded, reason);
  }

  take(frame: CanFrame): void {
    count(this.#buses, frame.bus);
    this.#first = Math.min(this.#first, frame.time);
    this.#last = Math.max(this.#last, frame.time);
    const bus = this.#bindings?.bus;
    if (bus !== undefined && bus !== frame.bus) {
      this.discard('other-bus');
      return;
    }
    const tally = this.#messages.get(frame.id);
    if (tally) {
      tally.frames += 1;
      tally.last = frame.time;
    } else this.#messages.set(frame.id, { frames: 1, first: frame.time, last: frame.time });
    const message = this.#dbc.get(frame.id);
    if (!message) {
      this.discard('unknown-id');
      return;
    }
    if (this.#wantsSignals) this.#takeSignals(message, frame.data);
    const binding = this.#bindings?.messages.get(frame.id);
    if (binding) this.#takePaths(binding, frame.data);
  }

  report(): CanReport {
    const messages = [...this.#messages]
      .sort(([a], [b]) => a - b)
      .map(([id, tally]) => this.#messageReport(id, tally));
    const counted = messages.reduce((sum, { frames }) => sum + frames, 0);
    const share = (wanted: readonly MessageReport[]) =>
      counted === 0 ? 0 : wanted.reduce((sum, { frames }) => sum + frames, 0) / counted;
    const known = messages.filter(({ name }) => name !== null);
    const mapped = messages.filter((message) => message.mapped);
    return {
      frames: [...this.#buses.values()].reduce((sum, frames) => sum + frames, 0),
      seconds: this.#last > this.#first ? (this.#last - this.#first) / 1000 : 0,
      buses: Object.fromEntries(this.#buses),
      discarded: Object.fromEntries(this.#discarded),
      ids: { seen: messages.length, known: known.length, mapped: mapped.length },
      shares: { known: share(known), mapped: share(mapped) },
      messages,
      paths: this.#pathReports(),
      ...(this.#wantsSignals ? { signals: this.#signalReports() } : {}),
    };
  }

  #takePaths(binding: MessageBinding, data: Uint8Array): void {
    const readings = decodeFrame(binding, data);
    if (!readings) {
      this.discard('short-frame');
      return;
    }
    for (const reading of readings) {
      const tally = this.#paths.get(reading.path) ?? emptyPath();
      this.#paths.set(reading.path, tally);
      if (reading.value === null) {
        count(tally.rejected, reading.reason);
        this.discard(reading.reason);
        continue;
      }
      tally.samples += 1;
      if (tally.values.size < MAX_VALUES) tally.values.add(reading.value);
      if (typeof reading.value === 'number') {
        tally.min = Math.min(tally.min ?? reading.value, reading.value);
        tally.max = Math.max(tally.max ?? reading.value, reading.value);
      }
    }
  }

  #takeSignals(message: DbcMessage, data: Uint8Array): void {
    for (const signal of message.signals.values()) {
      const { layout } = signal;
      if (!isSignalPresent(message, signal, (outer) => rawValueOf(data, outer.layout))) continue;
      const raw = rawValueOf(data, layout);
      if (raw === null) continue;
      const physical = physicalValueOf(raw, layout);
      let tally = this.#signals.get(signal);
      if (!tally) {
        tally = {
          frames: 0,
          changes: 0,
          last: raw,
          min: physical,
          max: physical,
          labels: new Set(),
        };
        this.#signals.set(signal, tally);
      }
      tally.frames += 1;
      if (raw !== tally.last) tally.changes += 1;
      tally.last = raw;
      tally.min = Math.min(tally.min, physical);
      tally.max = Math.max(tally.max, physical);
      const label = typeof raw === 'number' ? signal.labels.get(raw) : undefined;
      if (label !== undefined && tally.labels.size < MAX_VALUES) tally.labels.add(label);
    }
  }

  #messageReport(id: number, { frames, first, last }: MessageTally): MessageReport {
    return {
      id: formatCanId(id),
      name: this.#dbc.get(id)?.name ?? null,
      frames,
      periodMs: frames > 1 ? (last - first) / (frames - 1) : null,
      mapped: this.#bindings?.messages.has(id) ?? false,
    };
  }

  #pathReports(): PathReport[] {
    const reports: PathReport[] = [];
    for (const { path, value } of this.#bindings?.constants ?? []) {
      const tally: PathTally = { ...emptyPath(), values: new Set([value]) };
      reports.push(pathReport(path, null, null, tally));
    }
    for (const { message, signals } of this.#bindings?.messages.values() ?? []) {
      for (const { path, signal } of signals) {
        const tally = this.#paths.get(path) ?? emptyPath();
        reports.push(pathReport(path, message.name, signal.name, tally));
      }
    }
    return reports;
  }

  #signalReports(): SignalReport[] {
    const reports: SignalReport[] = [];
    for (const message of this.#dbc.values()) {
      for (const signal of message.signals.values()) {
        const tally = this.#signals.get(signal);
        if (!tally) continue;
        reports.push({
          message: message.name,
          id: formatCanId(message.id),
          signal: signal.name,
          unit: signal.unit,
          frames: tally.frames,
          changes: tally.changes,
          min: tally.min,
          max: tally.max,
          labels: [...tally.labels],
          comment: signal.comment,
        });
      }
    }
    return reports;
  }
}

function emptyPath(): PathTally {
  return { samples: 0, rejected: new Map(), min: null, max: null, values: new Set() };
}

function pathReport(
  path: SignalPath,
  message: string | null,
  signal: string | null,
  tally: PathTally,
): PathReport {
  return {
    path,
    unit: definitionOf(path).unit ?? null,
    message,
    signal,
    samples: tally.samples,
    rejected: Object.fromEntries(tally.rejected),
    min: tally.min,
    max: tally.max,
    values: [...tally.values],
  };
}

function count(tallies: Map<string, number>, key: string): void {
  tallies.set(key, (tallies.get(key) ?? 0) + 1);
}

/** The report as lines of text for a terminal. */
export function formatCanReport(report: CanReport): string {
  const { ids, shares } = report;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const lines = [
    `${report.frames} frames in ${report.seconds.toFixed(1)} s on ${listOf(report.buses)}`,
    `identifiers: ${ids.seen} seen, ${ids.known} in the DBC (${percent(shares.known)} of the frames), ` +
      `${ids.mapped} mapped (${percent(shares.mapped)})`,
    `discarded: ${listOf(report.discarded)}`,
  ];
  if (report.paths.length > 0) {
    lines.push('', 'mapped paths:');
    for (const path of report.paths) lines.push(`  ${formatPath(path)}`);
  }
  const unknown = report.messages.filter(({ name }) => name === null);
  if (unknown.length > 0) {
    lines.push('', 'not in the DBC:');
    for (const { id, frames } of unknown) lines.push(`  ${id}  ${frames} frames`);
  }
  if (report.signals) {
    lines.push('', 'signals:');
    for (const signal of report.signals) {
      const labels = signal.labels.length > 0 ? `  ${signal.labels.join(', ')}` : '';
      const span = formatSpan(signal.min, signal.max);
      lines.push(
        `  ${signal.id} ${signal.message} ${signal.signal}: ${span} ${signal.unit}` +
          `  (${signal.changes} changes in ${signal.frames} frames)${labels}`,
      );
    }
  }
  return lines.join('\n');
}

function formatPath(report: PathReport): string {
  const { path, message, signal, samples, min, max, values, rejected } = report;
  const unit = report.unit === null ? '' : ` ${report.unit}`;
  const shown =
    min !== null && max !== null ? `${formatSpan(min, max)}${unit}` : values.map(String).join(', ');
  const origin = message === null ? 'constant' : `${message}.${signal ?? ''}, ${samples} samples`;
  const refused = Object.keys(rejected).length > 0 ? `, ${listOf(rejected)}` : '';
  return `${path} = ${shown || 'no value'}  (${origin}${refused})`;
}

function formatSpan(min: number, max: number): string {
  const text = (value: number) => String(Number(value.toPrecision(7)));
  return min === max ? text(min) : `${text(min)} … ${text(max)}`;
}

function listOf(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([key, value]) => `${key}: ${value}`);
  return parts.length > 0 ? parts.join(', ') : 'nothing';
}
