import type {
  MerchantAnswer,
  MerchantsAnswer,
  QuoteAnswer,
  SlotsAnswer,
} from '../../shared/contract/host.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import type { ServiceCommand } from '../../shared/services/command.ts';
import type {
  DraftQuery,
  MerchantQuery,
  OneMerchantQuery,
  SlotQuery,
} from '../../shared/services/query.ts';
import type { ServicesState } from '../../shared/services/services-state.ts';
import type { ImageHeader } from '../pictures/image-header.ts';

/** A picture of a service or a merchant, checked and small enough to show. */
export interface Picture {
  readonly type: ImageHeader['type'];
  readonly body: Uint8Array;
}

/** The services as the host offers them to its displays. */
export interface Services {
  readonly state: ServicesState;
  /** Calls `listener` with the names of the parts that changed; the returned function stops that. */
  onChange(listener: (parts: readonly (keyof ServicesState)[]) => void): () => void;
  /** Carries out a command; answers why not, if so. */
  perform(command: ServiceCommand): Promise<Reason | null>;
  merchants(query: MerchantQuery): Promise<MerchantsAnswer>;
  merchant(query: OneMerchantQuery): Promise<MerchantAnswer>;
  slots(query: SlotQuery): Promise<SlotsAnswer>;
  quote(query: DraftQuery): Promise<QuoteAnswer>;
  /** The picture that a manifest brings (`icon`), or that a merchant's `picture` names. */
  picture(service: string, name: string): Promise<Picture | null>;
  /** Hands a notification to the provider of a service; `null` when that takes none. */
  receive(service: string, request: Request): Promise<Response | null>;
  /** What is wrong, for the health report. */
  readonly problems: readonly Reason[];
  close(): Promise<void>;
}
