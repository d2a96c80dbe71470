/** What was wrong with the files or options of a CAN log. */
export type CanLogErrorCode =
  | 'bad-option'
  | 'dbc-unreadable'
  | 'dbc-invalid'
  | 'map-unreadable'
  | 'map-invalid'
  | 'log-unreadable'
  | 'log-invalid';

/** Why a CAN log cannot be used; the message names the file and what to do about it. */
export class CanLogError extends Error {
  override readonly name = 'CanLogError';
  readonly code: CanLogErrorCode;

  constructor(code: CanLogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
