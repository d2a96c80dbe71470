import type { ProviderErrorCode } from '../../../shared/services/provider-api.ts';

/** Why the gateway does not do what was asked; becomes the answer at the edge. */
export class Refusal extends Error {
  readonly code: ProviderErrorCode;

  /** @param message for the developer of a client; never personal data */
  constructor(code: ProviderErrorCode, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}
