import { reason } from '../../../shared/contract/reason.ts';
import { bestConnector, firstFreeSlot, sells } from '../../../shared/services/choose.ts';
import type { OrderDraft } from '../../../shared/services/command.ts';
import type { FUEL_GRADES, Merchant } from '../../../shared/services/merchant.ts';
import type { OrderDetails } from '../../../shared/services/order.ts';
import { travelMs } from '../../../shared/services/reminder.ts';
import { reasonOfFault } from '../fault-reason.ts';
import { dayOf } from '../outbox/wallet.ts';
import { canServe, chooseMerchant } from './choose-merchant.ts';
import type { Found, SearchParts } from './find-merchants.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Days that are looked through for a free time. */
const DAYS_AHEAD = 7;

/** Nothing is collected sooner than this after it was ordered, ms. */
const SOONEST_MS = 5 * MINUTE_MS;

/** A draft with everything filled in. */
export interface ResolvedDraft {
  readonly merchant: Merchant;
  readonly details: OrderDetails;
}

export interface DraftParts extends SearchParts {
  /** Wall clock, epoch ms. */
  readonly now: number;
  /** The grade that was filled last, when it is known. */
  readonly usualGrade: (typeof FUEL_GRADES)[number] | null;
}

/** Fills in what the driver left out, or says why that is not possible. */
export async function resolveDraft(
  draft: OrderDraft,
  parts: DraftParts,
): Promise<Found<ResolvedDraft>> {
  const local = new Date(parts.now);
  const minuteOfDay = 60 * local.getHours() + local.getMinutes();
  const chosen = await chooseMerchant(
    draft.merchant,
    (merchant) => canServe(draft, merchant, minuteOfDay),
    parts,
  );
  if (!chosen.ok) return chosen;
  const merchant = chosen.value;
  const details = await complete(draft, merchant, parts);
  return details.ok ? { ok: true, value: { merchant, details: details.value } } : details;
}

function complete(
  draft: OrderDraft,
  merchant: Merchant,
  parts: DraftParts,
): Found<OrderDetails> | Promise<Found<OrderDetails>> {
  switch (draft.kind) {
    case 'charge':
      return charge(draft, merchant);
    case 'park':
      return park(draft, parts);
    case 'fuel':
      return fuel(draft, merchant, parts);
    case 'pickup':
      return pickup(draft, merchant, parts);
    case 'booking':
      return booking(draft, merchant, parts);
    case 'purchase': {
      const { kind, lines, subject } = draft;
      if (sells(merchant, idsOf(draft)) !== 'all') return no('services.soldOut');
      return yes({ kind, lines, ...(subject !== undefined && { subject }) });
    }
  }
}

const yes = (value: OrderDetails): Found<OrderDetails> => ({ ok: true, value });
const no = (key: Parameters<typeof reason>[0]): Found<OrderDetails> => ({
  ok: false,
  reason: reason(key),
});

type Draft<Kind extends OrderDraft['kind']> = Extract<OrderDraft, { kind: Kind }>;

function idsOf({ lines }: Draft<'pickup' | 'purchase'>): readonly string[] {
  return lines.map(({ productId }) => productId);
}

function charge(draft: Draft<'charge'>, merchant: Merchant): Found<OrderDetails> {
  const connectorId = draft.connectorId ?? bestConnector(merchant)?.id;
  if (connectorId === undefined) return no('services.noConnector');
  const { kind, targetSoc, isReservation } = draft;
  return yes({
    kind,
    connectorId,
    ...(targetSoc !== undefined && { targetSoc }),
    ...(isReservation && { isReservation }),
  });
}

/** From when the car will be there. */
function park(draft: Draft<'park'>, { navigation, now }: DraftParts): Found<OrderDetails> {
  const { kind, to } = draft;
  const isThere = draft.merchant.by === 'nearest' && draft.merchant.to === 'car';
  const arrivalAt = isThere ? undefined : navigation.guidance?.arrivalAt;
  const from = draft.from ?? Math.max(now, Math.round(arrivalAt ?? now));
  if (to !== undefined && to <= from) return no('services.noSlot');
  return yes({ kind, from, ...(to !== undefined && { to }) });
}

function fuel(
  draft: Draft<'fuel'>,
  { fuel: offer }: Merchant,
  { usualGrade }: DraftParts,
): Found<OrderDetails> {
  const grades = offer?.grades.map(({ grade }) => grade) ?? [];
  // Of petrols a higher grade never harms; diesel is only taken when it is asked for.
  const grade = draft.grade ?? usualGrade ?? grades.find((candidate) => candidate === '95');
  const pump = draft.pump ?? offer?.pumps[0];
  if (grade === undefined || !grades.includes(grade)) return no('services.soldOut');
  if (pump === undefined) return no('services.noConnector');
  const { kind, litres } = draft;
  return yes({ kind, pump, grade, ...(litres !== undefined && { litres }) });
}

/** Ready when the car gets there. */
function pickup(
  draft: Draft<'pickup'>,
  merchant: Merchant,
  { navigation, now }: DraftParts,
): Found<OrderDetails> {
  if (sells(merchant, idsOf(draft)) !== 'all') return no('services.soldOut');
  const { kind, lines } = draft;
  const { position } = navigation;
  const wayMs = position ? travelMs(position, merchant) : 0;
  const at = draft.at ?? Math.round(now + Math.max(SOONEST_MS, wayMs));
  return yes({ kind, lines, at: Math.max(at, now) });
}

async function booking(
  draft: Draft<'booking'>,
  merchant: Merchant,
  parts: DraftParts,
): Promise<Found<OrderDetails>> {
  const { kind, productIds, subject, phone } = draft;
  const slotId = draft.slotId ?? (await nextSlot(merchant, parts));
  if (typeof slotId !== 'string') return slotId;
  return yes({
    kind,
    slotId,
    productIds,
    ...(subject !== undefined && { subject }),
    ...(phone !== undefined && { phone }),
  });
}

async function nextSlot(
  { id }: Merchant,
  { provider, now }: DraftParts,
): Promise<string | Found<never>> {
  for (let days = 0; days < DAYS_AHEAD; days += 1) {
    const answer = await provider.slots(id, dayOf(now + days * DAY_MS));
    if (!answer.ok) return { ok: false, reason: reasonOfFault(answer.fault) };
    const slot = firstFreeSlot(answer.value);
    if (slot) return slot.id;
  }
  return { ok: false, reason: reason('services.noSlot') };
}
