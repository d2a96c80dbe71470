import { minutesOf } from '../../../shared/services/plausible.ts';
import type { Slot } from '../../../shared/services/merchant.ts';
import { chanceOf } from './chance.ts';
import type { DemoMerchant } from './demo-schema.ts';
import { DAY_MS, startOfDay, weekdayAt } from './merchant-day.ts';
import type { Taken } from './taken.ts';

const MINUTE_MS = 60_000;
/** Workshops take bookings that far ahead. */
const AHEAD_MS = 60 * DAY_MS;

/** Times of a day at a merchant that takes bookings, in order; past ones are not free. */
export function slotsOf(demo: DemoMerchant, day: string, taken: Taken, now: number): Slot[] {
  const { id, slots, hours } = demo;
  if (!slots || !hours) return [];
  const midnight = startOfDay(day);
  if (midnight + DAY_MS <= now || midnight > now + AHEAD_MS) return [];
  const { everyMinutes, bays } = slots;
  const isWeekend = [0, 6].includes(weekdayAt(midnight));
  const list: Slot[] = [];
  for (
    let minute = minutesOf(hours.from);
    minute + everyMinutes <= minutesOf(hours.to);
    minute += everyMinutes
  ) {
    const slotId = `${id}.${day}.${minute}`;
    const startsAt = midnight + minute * MINUTE_MS;
    const share = isWeekend ? 0.6 : 0.35;
    // Each bay is booked by others with this chance; one free bay is enough.
    const isFull = chanceOf(`slot ${slotId}`) < share ** Math.sqrt(bays);
    list.push({
      id: slotId,
      startsAt,
      endsAt: startsAt + everyMinutes * MINUTE_MS,
      isFree: !isFull && startsAt > now && !taken.slots.has(slotId),
    });
  }
  return list;
}

/** The slot with an id that {@link slotsOf} gave, or `null`. */
export function slotById(
  demo: DemoMerchant,
  slotId: string,
  taken: Taken,
  now: number,
): Slot | null {
  const day = slotId.slice(demo.id.length + 1, demo.id.length + 11);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(startOfDay(day))) return null;
  return slotsOf(demo, day, taken, now).find(({ id }) => id === slotId) ?? null;
}
