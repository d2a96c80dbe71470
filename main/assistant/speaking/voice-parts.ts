import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';

/** What voices need of the host. */
export interface VoiceParts {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
}
