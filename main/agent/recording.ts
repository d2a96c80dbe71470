import { z } from 'zod';
import { SOURCE_PRESENCES, wireValueSchema } from '../../shared/contract/viss.ts';
import { isSignalPath, type RawSignalValue, type SignalPath } from '../../shared/vehicle/signal.ts';
import type { Sample } from './source.ts';

/**
 * The format of recordings: JSON lines, a header first. Times are ms since the start of the
 * recording, so that a replay can move them to its own present. Described for readers in
 * `docs/agent-protocol.md`.
 */
export const RECORDING_FORMAT = 'zhilu-recording';
export const RECORDING_VERSION = 1;

const recordingHeaderSchema = z.object({
  format: z.literal(RECORDING_FORMAT),
  version: z.literal(RECORDING_VERSION),
  source: z.object({
    kind: z.string().max(64),
    simulated: z.boolean(),
    /** The source rehearsed faults: its samples were passed on unchecked, and are again in a replay. */
    unchecked: z.boolean(),
    paths: z.array(z.string().max(256)).max(2048),
  }),
  startedAt: z.iso.datetime({ offset: true }),
});

export type RecordingHeader = z.infer<typeof recordingHeaderSchema>;

const at = z.number().min(0);

/** `[path, value, capture time]`; the value is null when the source had none. */
const recordedSampleSchema = z.tuple([
  z.custom<SignalPath>((path) => typeof path === 'string' && isSignalPath(path)),
  z.union([wireValueSchema, z.null()]),
  z.number(),
]);

const recordingLineSchema = z.union([
  z.object({ at, samples: z.array(recordedSampleSchema) }),
  z.object({ at, presence: z.enum(SOURCE_PRESENCES), detail: z.string().max(400).optional() }),
  /** For the reader of a bug report; a replay has nothing to command. */
  z.object({
    at,
    set: z.object({ path: z.string(), value: wireValueSchema, refused: z.string().optional() }),
  }),
  z.object({ at, dropLink: z.number().min(0) }),
]);

export type RecordingLine = z.infer<typeof recordingLineSchema>;

/** The digits of a VIN that single out one car: its serial number (ISO 3779, last six). */
const VIN_SERIAL = /.{6}$/;

/** Writes a sample for a recording that will leave the car: the VIN loses its serial number. */
export function recordSample(
  sample: Sample,
  startedAt: number,
): z.input<typeof recordedSampleSchema> {
  return [sample.path, withoutSerial(sample), sample.ts - startedAt];
}

function withoutSerial({ path, value }: Sample): z.input<typeof recordedSampleSchema>[1] {
  if (path === 'Vehicle.VehicleIdentification.VIN' && typeof value === 'string') {
    return value.replace(VIN_SERIAL, '000000');
  }
  return toRecorded(value);
}

function toRecorded(value: RawSignalValue | null): z.input<typeof recordedSampleSchema>[1] {
  return typeof value === 'object' && value !== null ? [...value] : value;
}

/** A line as read back. */
export type ParsedLine<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Reads the header line; a problem says what the file is instead, in one sentence. */
export function parseHeader(line: string): ParsedLine<RecordingHeader> {
  const json = parseJson(line);
  const named = z.object({ format: z.literal(RECORDING_FORMAT), version: z.number() });
  const identified = named.safeParse(json);
  if (!identified.success) {
    return { ok: false, problem: 'it is not a recording of this agent (no header line)' };
  }
  if (identified.data.version > RECORDING_VERSION) {
    return {
      ok: false,
      problem:
        `it has format version ${identified.data.version}, and this agent reads up to ` +
        `${RECORDING_VERSION}; use the agent that recorded it, or a newer one`,
    };
  }
  const header = recordingHeaderSchema.safeParse(json);
  return header.success
    ? { ok: true, value: header.data }
    : { ok: false, problem: `its header is damaged: ${z.prettifyError(header.error)}` };
}

/** Reads any line after the header. */
export function parseLine(line: string): ParsedLine<RecordingLine> {
  const parsed = recordingLineSchema.safeParse(parseJson(line));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: z.prettifyError(parsed.error) };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON: the schemas turn `undefined` away and name the problem.
    return undefined;
  }
}
