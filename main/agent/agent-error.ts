/** What keeps an agent from starting. */
export type AgentFault = 'token-file' | 'port' | 'recording' | 'source';

/** The agent cannot start; the message says what to do about it. */
export class AgentStartError extends Error {
  readonly fault: AgentFault;

  constructor(fault: AgentFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AgentStartError';
    this.fault = fault;
  }
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** True when `thrown` is a system error with this code, e.g. `ENOENT`. */
export function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}
