import { useState } from 'react';
import type { MerchantHit } from '../../shared/services/merchant.ts';
import type { Answered } from '../host/use-answer.ts';
import { useMerchants } from '../services/use-merchants.ts';

/** The dealers around the car, and the one of them that is looked at. */
export interface Dealers {
  readonly answered: Answered<readonly MerchantHit[]>;
  readonly dealer: MerchantHit | null;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** Follows the dealers of a service; the nearest is looked at first. */
export function useDealers(service: string): Dealers {
  const answered = useMerchants(service, 'car');
  const [chosen, setChosen] = useState<string | null>(null);
  const dealers = answered.value ?? [];
  const index = Math.max(
    0,
    dealers.findIndex(({ id }) => id === chosen),
  );
  const to = (next: number) => {
    const dealer = dealers[next];
    return dealer && (() => setChosen(dealer.id));
  };
  return {
    answered,
    dealer: dealers[index] ?? null,
    onPrevious: to(index - 1),
    onNext: to(index + 1),
  };
}
