import { timeOf, type Change, type Life, type View } from './change.ts';
import { counterCode } from './code.ts';

/** A time at a workshop or dealer: settled on the spot, so nothing is paid here. */
export const bookingLife: Life = (record, words) => {
  const { createdAt, total, lines, slot } = record;
  if (!slot) return [];
  const view: View = { status: 'created', total, lines, dueAt: slot.startsAt };
  const booked = { ...view, code: counterCode(record.id) };
  const changes: Change[] = [
    { at: createdAt, view },
    { at: createdAt, view: { ...booked, status: 'accepted' } },
  ];
  const cancelledAt = timeOf(record, 'cancel');
  if (cancelledAt !== undefined) {
    const cancelled: View = { ...view, status: 'cancelled', note: words.notes.cancelled };
    return [...changes, { at: cancelledAt, view: cancelled }];
  }
  return [
    ...changes,
    { at: slot.startsAt, view: { ...booked, status: 'ready' } },
    { at: slot.endsAt, view: { ...booked, status: 'done' } },
  ];
};
