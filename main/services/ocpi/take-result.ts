import { plainText } from '../../../shared/services/text.ts';
import type { Command, CommandResult } from './messages/command.ts';
import type { OrderBook, Reception } from './order-book.ts';
import type { OrderRecord } from './order-record.ts';

const noteSchema = plainText(120);

/**
 * Takes the result of a command from the charging point. A result counts once; only a reservation can
 * be taken back by the operator after it was given (`CANCELED_RESERVATION`).
 */
export function takeResult(
  book: OrderBook,
  command: Command,
  reference: string,
  message: CommandResult,
  now: number,
): Reception {
  const record = book.findByReference(reference);
  if (!record) return 'foreign';
  const ended = { at: now, note: noteOf(message) };
  switch (command) {
    case 'RESERVE_NOW':
      return takeReserved(book, record, message, ended);
    case 'START_SESSION':
      return takeStarted(book, record, message, ended);
    case 'CANCEL_RESERVATION': {
      if (record.ended) return 'same';
      const isGone = message.result === 'ACCEPTED' || message.result === 'UNKNOWN_RESERVATION';
      if (!record.reserve || record.start) return 'foreign';
      if (isGone) book.change(record.key, { ended: { at: now, note: null } });
      return 'news';
    }
    case 'STOP_SESSION':
      // The session itself tells when it is over.
      return record.session ? 'news' : 'foreign';
  }
}

type Ended = NonNullable<OrderRecord['ended']>;

function takeReserved(
  book: OrderBook,
  record: OrderRecord,
  { result }: CommandResult,
  ended: Ended,
): Reception {
  const { key, reserve } = record;
  if (!reserve) return 'foreign';
  if (reserve.result === result) return 'same';
  const isTakenBack = reserve.result === 'ACCEPTED' && result === 'CANCELED_RESERVATION';
  if (reserve.result !== null && !isTakenBack) return 'older';
  const isHeld = result === 'ACCEPTED';
  book.change(key, {
    reserve: { ...reserve, answer: 'accepted', result },
    ...(!isHeld && !record.start && { ended }),
  });
  return 'news';
}

function takeStarted(
  book: OrderBook,
  record: OrderRecord,
  { result }: CommandResult,
  ended: Ended,
): Reception {
  const { key, start, reserve } = record;
  if (!start) return 'foreign';
  if (start.result === result) return 'same';
  if (start.result !== null) return 'older';
  if (result === 'ACCEPTED') book.change(key, { start: { ...start, answer: 'accepted', result } });
  // What is reserved stays reserved when it could not be started.
  else if (reserve) book.change(key, { start: null });
  else book.change(key, { start: { ...start, answer: 'accepted', result }, ended });
  return 'news';
}

/** Why, in the operator's words, Chinese first; else the result as OCPI names it. */
function noteOf({ result, message }: CommandResult): string {
  const texts = message ?? [];
  const text = texts.find(({ language }) => language.startsWith('zh')) ?? texts[0];
  const note = noteSchema.safeParse(text?.text);
  return note.success ? note.data : result;
}
