import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { modelHost } from '../../shared/assistant/model/model-config.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Health, Versions } from '../../shared/contract/host.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { VSS_VERSION } from '../../shared/vehicle/catalogue.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { createSettings, type SettingsService } from '../settings/settings-service.ts';
import type { Assistant } from '../assistant/assistant.ts';
import { createUnderstanding } from '../assistant/understanding/create-understanding.ts';
import { chooseVoice } from '../assistant/speaking/choose-voice.ts';
import { createSpeech } from '../assistant/speaking/create-speech.ts';
import { createMedia } from '../media/create-media.ts';
import type { Media } from '../media/media.ts';
import { createNavigation } from '../navigation/create-navigation.ts';
import type { Navigation } from '../navigation/navigation.ts';
import { createOwnership } from '../ownership/ownership.ts';
import { createConsents } from '../privacy/consents.ts';
import { assistantCar, driverOf } from './assistant-car.ts';
import { createKnownNames } from './known-names.ts';
import { createHostAssistant } from './host-assistant.ts';
import { createVehicle, type Vehicle } from '../vehicle/vehicle.ts';
import { createServices } from '../services/create-services.ts';
import type { Services } from '../services/services.ts';
import type { Access } from './access.ts';
import { systemClock } from './clock.ts';
import type { HostConfig } from './config.ts';
import { Displays } from './displays.ts';
import { createDelayMeter, healthReport } from './health.ts';
import { createHttp } from './http.ts';
import { createPageServer, type PageServer } from './page-peer.ts';
import { performAction } from './perform-action.ts';
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
  readonly services: Services;
  readonly media: Media;
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
  const consents = createConsents({
    stateDir: config.stateDir,
    clock,
    log: log.child({ part: 'privacy' }),
    rejections,
    recipients: {
      assistantModel: config.assistant.model ? modelHost(config.assistant.model) : null,
      assistantRecogniser: config.assistant.recogniserHost ?? null,
    },
  });
  const services = createServices({
    serviceDirs: config.serviceDirs,
    stateDir: config.stateDir,
    clock,
    log: log.child({ part: 'services' }),
    rejections,
    vehicle,
    navigation,
    consents,
    displays,
    runAction,
    limits: config.wallet,
    demoPace: config.demoPace,
  });
  const speechLog = log.child({ part: 'speech' });
  const speech = createSpeech({
    clock,
    log: speechLog,
    language: () => settings.state.settings.language,
    voice: chooseVoice(config.assistant, { stateDir: config.stateDir, clock, log: speechLog }),
    navigation,
  });
  const media = createMedia({
    voice: speech,
    mediaDirs: config.mediaDirs,
    stateDir: config.stateDir,
    clock,
    log: log.child({ part: 'media' }),
    rejections,
    navigation,
  });
  const ownership = createOwnership({
    ownershipDirs: config.ownershipDirs,
    log: log.child({ part: 'ownership' }),
    rejections,
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
      services,
      ownership,
      media,
      assistant,
      displays,
      rejections,
      versions,
      delay: () => delay.report(),
      uptimeSeconds: (clock.now().mono - started) / 1000,
    });
  const performers = {
    ...{ vehicle, settings, navigation, services, ownership, media, displays, rejections },
    log: log.child({ part: 'actions' }),
    // The assistant performs actions, and actions reach the assistant.
    get assistant(): Assistant {
      return assistant;
    },
  };
  const assistant = createHostAssistant({
    ...{ config, speech, consents, clock, rejections },
    understand: createUnderstanding(),
    car: assistantCar({
      ...{ performers, services, navigation, clock },
      names: createKnownNames({
        ...{ navigation, services, media, clock },
        showroom: ownership.showroom,
      }),
    }),
    log: log.child({ part: 'assistant' }),
  });
  const router = createRouter({
    ...performers,
    assistant,
    map: config.map,
    clock,
    versions,
    health,
  });

  /** What a suggestion offers is done as if the driver had touched it: the same checks, the same log. */
  async function runAction(id: string, input: unknown): Promise<Reason | null> {
    const driver = driverOf(config.displays);
    const outcome = await performAction({ id, input, origin: 'touch' }, driver, performers);
    return outcome.status === 'refused' || outcome.status === 'failed' ? outcome.reason : null;
  }

  return {
    router,
    pages: createPageServer(router, rejections, log.child({ part: 'pages' })),
    displays,
    rejections,
    vehicle,
    settings,
    navigation,
    services,
    media,
    http: createHttp({
      pageDir: config.pageDir,
      map: config.map,
      navigation,
      services,
      media,
      assistant,
      health,
      rejections,
      log,
      access,
    }),
    health,
    async close() {
      await assistant.close();
      await speech.close();
      await media.close();
      await services.close();
      consents.close();
      await navigation.close();
      vehicle.close();
      settings.close();
      delay.close();
    },
  };
}
