import type { ProviderConfig } from '../../shared/services/manifest.ts';
import { createAmapProvider } from './amap/amap-provider.ts';
import { secretReader } from './credentials.ts';
import { createHttpProvider } from './http-provider.ts';
import type { LoadedService } from './manifests/read-service.ts';
import { createOcpiProvider } from './ocpi/ocpi-provider.ts';
import { createOpenMeteoProvider } from './open-meteo/open-meteo-provider.ts';
import type { Fetch, ProviderParts, ServiceProvider } from './provider.ts';
import { createTcecProvider } from './tcec102/tcec-provider.ts';

export interface ProviderFactoryParts extends ProviderParts {
  /** The gateway inside this process. */
  readonly embedded: Fetch;
}

/** The embedded gateway has no address; a name that can never be one makes a mistake visible. */
const EMBEDDED_URL = 'http://embedded.invalid';
const EMBEDDED_TIMEOUT_MS = 4000;

/**
 * Connects a service to its backend, by the protocol its manifest names.
 *
 * @throws when the protocol's secret is missing or not one; its message names the place only
 */
export function createProvider(
  { manifest: { provider: config }, folder }: LoadedService,
  { embedded, ...parts }: ProviderFactoryParts,
): ServiceProvider {
  switch (config.kind) {
    case 'embedded':
      return createHttpProvider({
        ...parts,
        fetch: embedded,
        url: EMBEDDED_URL,
        timeoutMs: EMBEDDED_TIMEOUT_MS,
        token: null,
      });
    case 'http': {
      const { url, timeoutMs, token } = config;
      return createHttpProvider({ ...parts, url, timeoutMs, token: secretReader(token, folder) });
    }
    case 'tcec102':
      return createTcecProvider(config, secretNow(config.secrets, folder), parts);
    case 'ocpi':
      return createOcpiProvider(config, secretNow(config.token, folder), parts);
    case 'amap':
      return createAmapProvider(config, secretNow(config.key, folder), parts);
    case 'openMeteo':
      return createOpenMeteoProvider(config, parts);
  }
}

type Source = Extract<ProviderConfig, { kind: 'http' }>['token'];

function secretNow(source: Source, folder: string): string {
  const secret = secretReader(source, folder)();
  if (secret.ok) return secret.value;
  throw new Error(secret.fault.message);
}
