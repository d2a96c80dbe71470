import type { PageState } from '../host/page-state.ts';

/** What is wrong with the way from the car to this page, the nearest fault first. */
export type LinkTrouble =
  | 'hostLost'
  | 'connecting'
  | 'agentLost'
  | 'agentRefused'
  | 'sourceEnded'
  | 'sourceLost'
  | 'sourceFailed';

/** The trouble to tell the driver, or `null` when values are flowing. */
export function linkTrouble({ host, link }: Pick<PageState, 'host' | 'link'>): LinkTrouble | null {
  if (host.state === 'lost') return 'hostLost';
  if (host.state === 'connecting') return 'connecting';
  switch (link.state) {
    case 'connecting':
      return 'connecting';
    case 'lost':
      return 'agentLost';
    case 'refused':
      return 'agentRefused';
    case 'connected':
      return sourceTrouble(link.source?.presence);
  }
}

/** Since when there is trouble, epoch ms; meaningful while {@link linkTrouble} names one. */
export function troubleSince({ host, link }: Pick<PageState, 'host' | 'link'>): number {
  return host.state === 'connected' ? link.since : host.since;
}

function sourceTrouble(
  presence: NonNullable<PageState['link']['source']>['presence'] | undefined,
): LinkTrouble | null {
  switch (presence) {
    case 'ended':
      return 'sourceEnded';
    case 'lost':
      return 'sourceLost';
    case 'failed':
      return 'sourceFailed';
    case 'starting':
    case undefined:
      return 'connecting';
    case 'present':
      return null;
  }
}
