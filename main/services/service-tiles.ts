import type { ServiceTile } from '../../shared/services/services-state.ts';
import type { LoadedService } from './manifests/read-service.ts';

/** Where the host serves the pictures of a service; `icon` is the one its manifest brings. */
function picturePath(service: string, name: string): string {
  return `/services/${service}/pictures/${name}`;
}

/** A service as displays show it. */
export function tileOf(
  { manifest: { id, names, icon, category, flow, whileMoving, provider } }: LoadedService,
  { trouble, usual }: Pick<ServiceTile, 'trouble' | 'usual'>,
): ServiceTile {
  return {
    id,
    names,
    icon: icon.kind === 'file' ? { kind: 'file', path: picturePath(id, 'icon') } : icon,
    category,
    flow,
    whileMoving,
    isDemo: provider.kind === 'embedded',
    trouble,
    usual,
  };
}
