import { ORPCError, implement } from '@orpc/server';
import type { Clock } from '../../shared/clock.ts';
import {
  HEARTBEAT_MS,
  hostContract,
  type DisplayRequest,
  type Health,
  type SettingsState,
  type Versions,
} from '../../shared/contract/host.ts';
import { MAX_STREAMS_PER_PAGE, type Page } from './displays.ts';
import { performAction, type Performers } from './perform-action.ts';
import type { MapConfig } from '../../shared/contract/map-config.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { Media } from '../media/media.ts';
import type { Navigation } from '../navigation/navigation.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { Services } from '../services/services.ts';
import { stream } from './stream.ts';
import {
  ASSISTANT_PACE,
  MEDIA_PACE,
  NAVIGATION_PACE,
  SERVICES_PACE,
  watchParts,
} from './watch-parts.ts';
import { watchVehicle } from './watch-vehicle.ts';

/** What a call knows besides its input: the page whose connection it came over. */
export interface HostContext {
  readonly page: Page;
}

export interface RouterParts extends Performers {
  readonly navigation: Navigation;
  readonly services: Services;
  readonly ownership: Ownership;
  readonly media: Media;
  readonly assistant: Assistant;
  readonly clock: Clock;
  readonly versions: Versions;
  readonly map: MapConfig;
  readonly health: () => Health;
}

export type HostRouter = ReturnType<typeof createRouter>;

/** Implements the host API. */
export function createRouter(parts: RouterParts) {
  const { vehicle, settings, navigation, services, ownership, media, assistant } = parts;
  const { displays, clock, map, versions, health } = parts;
  const host = implement(hostContract).$context<HostContext>();

  return host.router({
    session: {
      open: host.session.open.handler(({ context: { page } }) => ({
        display: page.display,
        zone: page.zone,
        map,
        versions,
      })),
    },
    vehicle: {
      watch: host.vehicle.watch.handler(({ context: { page }, signal }) =>
        counted(page, watchVehicle(vehicle, page.zone, clock, signal), () => {
          page.updates += 1;
        }),
      ),
    },
    settings: {
      watch: host.settings.watch.handler(({ context: { page }, signal }) =>
        counted(
          page,
          stream<SettingsState>({
            clock,
            signal,
            minIntervalMs: 0,
            maxIntervalMs: SETTINGS_REPEAT_MS,
            start: (wake) => settings.onChange(wake),
            take: () => settings.state,
          }),
        ),
      ),
    },
    actions: {
      perform: host.actions.perform.handler(({ input, context: { page } }) =>
        performAction({ ...input, input: input.input }, page, parts),
      ),
    },
    navigation: {
      watch: host.navigation.watch.handler(({ context: { page }, signal }) =>
        counted(page, watchParts(navigation, NAVIGATION_PACE, clock, signal)),
      ),
      search: host.navigation.search.handler(({ input, context: { page } }) =>
        navigation.search(input, page.display),
      ),
      reverse: host.navigation.reverse.handler(({ input }) => navigation.reverse(input)),
      route: host.navigation.route.handler(({ input }) => navigation.route(input)),
    },
    services: {
      watch: host.services.watch.handler(({ context: { page }, signal }) =>
        counted(page, watchParts(services, SERVICES_PACE, clock, signal)),
      ),
      merchants: host.services.merchants.handler(({ input }) => services.merchants(input)),
      merchant: host.services.merchant.handler(({ input }) => services.merchant(input)),
      slots: host.services.slots.handler(({ input }) => services.slots(input)),
      quote: host.services.quote.handler(({ input }) => services.quote(input)),
    },
    media: {
      watch: host.media.watch.handler(({ context: { page }, signal }) =>
        counted(page, watchParts(media, MEDIA_PACE, clock, signal)),
      ),
      browse: host.media.browse.handler(({ input }) => media.browse(input)),
      search: host.media.search.handler(({ input }) => media.search(input)),
      lyrics: host.media.lyrics.handler(({ input }) => media.lyrics(input.track)),
      report: host.media.report.handler(({ input }) => media.report(input)),
    },
    assistant: {
      watch: host.assistant.watch.handler(({ context: { page }, signal }) =>
        counted(page, watchParts(assistant, ASSISTANT_PACE, clock, signal)),
      ),
      see: host.assistant.see.handler(({ input, context: { page } }) =>
        assistant.see(page.display, input),
      ),
      hear: host.assistant.hear.handler(({ input, context: { page } }) =>
        assistant.hear(input, page),
      ),
      reportSpeech: host.assistant.reportSpeech.handler(({ input }) =>
        assistant.reportSpeech(input),
      ),
    },
    ownership: { showroom: host.ownership.showroom.handler(() => ownership.showroom) },
    display: {
      watch: host.display.watch.handler(({ context: { page }, signal }) => {
        // One breath may hold several wishes; a page that does not read gets the latest few.
        const waiting: DisplayRequest[] = [];
        let wakeAgain: () => void = () => undefined;
        return counted(
          page,
          stream<DisplayRequest>({
            clock,
            signal,
            minIntervalMs: 0,
            maxIntervalMs: HEARTBEAT_MS,
            start: (wake) => {
              wakeAgain = wake;
              return displays.onRequest(page.display, (wish) => {
                waiting.push(wish);
                if (waiting.length > MAX_WAITING_WISHES) waiting.shift();
                wake();
              });
            },
            take: () => {
              const wish = waiting.shift();
              if (waiting.length > 0) wakeAgain();
              return wish ?? { kind: 'heartbeat' };
            },
          }),
        );
      }),
    },
    health: { get: host.health.get.handler(health) },
  });
}

/** Wishes to a display that are kept until its page reads them. */
const MAX_WAITING_WISHES = 8;

/** Settings rarely change; the repetition only bounds how long a broken stream goes unnoticed, ms. */
const SETTINGS_REPEAT_MS = 30_000;

/** Keeps count of a page's open streams, and refuses one too many. */
async function* counted<T>(
  page: Page,
  items: AsyncGenerator<T, void, void>,
  onItem: () => void = () => undefined,
): AsyncGenerator<T, void, void> {
  if (page.streams >= MAX_STREAMS_PER_PAGE) {
    throw new ORPCError('TOO_MANY_REQUESTS', {
      message: `A page may hold ${MAX_STREAMS_PER_PAGE} streams open at once.`,
    });
  }
  page.streams += 1;
  try {
    for await (const item of items) {
      onItem();
      yield item;
    }
  } finally {
    page.streams -= 1;
  }
}
