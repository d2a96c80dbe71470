import type { ActionContext } from '../../actions/define.ts';
import { mediaFacts } from '../../media/facts.ts';
import { EMPTY_MEDIA } from '../../media/media-state.ts';
import { navigationFacts } from '../../navigation/facts.ts';
import { EMPTY_NAVIGATION } from '../../navigation/navigation-state.ts';
import { EMPTY_SHOWROOM } from '../../ownership/showroom.ts';
import { serviceFacts } from '../../services/facts.ts';
import { EMPTY_SERVICES } from '../../services/services-state.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import type { DrivingState } from '../../vehicle/driving-state.ts';
import { restrictionsFor } from '../../vehicle/restrictions.ts';
import { EMPTY_ASSISTANT } from '../assistant-state.ts';
import { assistantFacts } from '../facts.ts';
import { NOBODY, type ListedChoice, type UnderstandingContext } from '../understanding-context.ts';

/** A car with a map and music whose driver speaks. */
export function carThatIs(
  drivingState: DrivingState,
  overrides: Partial<ActionContext> = {},
): ActionContext {
  return {
    readings: {},
    restrictions: restrictionsFor(drivingState, 'driver'),
    zone: 'driver',
    isVehicleHeard: true,
    settings: DEFAULT_SETTINGS,
    commands: [],
    navigation: { ...navigationFacts(EMPTY_NAVIGATION), hasRegion: true, hasPosition: true },
    services: serviceFacts(EMPTY_SERVICES),
    media: { ...mediaFacts(EMPTY_MEDIA), hasMusic: true },
    showroom: EMPTY_SHOWROOM,
    assistant: assistantFacts(EMPTY_ASSISTANT),
    ...overrides,
  };
}

/** What the assistant knows when the driver speaks on a Sunday at four in the afternoon, in China. */
export function contextIn(
  car: ActionContext | null,
  overrides: Partial<UnderstandingContext> = {},
): UnderstandingContext {
  return {
    ...NOBODY,
    language: 'zh-CN',
    now: Date.UTC(2026, 2, 1, 8),
    utcOffsetMin: 480,
    car,
    ...overrides,
  };
}

/** An entry of a list of places. */
export function listed(label: string): ListedChoice {
  return {
    label,
    actions: [{ action: 'navigation.plan', input: { destination: { by: 'text', text: label } } }],
  };
}
