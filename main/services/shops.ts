import type { Clock } from '../../shared/clock.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import type { History } from './history.ts';
import type { LoadedService } from './manifests/read-service.ts';
import type { ServiceProvider } from './provider.ts';
import type { Shop } from './service-orders.ts';

export interface ShopsParts {
  readonly services: readonly LoadedService[];
  readonly provider: (service: string) => ServiceProvider | undefined;
  readonly navigation: { readonly state: NavigationState };
  readonly history: Pick<History, 'usual'>;
  readonly clock: Clock;
  readonly isGranted: (purpose: Purpose) => boolean;
}

/** A service as one orders from it at this moment. */
export class Shops {
  readonly #parts: ShopsParts;

  constructor(parts: ShopsParts) {
    this.#parts = parts;
  }

  /** `null`: there is no such service. */
  open(id: string): Shop | null {
    const { services, provider: providerOf, navigation, history, clock, isGranted } = this.#parts;
    const service = services.find(({ manifest }) => manifest.id === id);
    const provider = providerOf(id);
    if (!service || !provider) return null;
    const { state } = navigation;
    const usual = history.usual(id);
    return { service, provider, navigation: state, usual, now: clock.now().wall, isGranted };
  }
}
