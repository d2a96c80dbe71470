import type { ProviderConfig } from '../../../shared/services/manifest.ts';

export type OcpiConfig = Extract<ProviderConfig, { readonly kind: 'ocpi' }>;

/** The two credentials tokens of a connection (OCPI 2.2.1, module credentials). */
export interface OcpiTokens {
  /** Ours towards the operator. */
  readonly send: string;
  /** The operator's towards us; `null`: nothing that it pushes is accepted. */
  readonly receive: string | null;
}

/** The secret of a connection: one token or two, parted by white space, which no token contains. */
export function tokensOf(secret: string): OcpiTokens {
  const [send = '', receive = null] = secret.trim().split(/\s+/);
  return { send, receive };
}
