import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { ProviderConfig } from '../../shared/services/manifest.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { RowStorage } from '../storage/row-storage.ts';
import { Circuit } from './circuit.ts';
import { createProvider } from './create-provider.ts';
import { failingProvider } from './failing-provider.ts';
import { reasonOfFault } from './fault-reason.ts';
import { guardProvider } from './guard-provider.ts';
import type { LoadedService } from './manifests/read-service.ts';
import type { Fetch, ServiceProvider } from './provider.ts';

export interface BackendsParts {
  readonly embedded: Fetch;
  /** The only way out of the process. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly random: () => number;
  /** Opens the database of that name, for a protocol whose orders are known to the car alone. */
  readonly openStorage: (file: string) => RowStorage;
  /** A provider has come into trouble, or out of it. */
  readonly onTrouble: (service: string) => void;
}

interface Backend {
  readonly provider: ServiceProvider;
  readonly circuit: Circuit;
  readonly memory: RowStorage | null;
}

/** The providers of all services, each behind its own circuit. */
export class Backends {
  readonly #backends: ReadonlyMap<string, Backend>;

  constructor(services: readonly LoadedService[], parts: BackendsParts) {
    this.#backends = new Map(
      services.map((service) => [service.manifest.id, connect(service, parts)]),
    );
  }

  provider(service: string): ServiceProvider | undefined {
    return this.#backends.get(service)?.provider;
  }

  /** Why a service cannot be used now; `null` when it can, as far as is known. */
  trouble(service: string): Reason | null {
    const fault = this.#backends.get(service)?.circuit.trouble;
    return fault ? reasonOfFault(fault) : null;
  }

  get problems(): readonly Reason[] {
    return [...this.#backends.keys()].flatMap((service) => {
      const trouble = this.trouble(service);
      return trouble ? [reason(trouble.key, `${service}: ${trouble.detail ?? ''}`)] : [];
    });
  }

  close(): void {
    for (const { provider, memory } of this.#backends.values()) {
      provider.close();
      memory?.close();
    }
  }
}

function connect(service: LoadedService, parts: BackendsParts): Backend {
  const { clock, rejections, random, openStorage, onTrouble } = parts;
  const { id, provider: config } = service.manifest;
  const circuit = new Circuit(clock, () => onTrouble(id));
  const memory = REMEMBERS[config.kind] ? openStorage(`provider-${id}.sqlite`) : null;
  const provider = guardProvider(create(service, parts, memory), {
    ...{ circuit, clock, rejections, random },
  });
  return { provider, circuit, memory };
}

/** Backends of these protocols do not list a car's orders: what was begun must not be forgotten. */
const REMEMBERS: Readonly<Record<ProviderConfig['kind'], boolean>> = {
  embedded: false,
  http: false,
  tcec102: true,
  ocpi: true,
  amap: false,
  openMeteo: false,
};

function create(
  service: LoadedService,
  { embedded, fetch, ...parts }: BackendsParts,
  memory: RowStorage | null,
) {
  const { id } = service.manifest;
  const log = parts.log.child({ service: id });
  try {
    const remembered = memory ? { memory } : {};
    return createProvider(service, { ...parts, ...remembered, log, fetch, embedded });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    log.error({ message }, 'the provider of a service cannot be used');
    return failingProvider({ code: 'unauthorised', isFinal: false, message });
  }
}
