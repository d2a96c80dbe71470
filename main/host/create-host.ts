import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import type { Health, Versions } from '../../shared/contract/host.ts';
import { VSS_VERSION } from '../../shared/vehicle/catalogue.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { createSettings, type SettingsService } from '../settings/settings-service.ts';
import { createNavigation } from '../navigation/create-navigation.ts';
import type { Navigation } from '../navigation/navigation.ts';
import { createVehicle, type Vehicle } from '../vehicle/vehicle.ts';
import type { Access } from './access.ts';
import { systemClock } from './clock.ts';
import type { HostConfig } from './config.ts';
import { Displays } from './displays.ts';
import { createDelayMeter, healthReport } from './health.ts';
import { createHttp } from './http.ts';
import { createPageServer, type PageServer } from './page-peer.ts';
import { createRouter, type HostRouter } from './router.ts';

export interface HostParts {
  readonly log: Logger;
  /** The guard of the TCP port; `null` on the Unix socket. */
  readonly access: Access | null;
  readonly clock?: Clock;
}

/** A running host, not yet bound to anything a page could reach. */
export interface Host {
  readonly router: HostRouter;
  readonly pages: PageServer;
  readonly displays: Displays;
  readonly rejections: Rejections;
  readonly vehicle: Vehicle;
  readonly settings: SettingsService;
  readonly navigation: Navigation;
  readonly http: Hono;
  health(): Health;
  close(): Promise<void>;
}

/** Wires the features of the host together. */
export function createHost(config: HostConfig, parts: HostParts): Host {
  const { log, access, clock = systemClock } = parts;
  const started = clock.now().mono;
  const rejections = new Rejections();
  const displays = new Displays(config.displays);
  const vehicle = createVehicle({
    agent: config.agent,
    gearbox: config.gearbox,
    clock,
    log: log.child({ part: 'vehicle' }),
    rejections,
  });
  const settings = createSettings({
    stateDir: config.stateDir,
    clock,
    log: log.child({ part: 'settings' }),
    rejections,
    vehicle,
  });
  const navigation = createNavigation({
    regionDirs: config.regionDirs,
    stateDir: config.stateDir,
    clock,
    log: log.child({ part: 'navigation' }),
    rejections,
    vehicle,
    settings,
  });
  const delay = createDelayMeter(clock);
  const versions: Versions = {
    ...config.versions,
    vss: VSS_VERSION,
    node: process.versions.node,
  };
  const health = (): Health =>
    healthReport({
      vehicle,
      settings,
      navigation,
      displays,
      rejections,
      versions,
      delay: () => delay.report(),
      uptimeSeconds: (clock.now().mono - started) / 1000,
    });
  const router = createRouter({
    vehicle,
    settings,
    navigation,
    map: config.map,
    displays,
    rejections,
    clock,
    versions,
    health,
    log: log.child({ part: 'actions' }),
  });

  return {
    router,
    pages: createPageServer(router, rejections, log.child({ part: 'pages' })),
    displays,
    rejections,
    vehicle,
    settings,
    navigation,
    http: createHttp({
      pageDir: config.pageDir,
      map: config.map,
      navigation,
      health,
      rejections,
      log,
      access,
    }),
    health,
    async close() {
      await navigation.close();
      vehicle.close();
      settings.close();
      delay.close();
    },
  };
}
