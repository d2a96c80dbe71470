import type { Logger } from 'pino';

/** The log as the supervisor uses it: an event with its facts, then a sentence. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;
