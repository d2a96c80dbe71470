import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { NavigationCommand } from '../../shared/navigation/command.ts';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import type { MerchantChoice, ServiceCommand } from '../../shared/services/command.ts';
import { chooseMerchant } from './drafts/choose-merchant.ts';
import type { Found } from './drafts/find-merchants.ts';
import type { History } from './history.ts';
import type { LoadedService } from './manifests/read-service.ts';
import { hasEnded } from './outbox/stored-order.ts';
import type { NewOrder, OrderBook } from './outbox/order-book.ts';
import { orderOfDraft, placeOf, usualOrder } from './service-orders.ts';
import type { Consents, ServicesOptions } from './services-options.ts';
import type { Shops } from './shops.ts';
import type { Suggestions } from './suggestions/suggestions.ts';
import type { Surroundings } from './surroundings.ts';

/** Commands about orders and merchants. */
type OrderCommand = Extract<
  ServiceCommand,
  {
    kind: 'order' | 'orderUsual' | 'operate' | 'goToOrder' | 'goToMerchant' | 'forgetOrder';
  }
>;

interface OrderParts {
  readonly shops: Shops;
  readonly book: OrderBook;
  readonly perform: (command: NavigationCommand) => Promise<Reason | null>;
}

export interface CommandParts extends OrderParts {
  readonly services: readonly LoadedService[];
  readonly history: Pick<History, 'erase' | 'withdrawn'>;
  readonly consents: Pick<Consents, 'set'>;
  readonly surroundings: Pick<Surroundings, 'consentChanged'>;
  readonly suggestions: Pick<Suggestions, 'accept' | 'dismiss' | 'silence'>;
  readonly runAction: ServicesOptions['runAction'];
  /** A consent has changed. */
  readonly onChange: () => void;
}

/**
 * Carries out what is asked of the services.
 *
 * @returns why not, or `null`
 * @throws when what must be kept cannot be stored
 */
export async function performServiceCommand(
  command: ServiceCommand,
  parts: CommandParts,
): Promise<Reason | null> {
  const { services, history, suggestions, runAction } = parts;
  switch (command.kind) {
    case 'setConsent':
      return setConsent(command.purpose, command.isGranted, parts);
    case 'erase':
      history.erase(
        command.purpose,
        services.map(({ manifest: { id, category } }) => ({ id, category })),
      );
      return null;
    case 'acceptSuggestion':
      return suggestions.accept(({ action, input }) => runAction(action, input));
    case 'dismissSuggestion':
      suggestions.dismiss();
      return null;
    case 'silence':
      return suggestions.silence(command.rule, command.silenced);
    default:
      return performOrderCommand(command, parts);
  }
}

function setConsent(
  purpose: Purpose,
  isGranted: boolean,
  { consents, history, surroundings, onChange }: CommandParts,
): Reason | null {
  const failure = consents.set(purpose, isGranted);
  if (purpose === 'orderHistory' && !isGranted) history.withdrawn();
  if (purpose === 'offers') surroundings.consentChanged();
  onChange();
  return failure;
}

async function performOrderCommand(
  command: OrderCommand,
  { shops, book, perform }: OrderParts,
): Promise<Reason | null> {
  switch (command.kind) {
    case 'order': {
      const shop = shops.open(command.service);
      return shop ? place(await orderOfDraft(command.draft, shop)) : NOT_OFFERED;
    }
    case 'orderUsual': {
      const shop = shops.open(command.service);
      return shop ? place(await usualOrder(shop)) : NOT_OFFERED;
    }
    case 'operate':
      return book.ask(command.operation, command.key);
    case 'goToOrder': {
      const { key } = command;
      const order = book.all.find((stored) =>
        key === undefined ? !hasEnded(stored) : stored.key === key,
      );
      return order ? goTo(order.merchant) : reason('services.noOrder');
    }
    case 'goToMerchant':
      return goToMerchant(command.service, command.merchant);
    case 'forgetOrder':
      return book.forget(command.key);
  }

  async function place(order: Found<NewOrder>): Promise<Reason | null> {
    return order.ok ? book.place(order.value) : order.reason;
  }

  async function goToMerchant(service: string, choice: MerchantChoice): Promise<Reason | null> {
    const shop = shops.open(service);
    if (!shop) return NOT_OFFERED;
    const { provider, navigation } = shop;
    const { category } = shop.service.manifest;
    const chosen = await chooseMerchant(choice, () => true, { provider, category, navigation });
    return chosen.ok ? goTo(chosen.value) : chosen.reason;
  }

  function goTo(merchant: NewOrder['merchant']): Promise<Reason | null> {
    const destination = { by: 'place', place: placeOf(merchant) } as const;
    return perform({ kind: 'plan', destination, roundTrip: false, start: false });
  }
}

const NOT_OFFERED = reason('services.notOffered');
