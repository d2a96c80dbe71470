import { z } from 'zod';

/** Messages of the module `commands`. */

export const COMMANDS = [
  'RESERVE_NOW',
  'CANCEL_RESERVATION',
  'START_SESSION',
  'STOP_SESSION',
] as const;

export type Command = (typeof COMMANDS)[number];

const messages = z
  .array(z.object({ language: z.string().max(20), text: z.string().max(512) }))
  .max(40)
  .nullish()
  .catch(null);

export const commandResponseSchema = z.object({
  result: z.enum(['NOT_SUPPORTED', 'REJECTED', 'ACCEPTED', 'UNKNOWN_SESSION']),
  /** Seconds within which the result comes, or never. */
  timeout: z.number().min(0).max(86_400),
  message: messages,
});

export type CommandResponse = z.infer<typeof commandResponseSchema>;

export const COMMAND_RESULTS = [
  'ACCEPTED',
  'CANCELED_RESERVATION',
  'EVSE_OCCUPIED',
  'EVSE_INOPERATIVE',
  'FAILED',
  'NOT_SUPPORTED',
  'REJECTED',
  'TIMEOUT',
  'UNKNOWN_RESERVATION',
] as const;

export const commandResultSchema = z.object({
  result: z.enum(COMMAND_RESULTS),
  message: messages,
});

export type CommandResult = z.infer<typeof commandResultSchema>;
