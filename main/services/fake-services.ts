import type {
  MerchantAnswer,
  MerchantsAnswer,
  QuoteAnswer,
  SlotsAnswer,
} from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import { FakeParted } from '../../shared/fake-parted.ts';
import type { ServiceCommand } from '../../shared/services/command.ts';
import { EMPTY_SERVICES, type ServicesState } from '../../shared/services/services-state.ts';
import type { Picture, Services } from './services.ts';

/** Services for tests: they are whatever the test sets them to, and remember what they were asked. */
export class FakeServices extends FakeParted<ServicesState> implements Services {
  problems: readonly Reason[] = [];
  /** What {@link FakeServices.perform} answers. */
  refusal: Reason | null = null;
  readonly performed: ServiceCommand[] = [];
  merchantsAnswer: MerchantsAnswer = { ok: true, value: [] };
  merchantAnswer: MerchantAnswer = { ok: false, reason: reason('services.noMerchant') };
  slotsAnswer: SlotsAnswer = { ok: true, value: [] };
  quoteAnswer: QuoteAnswer = { ok: false, reason: reason('services.noMerchant') };

  constructor() {
    super(EMPTY_SERVICES);
  }

  perform(command: ServiceCommand): Promise<Reason | null> {
    this.performed.push(command);
    return Promise.resolve(this.refusal);
  }

  merchants(): Promise<MerchantsAnswer> {
    return Promise.resolve(this.merchantsAnswer);
  }

  merchant(): Promise<MerchantAnswer> {
    return Promise.resolve(this.merchantAnswer);
  }

  slots(): Promise<SlotsAnswer> {
    return Promise.resolve(this.slotsAnswer);
  }

  quote(): Promise<QuoteAnswer> {
    return Promise.resolve(this.quoteAnswer);
  }

  picture(): Promise<Picture | null> {
    return Promise.resolve(null);
  }

  receive(): Promise<Response | null> {
    return Promise.resolve(null);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
