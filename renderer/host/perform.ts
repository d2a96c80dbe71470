import type { StoreApi } from 'zustand/vanilla';
import type { ActionContext } from '../../shared/actions/define.ts';
import {
  decide,
  type ActionId,
  type ActionInput,
  type Decision,
} from '../../shared/actions/registry.ts';
import { needsConfirmation } from '../../shared/assistant/confirmation.ts';
import type { ActionOrigin, ActionOutcome } from '../../shared/contract/host.ts';
import { assistantFacts } from '../../shared/assistant/facts.ts';
import { mediaFacts } from '../../shared/media/facts.ts';
import { navigationFacts } from '../../shared/navigation/facts.ts';
import { serviceFacts } from '../../shared/services/facts.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import { isPressedByVoice } from './voice-press.ts';
import type { HostLink } from './host-link.ts';
import { withMapWish, withNotice, withShowroom, type PageState } from './page-state.ts';

/** What the registry's predicates look at, as this display knows it. */
export function contextOf(state: PageState): ActionContext {
  return {
    readings: state.readings,
    restrictions: state.restrictions,
    zone: state.session?.zone ?? 'driver',
    isVehicleHeard: state.host.state === 'connected' && state.link.state === 'connected',
    settings: state.settings.settings,
    commands: state.commands,
    navigation: navigationFacts(state.navigation),
    services: serviceFacts(state.services),
    showroom: state.showroom,
    media: mediaFacts(state.media),
    assistant: assistantFacts(state.assistant),
  };
}

export type Perform = <Id extends ActionId>(
  id: Id,
  input: ActionInput<Id>,
  /** What asked; a touch unless said otherwise. */
  origin?: ActionOrigin,
) => Promise<ActionOutcome>;

/**
 * Performs an action of the registry from this display. Panels and the map are this display's own
 * and follow at once; everything else is the host's to carry out. Refusals and failures are told to the driver as a notice, and
 * the outcome is returned for the control that asked.
 */
export function createPerform(store: StoreApi<PageState>, link: HostLink): Perform {
  const tell = (told: Reason) => store.setState((state) => withNotice(state, 'warning', told));
  return async (id, input, given = 'touch') => {
    const origin = isPressedByVoice() ? 'voice' : given;
    const context = contextOf(store.getState());
    // A label may be misheard, and a press asks nothing: what would be asked about wants the hand.
    const wantsHand = isPressedByVoice() && needsConfirmation(id, input, context);
    const decision: Decision = wantsHand
      ? { allowed: false, reason: reason('assistant.touchForThis') }
      : decide(id, input, context);
    const outcome = decision.allowed
      ? (onDisplay(store, decision.effects) ?? (await askHost(link, id, input, origin)))
      : ({ status: 'refused', reason: decision.reason } as const);
    if (outcome.status === 'refused' || outcome.status === 'failed') tell(outcome.reason);
    return outcome;
  };
}

function onDisplay(
  store: StoreApi<PageState>,
  effects: Extract<ReturnType<typeof decide>, { allowed: true }>['effects'],
): ActionOutcome | null {
  const [effect] = effects;
  switch (effect?.kind) {
    case 'openPanel':
      store.setState({ panel: effect.panel });
      return { status: 'done' };
    case 'map': {
      const { command } = effect;
      store.setState((state) => withMapWish(state, command));
      return { status: 'done' };
    }
    case 'showService':
      store.setState({ panel: 'services', service: effect.service });
      return { status: 'done' };
    case 'showroom': {
      const { service, wish } = effect;
      store.setState((state) => withShowroom(state, service, wish));
      return { status: 'done' };
    }
    case 'services':
    case 'assistant':
    case 'media':
    case 'actuate':
    case 'set':
    case 'navigation':
    case undefined:
      return null;
  }
}

async function askHost(
  link: HostLink,
  id: ActionId,
  input: unknown,
  origin: ActionOrigin,
): Promise<ActionOutcome> {
  const client = link.client();
  if (!client) return { status: 'failed', reason: reason('host.unavailable') };
  try {
    return await client.actions.perform({ id, input, origin });
  } catch (error) {
    return { status: 'failed', reason: reason('host.unavailable', String(error)) };
  }
}
