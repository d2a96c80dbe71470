import { reason, type Reason, type ReasonKey } from '../../shared/contract/reason.ts';
import type { ProviderFault } from './provider.ts';

const KEYS: Readonly<Record<ProviderFault['code'], ReasonKey>> = {
  unreachable: 'services.providerDown',
  internal: 'services.providerDown',
  busy: 'services.providerDown',
  unauthorised: 'services.providerDown',
  timeout: 'services.providerSlow',
  notJson: 'services.providerInvalid',
  tooLarge: 'services.providerInvalid',
  invalid: 'services.providerInvalid',
  implausible: 'services.providerInvalid',
  forged: 'services.providerInvalid',
  badRequest: 'services.providerInvalid',
  notFound: 'services.noMerchant',
  conflict: 'services.alreadyUnderWay',
  soldOut: 'services.soldOut',
  slotTaken: 'services.slotTaken',
  connectorTaken: 'services.connectorTaken',
  notPayable: 'services.notPayable',
  notCancellable: 'services.notCancellable',
  declined: 'services.declined',
  notSupported: 'services.notOffered',
};

/** What a provider's fault means to the driver. */
export function reasonOfFault({ code, message }: ProviderFault): Reason {
  return reason(KEYS[code], `${code}: ${message}`);
}

/** Faults that say something about the provider, not about what was asked of it. */
const TROUBLES: ReadonlySet<ProviderFault['code']> = new Set([
  'unreachable',
  'internal',
  'busy',
  'unauthorised',
  'timeout',
  'notJson',
  'tooLarge',
  'invalid',
  'implausible',
  'forged',
]);

export function isTrouble({ code }: ProviderFault): boolean {
  return TROUBLES.has(code);
}
