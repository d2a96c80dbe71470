import { useState } from 'react';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import type { ServiceTile } from '../../../shared/services/services-state.ts';
import { useMerchant } from '../use-merchants.ts';

/** The merchant looked at within a flow, with what is live about it; `null`: the list is looked at. */
export interface ChosenMerchant {
  readonly merchant: MerchantHit | null;
  readonly choose: (merchant: MerchantHit) => void;
  /** Back to the list; `undefined` while it is shown. */
  readonly back: (() => void) | undefined;
}

/** Holds which merchant of a flow is looked at. */
export function useChosenMerchant(): ChosenMerchant {
  const [merchant, setMerchant] = useState<MerchantHit | null>(null);
  return {
    merchant,
    choose: setMerchant,
    back: merchant ? () => setMerchant(null) : undefined,
  };
}

/** `hit` with what its provider says of it now; as it was in the list until there is an answer. */
export function useLiveMerchant(service: string, hit: MerchantHit): MerchantHit {
  const { value } = useMerchant(service, hit.id);
  return value ? { ...hit, ...value } : hit;
}

/** As close as this the car stands at the plug or the pump, metres. */
const THERE_M = 300;

/**
 * Whether what flows may be begun from here: electricity and fuel for a car that is not there would
 * be another's. The merchants of a demo stand where no car ever comes, so they do not ask.
 */
export function mayBeginAt(
  { isDemo }: Pick<ServiceTile, 'isDemo'>,
  { distanceM }: Pick<MerchantHit, 'distanceM'>,
): boolean {
  return isDemo || distanceM <= THERE_M;
}
