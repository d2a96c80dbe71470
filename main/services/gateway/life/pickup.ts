import { acceptedAfter, paced, untilPaid, type Change, type Life } from './change.ts';
import { counterCode } from './code.ts';

const MINUTE_MS = 60_000;
/** The demo driver collects that long after it is ready: no counter tells the gateway. */
const COLLECTED_MS = 10 * MINUTE_MS;

/** Food and coffee: paid beforehand, made for the time asked for, handed out against a code. */
export const pickupLife: Life = (record, words) => {
  const { details, total, lines, takesMinutes = 0 } = record;
  if (details.kind !== 'pickup') return [];
  const { createdAt } = record;
  const making = paced(record, takesMinutes * MINUTE_MS);
  const wantedAt = createdAt + paced(record, Math.max(0, details.at - createdAt));
  const dueAt = Math.max(wantedAt, createdAt + making);
  const view = { status: 'created', total, lines, dueAt } as const;
  const { changes, paidAt } = untilPaid(record, words, view);
  if (paidAt === undefined) return changes;
  const acceptedAt = acceptedAfter(record, paidAt);
  const readyAt = Math.max(wantedAt, acceptedAt + making);
  const ready = { ...view, dueAt: readyAt, code: counterCode(record.id) };
  const handedOut: Change[] = [
    { at: acceptedAt, view: { ...view, status: 'accepted', dueAt: readyAt } },
    { at: readyAt, view: { ...ready, status: 'ready' } },
    { at: readyAt + paced(record, COLLECTED_MS), view: { ...ready, status: 'done' } },
  ];
  return [...changes, ...handedOut];
};
