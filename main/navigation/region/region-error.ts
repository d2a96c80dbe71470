import type { RegionErrorCode, RegionFault } from '../../../shared/contract/region.ts';

/** A region pack cannot be built or used; the message says what to do about it. */
export class RegionError extends Error {
  readonly code: RegionErrorCode;

  constructor(code: RegionErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'RegionError';
    this.code = code;
  }

  /** The same as data, for a border. */
  get fault(): RegionFault {
    return { code: this.code, message: this.message };
  }
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** True when `thrown` is a system error with one of these codes, e.g. `ENOENT`. */
export function hasCode(thrown: unknown, ...codes: string[]): boolean {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    codes.includes(thrown.code)
  );
}
