import type { ProviderFault } from './provider.ts';

/** An answer that carries a {@link ProviderFault}. */
export interface Failed {
  readonly ok: false;
  readonly fault: ProviderFault;
}

/** @param message for the log: never personal data, never a secret */
export function failed(code: ProviderFault['code'], isFinal: boolean, message: string): Failed {
  return { ok: false, fault: { code, isFinal, message } };
}

/** The answer of a provider to what its protocol lacks. */
export function notSupported(what: string): Failed {
  return failed('notSupported', true, `${what} does not exist in this protocol`);
}
