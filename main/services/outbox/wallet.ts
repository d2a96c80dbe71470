import type { Clock } from '../../../shared/clock.ts';
import type { Money } from '../../../shared/services/money.ts';
import type { ServicesState } from '../../../shared/services/services-state.ts';
import { isWithinLimits, type WalletLimits } from '../../../shared/services/wallet.ts';
import type { OrderStore } from './order-store.ts';

/** Keeps what is paid from the seat within the limits of a payment and of a day. */
export class Wallet {
  readonly #store: OrderStore;
  readonly #limits: WalletLimits;
  readonly #clock: Clock;
  readonly #isSandbox: boolean;

  /** @param isSandbox true when no payment reaches real money */
  constructor(store: OrderStore, limits: WalletLimits, clock: Clock, isSandbox: boolean) {
    this.#store = store;
    this.#limits = limits;
    this.#clock = clock;
    this.#isSandbox = isSandbox;
  }

  get state(): ServicesState['wallet'] {
    return { isSandbox: this.#isSandbox, ...this.#limits, spentToday: this.#spentToday() };
  }

  /**
   * Sets `amount` aside for a payment that is about to be sent; false when that would exceed a limit.
   * Written before the payment is: a kill in between counts too much for a day, never too little.
   *
   * @throws when it cannot be stored
   */
  reserve(amount: Money): boolean {
    const spent = this.#spentToday();
    if (!isWithinLimits(amount, spent, this.#limits)) return false;
    this.#store.putSpent({ day: this.#today(), minor: spent.minor + amount.minor });
    return true;
  }

  /** Gives back what was set aside for a payment that was refused. */
  release(amount: Money): void {
    const minor = Math.max(0, this.#spentToday().minor - amount.minor);
    this.#store.putSpent({ day: this.#today(), minor });
  }

  #spentToday(): Money {
    const { spent } = this.#store;
    return { currency: 'CNY', minor: spent?.day === this.#today() ? spent.minor : 0 };
  }

  #today(): string {
    return dayOf(this.#clock.now().wall);
  }
}

/** `YYYY-MM-DD` of a moment on the car's calendar. */
export function dayOf(wall: number): string {
  const local = new Date(wall);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}
