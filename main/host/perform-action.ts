import type { Logger } from 'pino';
import type { ActionContext, Effect } from '../../shared/actions/define.ts';
import { decide } from '../../shared/actions/registry.ts';
import type { ActionOrigin, ActionOutcome } from '../../shared/contract/host.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import { assistantFacts } from '../../shared/assistant/facts.ts';
import { mediaFacts } from '../../shared/media/facts.ts';
import { navigationFacts } from '../../shared/navigation/facts.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { serviceFacts } from '../../shared/services/facts.ts';
import { restrictionsFor } from '../../shared/vehicle/restrictions.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { Media } from '../media/media.ts';
import type { Navigation } from '../navigation/navigation.ts';
import type { Ownership } from '../ownership/ownership.ts';
import type { Services } from '../services/services.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { Vehicle } from '../vehicle/vehicle.ts';
import type { Displays, Page } from './displays.ts';

export interface Performers {
  readonly vehicle: Vehicle;
  readonly settings: SettingsService;
  readonly navigation: Pick<Navigation, 'state' | 'perform'>;
  readonly services: Pick<Services, 'state' | 'perform'>;
  readonly ownership: Pick<Ownership, 'showroom'>;
  readonly media: Pick<Media, 'state' | 'perform'>;
  readonly assistant: Pick<Assistant, 'state' | 'perform'>;
  readonly displays: Displays;
  readonly rejections: Rejections;
  readonly log: Logger;
}

/** An action as a page asks for it; nothing in it is trusted. */
export interface ActionRequest {
  readonly id: string;
  readonly input: unknown;
  readonly origin: ActionOrigin;
}

/** Decides an action for the page that asks and carries out its effects. */
export async function performAction(
  { id, input, origin }: ActionRequest,
  page: Pick<Page, 'display' | 'zone'>,
  performers: Performers,
): Promise<ActionOutcome> {
  const { log, rejections } = performers;
  const decision = decide(id, input, actionContext(page, performers));
  const outcome: ActionOutcome = decision.allowed
    ? await carryOut(decision.effects, page, performers)
    : { status: 'refused', reason: decision.reason };
  const entry = { action: id, origin, display: page.display, outcome };
  if (outcome.status === 'refused' || outcome.status === 'failed') {
    rejections.add('action', outcome.reason.key);
    log.warn(entry, 'action not carried out');
  } else {
    log.info(entry, 'action');
  }
  return outcome;
}

/** What the registry looks at for a display of this kind. */
export function actionContext(
  { zone }: Pick<Page, 'zone'>,
  { vehicle, settings, navigation, services, ownership, media, assistant }: Performers,
): ActionContext {
  return {
    readings: vehicle.readings,
    restrictions: restrictionsFor(vehicle.drivingState, zone),
    zone,
    isVehicleHeard: vehicle.link.state === 'connected',
    settings: settings.settings,
    commands: vehicle.commands,
    navigation: navigationFacts(navigation.state),
    services: serviceFacts(services.state),
    showroom: ownership.showroom,
    media: mediaFacts(media.state),
    assistant: assistantFacts(assistant.state),
  };
}

/**
 * Carries out every effect that can be. An action over several actuators (all windows) does what
 * this car has; it fails only when nothing of it was possible, or when something besides failed.
 */
async function carryOut(
  effects: readonly Effect[],
  page: Pick<Page, 'display' | 'zone'>,
  { vehicle, settings, navigation, services, media, assistant, displays, log }: Performers,
): Promise<ActionOutcome> {
  const commands: string[] = [];
  const notSent: Reason[] = [];
  const failures: Reason[] = [];
  for (const effect of effects) {
    switch (effect.kind) {
      case 'actuate': {
        const commanded = vehicle.command(effect.path, effect.value);
        if (commanded.sent) commands.push(commanded.id);
        else notSent.push(commanded.reason);
        break;
      }
      case 'set': {
        const failure = settings.set(effect);
        if (failure) failures.push(failure);
        break;
      }
      case 'openPanel':
      case 'map':
      case 'showService':
      case 'showroom':
        if (!displays.request(page.display, effect)) {
          failures.push(reason('host.unavailable', 'no page of this display is listening'));
        }
        break;
      case 'navigation': {
        const failure = await navigation.perform(effect.command);
        if (failure) failures.push(failure);
        break;
      }
      case 'services': {
        const failure = await services.perform(effect.command);
        if (failure) failures.push(failure);
        break;
      }
      case 'media': {
        const failure = await media.perform(effect.command);
        if (failure) failures.push(failure);
        break;
      }
      case 'assistant': {
        const failure = await assistant.perform(effect.command, page);
        if (failure) failures.push(failure);
        break;
      }
    }
  }
  const [failed] = commands.length > 0 ? failures : [...failures, ...notSent];
  if (failed) return { status: 'failed', reason: failed };
  if (notSent.length > 0) log.warn({ notSent }, 'parts of the action are not possible');
  return commands.length > 0 ? { status: 'pending', commands } : { status: 'done' };
}
