/**
 * The text formats of `candump` (Linux can-utils): the log format of `candump -l` / `-L`
 * (`(1757617431.821276) can0 167#727FC3000019E500`) and the screen format with `-ta`
 * (`(1757617431.821276)  can0  167   [8]  72 7F C3 00 00 19 E5 00`).
 */

/** A data frame of a classic or FD bus. */
export interface CanFrame {
  /** Time of the frame in ms, as logged; the epoch is whatever the recorder used. */
  readonly time: number;
  /** Name of the interface, e.g. `can0`. */
  readonly bus: string;
  /** Identifier as a DBC file writes it: bit 31 is set for an extended (29-bit) identifier. */
  readonly id: number;
  readonly data: Uint8Array;
}

/** Why a line holds no data frame. */
export type FrameFault = 'bad-line' | 'no-timestamp' | 'remote-frame' | 'error-frame';

/** Bit 31 marks an extended identifier, in DBC files as in SocketCAN (CAN_EFF_FLAG). */
export const EXTENDED_FLAG = 0x8000_0000;
/** SocketCAN's CAN_ERR_FLAG: the "frame" is a report of the controller. */
const ERROR_FLAG = 0x2000_0000;
const MAX_EXTENDED_ID = 0x1fff_ffff;
const MAX_STANDARD_ID = 0x7ff;
const MAX_CLASSIC_BYTES = 8;
/** Data lengths that a CAN FD frame can have beyond eight (ISO 11898-1, DLC 9 to 15). */
const FD_LENGTHS: readonly number[] = [12, 16, 20, 24, 32, 48, 64];

// `_9` to `_F` after the data is the raw DLC of a classic frame; T or R is the direction (`-x`).
const LOG_LINE =
  /^\((\d{1,12}(?:\.\d{1,9})?)\) +(\S{1,16}) +([0-9A-Fa-f]{3}|[0-9A-Fa-f]{8})#(?:(R[0-9A-Fa-f]?(?:_[0-9A-Fa-f])?)|(#[0-9A-Fa-f])?((?:[0-9A-Fa-f]{2})*)(?:_[9A-Fa-f])?)(?: +[TR])?$/;
// After the bytes may follow the ASCII rendering that `-a` adds.
const SCREEN_LINE =
  /^(?:\((\d{1,12}(?:\.\d{1,9})?)\) +)?(\S{1,16}) +(?:[TR]X +[-BE] [-BE] +)?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{8}) +\[(\d{1,2})\](?: +(remote request|ERRORFRAME|[0-9A-Fa-f]{2}(?: [0-9A-Fa-f]{2})*))?(?: +(?:ERRORFRAME|'.*'))?$/;

/**
 * Parses one line.
 *
 * @param line without its line break; surrounding blanks (and with them a CR) are ignored.
 * @returns the frame, why there is none, or `null` for an empty line.
 */
export function parseCandumpLine(line: string): CanFrame | FrameFault | null {
  const text = line.trim();
  if (text === '') return null;
  const logged = LOG_LINE.exec(text);
  if (logged) {
    const [, seconds, bus, id, remote, fd, hex] = logged;
    const maxBytes = fd === undefined ? MAX_CLASSIC_BYTES : 64;
    return frameOf({ seconds, bus, id, remote: remote !== undefined, hex: hex ?? '', maxBytes });
  }
  const shown = SCREEN_LINE.exec(text);
  if (!shown) return 'bad-line';
  const [, seconds, bus, id, length, body = ''] = shown;
  if (body === 'ERRORFRAME') return 'error-frame';
  const remote = body === 'remote request';
  const hex = remote ? '' : body.replaceAll(' ', '');
  if (!remote && hex.length !== 2 * Number(length)) return 'bad-line';
  // candump pads the length of an FD frame to two digits: `[08]`.
  const maxBytes = length?.length === 2 ? 64 : MAX_CLASSIC_BYTES;
  return frameOf({ seconds, bus, id, remote, hex, maxBytes });
}

interface LineParts {
  readonly seconds: string | undefined;
  readonly bus: string | undefined;
  readonly id: string | undefined;
  readonly remote: boolean;
  readonly hex: string;
  readonly maxBytes: number;
}

function frameOf(parts: LineParts): CanFrame | FrameFault {
  const { seconds, bus, id: idText, remote, hex, maxBytes } = parts;
  if (bus === undefined || idText === undefined) return 'bad-line';
  const extended = idText.length === 8;
  const id = Number.parseInt(idText, 16);
  if (extended && id >= ERROR_FLAG && id < 2 * ERROR_FLAG) return 'error-frame';
  if (id > (extended ? MAX_EXTENDED_ID : MAX_STANDARD_ID)) return 'bad-line';
  const length = hex.length / 2;
  if (length > maxBytes) return 'bad-line';
  if (length > MAX_CLASSIC_BYTES && !FD_LENGTHS.includes(length)) return 'bad-line';
  if (remote) return 'remote-frame';
  if (seconds === undefined) return 'no-timestamp';
  const data = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    data[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return { time: Number(seconds) * 1000, bus, id: extended ? id + EXTENDED_FLAG : id, data };
}

/** An identifier as people write it: three digits for a standard, eight for an extended one. */
export function formatCanId(id: number): string {
  return id >= EXTENDED_FLAG
    ? `0x${(id - EXTENDED_FLAG).toString(16).toUpperCase().padStart(8, '0')}`
    : `0x${id.toString(16).toUpperCase().padStart(3, '0')}`;
}
