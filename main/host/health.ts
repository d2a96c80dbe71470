import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../../shared/clock.ts';
import type { Health, Versions } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { Media } from '../media/media.ts';
import type { Navigation } from '../navigation/navigation.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { Services } from '../services/services.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { Vehicle } from '../vehicle/vehicle.ts';
import type { Displays } from './displays.ts';

/** How often the event loop is sampled, ms. */
const RESOLUTION_MS = 10;

/** The delay is reported over the last one to two of these, ms, so that a bad start is forgotten. */
const WINDOW_MS = 30_000;

type Delay = Health['eventLoopDelayMs'];

/** Measures how late the event loop runs its timers. */
export function createDelayMeter(clock: Clock): { report(): Delay; close(): void } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let previous: Delay | null = null;
  const current = (): Delay => ({
    mean: lateness(histogram.mean),
    p99: lateness(histogram.percentile(99)),
    max: lateness(histogram.max),
  });
  const stop = clock.every(WINDOW_MS, () => {
    previous = current();
    histogram.reset();
  });
  return {
    report() {
      const now = current();
      if (!previous) return now;
      return {
        mean: Math.max(now.mean, previous.mean),
        p99: Math.max(now.p99, previous.p99),
        max: Math.max(now.max, previous.max),
      };
    },
    close() {
      stop();
      histogram.disable();
    },
  };
}

/** The histogram holds the whole interval in ns, the sampling interval included. */
function lateness(nanoseconds: number): number {
  if (!Number.isFinite(nanoseconds)) return 0;
  return Math.max(0, Math.round((nanoseconds / 1e6 - RESOLUTION_MS) * 100) / 100);
}

export interface HealthParts {
  readonly vehicle: Vehicle;
  readonly settings: SettingsService;
  readonly navigation: Pick<Navigation, 'problems'>;
  readonly services: Pick<Services, 'problems'>;
  readonly ownership: Pick<Ownership, 'problems'>;
  readonly media: Pick<Media, 'problems'>;
  readonly assistant: Pick<Assistant, 'problems'>;
  readonly displays: Displays;
  readonly rejections: Rejections;
  readonly versions: Versions;
  readonly delay: () => Delay;
  readonly uptimeSeconds: number;
}

/** The health report of now. */
export function healthReport(parts: HealthParts): Health {
  const { vehicle, settings, navigation, services, ownership, media, assistant } = parts;
  const { displays, rejections, versions, delay, uptimeSeconds } = parts;
  const { link, signals } = vehicle.health();
  const features = [navigation, services, ownership, media, assistant].flatMap(
    ({ problems: own }) => own,
  );
  const problems = [...problemsOf(vehicle, settings), ...features];
  const { rss, heapUsed } = process.memoryUsage();
  return {
    status: problems.length === 0 ? 'ok' : 'degraded',
    problems,
    uptimeSeconds: Math.round(uptimeSeconds * 10) / 10,
    versions,
    agentLink: { ...vehicle.link, ...link },
    signals,
    rejected: rejections.counts(),
    eventLoopDelayMs: delay(),
    memory: { rssBytes: rss, heapUsedBytes: heapUsed },
    displays: displays.report(),
  };
}

function problemsOf(vehicle: Vehicle, settings: SettingsService): Reason[] {
  const problems: Reason[] = [];
  const { state, source } = vehicle.link;
  if (state !== 'connected') {
    problems.push(reason('vehicle.linkLost', LINK_PROBLEMS[state]));
  } else if (source?.presence !== 'present') {
    problems.push(reason('vehicle.sourceAbsent', source?.presence));
  }
  if (settings.problem) problems.push(settings.problem);
  return problems;
}

const LINK_PROBLEMS = {
  connecting: 'the first connection to the agent is being made',
  lost: 'the agent does not answer; trying again every second',
  refused: 'the agent refused the token; check that both use the same token file',
} as const;
