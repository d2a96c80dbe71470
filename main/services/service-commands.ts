import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { NavigationCommand } from '../../shared/navigation/command.ts';
import type { MerchantChoice, ServiceCommand } from '../../shared/services/command.ts';
import { chooseMerchant } from './drafts/choose-merchant.ts';
import type { Found } from './drafts/find-merchants.ts';
import { hasEnded } from './outbox/stored-order.ts';
import type { NewOrder, OrderBook } from './outbox/order-book.ts';
import { orderOfDraft, placeOf, usualOrder } from './service-orders.ts';
import type { Shops } from './shops.ts';

/** Commands about orders and merchants. */
type OrderCommand = Extract<
  ServiceCommand,
  {
    kind: 'order' | 'orderUsual' | 'operate' | 'goToOrder' | 'goToMerchant' | 'forgetOrder';
  }
>;

export interface CommandParts {
  readonly shops: Shops;
  readonly book: OrderBook;
  readonly perform: (command: NavigationCommand) => Promise<Reason | null>;
}

/**
 * Carries out what is asked about orders and merchants.
 *
 * @throws when what must be kept cannot be stored
 */
export async function performOrderCommand(
  command: OrderCommand,
  { shops, book, perform }: CommandParts,
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
