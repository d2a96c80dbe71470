import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { Place, PlaceCategory } from '../../shared/navigation/place.ts';
import type { OrderDraft } from '../../shared/services/command.ts';
import { contactPurposesOf } from '../../shared/services/contact.ts';
import type { Merchant } from '../../shared/services/merchant.ts';
import type { Quote } from '../../shared/services/order.ts';
import type { ServiceCategory } from '../../shared/services/service.ts';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import type { Usual } from '../../shared/services/usual.ts';
import { findMerchants, type Found } from './drafts/find-merchants.ts';
import { resolveDraft, type DraftParts, type ResolvedDraft } from './drafts/resolve-draft.ts';
import { reasonOfFault } from './fault-reason.ts';
import type { LoadedService } from './manifests/read-service.ts';
import type { NewOrder } from './outbox/order-book.ts';
import type { ServiceProvider } from './provider.ts';

/** A service with what is needed to order from it now. */
export interface Shop {
  readonly service: LoadedService;
  readonly provider: ServiceProvider;
  readonly navigation: NavigationState;
  readonly usual: Usual | null;
  /** Wall clock, epoch ms. */
  readonly now: number;
  readonly isGranted: (purpose: Purpose) => boolean;
}

function partsOf({ service, provider, navigation, usual, now }: Shop): DraftParts {
  const { category } = service.manifest;
  const usualGrade = usual?.details.kind === 'fuel' ? usual.details.grade : null;
  return { provider, category, navigation, now, usualGrade };
}

export interface Quoted extends ResolvedDraft {
  /** `null`: the provider cannot say beforehand. */
  readonly quote: Quote | null;
}

/** What a draft comes to: complete, and with its price where there is one. */
export async function quoteDraft(draft: OrderDraft, shop: Shop): Promise<Found<Quoted>> {
  const resolved = await resolveDraft(draft, partsOf(shop));
  if (!resolved.ok) return resolved;
  const { merchant, details } = resolved.value;
  const answer = await shop.provider.quote({ merchantId: merchant.id, details });
  if (answer.ok) return { ok: true, value: { merchant, details, quote: answer.value } };
  if (answer.fault.code === 'notSupported') {
    return { ok: true, value: { merchant, details, quote: null } };
  }
  return { ok: false, reason: reasonOfFault(answer.fault) };
}

/** The order that a draft becomes. */
export async function orderOfDraft(draft: OrderDraft, shop: Shop): Promise<Found<NewOrder>> {
  const withheld = contactWithheld(draft, shop);
  if (withheld) return { ok: false, reason: withheld };
  const quoted = await quoteDraft(draft, shop);
  if (!quoted.ok) return quoted;
  const { merchant, details, quote } = quoted.value;
  const isBegun = draft.kind === 'fuel' || (draft.kind === 'charge' && !draft.isReservation);
  return {
    ok: true,
    value: {
      service: shop.service.manifest.id,
      merchant: summaryOf(merchant),
      details,
      estimate: quote?.total ?? null,
      isEstimate: quote?.isEstimate ?? true,
      beginsWhenAccepted: isBegun,
      paysAtOnce: false,
      canPayWithoutStopping: merchant.parking?.canPayWithoutStopping ?? false,
    },
  };
}

/** The usual, at its own place when that is on the way, else at the one on the way that has it. */
export async function usualOrder(shop: Shop): Promise<Found<NewOrder>> {
  const { usual } = shop;
  if (!usual) return { ok: false, reason: reason('services.noUsual') };
  const { details, shown } = usual;
  if (details.kind === 'fuel') {
    const { kind, grade, litres } = details;
    const merchant = { by: 'nearest', to: 'car' } as const;
    return orderOfDraft({ kind, merchant, grade, ...(litres !== undefined && { litres }) }, shop);
  }
  if (details.kind !== 'pickup') return { ok: false, reason: reason('services.noUsual') };
  const isOnTheWay = await liesOnTheWay(shown.merchant.id, shop);
  const merchant = isOnTheWay
    ? ({ by: 'id', id: shown.merchant.id } as const)
    : ({ by: 'nearest', to: 'route' } as const);
  const order = await orderOfDraft({ kind: 'pickup', merchant, lines: details.lines }, shop);
  // Ordering it with one tap is the word to pay for it; the wallet's limits hold.
  return order.ok ? { ok: true, value: { ...order.value, paysAtOnce: true } } : order;
}

/** Merchants looked through for the usual one. */
const NEARBY = 30;

async function liesOnTheWay(merchantId: string, shop: Shop): Promise<boolean> {
  const found = await findMerchants({ where: { by: 'route' }, limit: NEARBY }, partsOf(shop));
  return !found.ok || found.value.length === 0 || found.value.some(({ id }) => id === merchantId);
}

/** A telephone number goes out only for a purpose that the driver agreed to. */
function contactWithheld(draft: OrderDraft, { service, isGranted }: Shop): Reason | null {
  if (draft.kind !== 'booking' || draft.phone === undefined) return null;
  const purposes = contactPurposesOf(service.manifest.category);
  return purposes.some(isGranted) ? null : reason('services.needsConsent');
}

function summaryOf({ id, category, name, nameEn, lon, lat }: Merchant): NewOrder['merchant'] {
  return { id, category, name, lon, lat, ...(nameEn !== undefined && { nameEn }) };
}

const PLACE_CATEGORIES: Readonly<Partial<Record<ServiceCategory, PlaceCategory>>> = {
  charging: 'charging',
  parking: 'parking',
  fuel: 'fuel',
  food: 'food',
  coffee: 'cafe',
  carCare: 'carRepair',
  hotel: 'hotel',
  sight: 'sight',
};

/** A merchant as a destination. */
export function placeOf({ id, category, name, nameEn, lon, lat }: NewOrder['merchant']): Place {
  return {
    id: `merchant:${id}`,
    name,
    ...(nameEn !== undefined && { nameEn }),
    category: PLACE_CATEGORIES[category] ?? 'other',
    lon,
    lat,
  };
}
