import type { ServiceTile, SilencedRule } from '../../shared/services/services-state.ts';
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

/** What the cards of a rule (`service/rule`) are called, where that does not depend on the moment. */
export function titleOf(rule: string, services: readonly LoadedService[]): SilencedRule['title'] {
  const [service, id] = rule.split('/');
  const { triggers = [] } =
    services.find(({ manifest }) => manifest.id === service)?.manifest ?? {};
  const title = triggers.find((trigger) => trigger.id === id)?.title;
  return title && !Object.values(title).some((text) => text.includes('{{')) ? title : null;
}
