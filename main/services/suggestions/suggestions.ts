import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import type { Reason } from '../../../shared/contract/reason.ts';
import type { NavigationState } from '../../../shared/navigation/navigation-state.ts';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import type { Suggestion } from '../../../shared/services/suggestion.ts';
import type { LocalTime } from '../../../shared/services/suggestions/trigger-facts.ts';
import type { Trigger } from '../../../shared/services/trigger.ts';
import type { Weather } from '../../../shared/services/weather.ts';
import type { DrivingState } from '../../../shared/vehicle/driving-state.ts';
import type { Readings } from '../../../shared/vehicle/reading.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { RowStorage } from '../../storage/row-storage.ts';
import type { LookTo } from './merchant-lookup.ts';

export interface SuggestionsOptions {
  /** Rows of its own, `silenced` and `shown`; closed with the suggestions. */
  readonly storage: RowStorage;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  /** The services that may suggest themselves, with their rules; `isOffer`: they sell, not help. */
  readonly services: readonly {
    readonly id: string;
    readonly triggers: readonly Trigger[];
    readonly isOffer: boolean;
  }[];
  readonly vehicle: { readonly readings: Readings; readonly drivingState: DrivingState };
  readonly navigation: {
    readonly state: Pick<NavigationState, 'position' | 'session' | 'guidance'>;
  };
  readonly weather: () => Weather | null;
  /** True when the provider of a service can be used, as far as is known. */
  readonly isUsable: (service: string) => boolean;
  /** True when an order of a service is under way. */
  readonly hasOrder: (service: string) => boolean;
  /** How often something of a service was had before; `undefined` unless the driver lets that be kept. */
  readonly ordersBefore: (service: string) => number | undefined;
  /** Merchants of a service, best first; called when the rest of a rule holds, never more often. */
  readonly find: (service: string, to: LookTo) => Promise<readonly MerchantHit[]>;
  /** True when the driver agreed to offers. */
  readonly wantsOffers: () => boolean;
  /** True while the driver has a display: a card that nobody can see is not shown. */
  readonly isSeen: () => boolean;
  readonly localTime?: (wall: number) => LocalTime;
  /** Called after {@link Suggestions.current} or {@link Suggestions.silenced} changed. */
  readonly onChange: () => void;
}

/** What one tap on a card does: an action of the registry and its input. */
export interface AcceptedOffer {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** At most one card that the product shows by itself. */
export interface Suggestions {
  readonly current: Suggestion | null;
  /** Silenced rules as `service/rule`; `*`: all. */
  readonly silenced: readonly string[];
  /** Why what was silenced cannot be kept, or `null`. */
  readonly problem: Reason | null;
  /** Takes the card away and carries out its offer; a card that only tells is just taken away. */
  accept(perform: (offer: AcceptedOffer) => Promise<Reason | null>): Promise<Reason | null>;
  /** Takes the card away; its rule waits longer from now on. */
  dismiss(): void;
  /**
   * Silences a rule (`service/rule`), or lets it speak again; `undefined`: every rule. Answers why that
   * could not be stored, if so.
   */
  silence(rule: string | undefined, isSilenced: boolean): Reason | null;
  close(): void;
}
