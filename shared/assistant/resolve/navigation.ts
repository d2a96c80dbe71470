import type { WishedAction } from '../step.ts';
import type { AVOIDANCES } from '../../navigation/route.ts';
import type { Frame } from '../frame.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import type { IntentOf } from '../vocabulary.ts';
import { categoryOf, going, navigateTo, type To } from './destination.ts';
import { resolveMap } from './map.ts';
import { has, numberOf, ordinalOf, says, switchOf, textOf } from './said.ts';
import { shownService } from './services.ts';
import { act, answer, ask, perform, performAll, type Resolution, type Rule } from './wish.ts';

/** Wishes about the way; `null` for what navigation cannot do. */
export const resolveNavigation: Rule = (frame, context) => {
  const rules: Readonly<Record<string, Rule | undefined>> = RULES;
  return rules[frame.intent]?.(frame, context) ?? null;
};

const always =
  (action: WishedAction): Rule =>
  () =>
    perform(action);

const RULES: Readonly<Partial<Record<IntentOf<'navigation'>, Rule>>> = {
  navigate: (frame, context) => avoiding(frame, navigated(frame, context)),
  provideAddress: (frame, context) => avoiding(frame, navigated(frame, context)),
  plan: (frame, context) => avoiding(frame, planned(frame, context)),
  search: searched,
  searchAlong: stoppedOnTheWay,
  addVia: stoppedOnTheWay,
  removeVia: (frame) => {
    const ordinal = ordinalOf(frame);
    if (ordinal === undefined) return ask('via', frame);
    return perform(act('navigation.removeVia', { index: ordinal - 1 }));
  },
  selectRoute: (frame) => {
    const ordinal = ordinalOf(frame);
    if (ordinal === undefined) return null;
    return perform(act('navigation.selectRoute', { index: ordinal - 1 }));
  },
  stop: always(act('navigation.stop', {})),
  start: always(act('navigation.start', {})),
  simulate: always(act('navigation.simulate', {})),
  pauseSimulation: always(act('navigation.pauseSimulation', { paused: true })),
  resumeSimulation: always(act('navigation.pauseSimulation', { paused: false })),
  leaveRoute: always(act('navigation.leaveRoute', {})),
  cancelPlan: always(act('navigation.cancelPlan', {})),
  resume: always(act('navigation.resume', {})),
  dismissResume: always(act('navigation.dismissResume', {})),
  chargingStops: always(act('navigation.addChargingStops', {})),
  reroute: always(act('navigation.reroute', {})),
  repeat: always(act('navigation.repeat', {})),
  clearRecents: always(act('navigation.clearRecents', {})),
  voice: voiced,
  routePreference: preferred,
  chargeFloor: (frame) => {
    const percent = numberOf(frame, 'percent');
    if (percent === undefined || percent < 5 || percent > 50) return ask('charge', frame);
    return perform(act('navigation.setSocFloor', { percent: Math.round(percent) }));
  },
  reachable: (frame) =>
    perform(act('navigation.showReachable', { shown: switchOf(frame) !== false })),
  savePlace: saved,
  favourite: saved,
  forget: (frame) => {
    if (says(frame, 'destination', 'home'))
      return perform(act('navigation.forget', { as: 'home' }));
    if (says(frame, 'destination', 'company'))
      return perform(act('navigation.forget', { as: 'company' }));
    return null;
  },
  mapControl: resolveMap,
  remaining: (frame) =>
    answer(says(frame, 'topic', 'remainingTime', 'eta') ? 'eta' : 'distanceLeft', frame),
  whereAmI: (frame) => answer('whereAmI', frame),
  routeAhead: (frame) => answer('nextTurn', frame),
  speedLimit: (frame) => answer('speedLimit', frame),
};

function navigated(frame: Frame, context: UnderstandingContext): Resolution {
  const there = going(frame, 'destination', navigateTo, context) ?? nearest(frame);
  const stopAt: To = (destination) => act('navigation.addVia', { destination });
  const category = has(frame, 'destination') ? categoryOf(frame) : undefined;
  const along = has(frame, 'via')
    ? going(frame, 'via', stopAt, context)
    : category && perform(stopAt({ by: 'category', category }));
  if (!there) return ask('destination', frame);
  if (there.kind !== 'perform' || along?.kind !== 'perform') return there;
  return performAll([...there.actions, ...along.actions]);
}

/** To the nearest of a kind; kinds that places are not sorted by ("cinema") are sought by their word. */
function nearest(frame: Frame): Resolution {
  const category = categoryOf(frame);
  if (category) return perform(act('navigation.goToNearest', { category }));
  const text = textOf(frame, 'category', 'product');
  return text === undefined ? null : perform(navigateTo({ by: 'text', text }));
}

function planned(frame: Frame, context: UnderstandingContext): Resolution {
  const roundTrip = says(frame, 'operation', 'back');
  const to: To = (destination) =>
    act('navigation.plan', { destination, ...(roundTrip && { roundTrip }) });
  return going(frame, 'destination', to, context) ?? nearest(frame) ?? ask('destination', frame);
}

/** "What is there to eat around here" shows a service; "find a toilet" leads to one. */
function searched(frame: Frame, context: UnderstandingContext): Resolution {
  if (frame.mood === 'question' || says(frame, 'operation', 'show', 'query')) {
    const shown = shownService(frame);
    if (shown) return shown;
  }
  return nearest(frame) ?? planned(frame, context);
}

function stoppedOnTheWay(frame: Frame, context: UnderstandingContext): Resolution {
  const to: To = (destination) => act('navigation.addVia', { destination });
  const category = categoryOf(frame);
  return (
    going(frame, 'via', to, context) ??
    going(frame, 'destination', to, context) ??
    (category ? perform(to({ by: 'category', category })) : ask('via', frame))
  );
}

type Avoidance = (typeof AVOIDANCES)[number];

const PREFERENCES: readonly {
  readonly id: Parameters<typeof says<'route'>>[2];
  readonly what: Avoidance;
  readonly avoided: boolean;
}[] = [
  { id: 'avoidTolls', what: 'tolls', avoided: true },
  { id: 'tolls', what: 'tolls', avoided: false },
  { id: 'avoidMotorways', what: 'motorways', avoided: true },
  { id: 'motorways', what: 'motorways', avoided: false },
  { id: 'avoidFerries', what: 'ferries', avoided: true },
  { id: 'ferries', what: 'ferries', avoided: false },
];

function preferences(frame: Frame): WishedAction[] {
  return PREFERENCES.filter(({ id }) => says(frame, 'route', id)).map(({ what, avoided }) =>
    act('navigation.setAvoid', { what, avoided }),
  );
}

function preferred(frame: Frame, context: UnderstandingContext): Resolution {
  if (has(frame, 'destination')) return avoiding(frame, navigated(frame, context));
  const set = performAll(preferences(frame));
  if (set) return set;
  return says(frame, 'route', 'other') ? perform(act('navigation.reroute', {})) : null;
}

/** What a route keeps clear of is set before the route is planned. */
function avoiding(frame: Frame, there: Resolution): Resolution {
  const first = preferences(frame);
  if (there?.kind !== 'perform') return there;
  return performAll([...first, ...there.actions]);
}

function voiced(frame: Frame): Resolution {
  const voice = (what: 'full' | 'brief' | 'muted') =>
    perform(act('navigation.setVoice', { voice: what }));
  if (says(frame, 'mode', 'brief')) return voice('brief');
  if (says(frame, 'mode', 'detailed')) return voice('full');
  if (says(frame, 'operation', 'unmute')) return voice('full');
  if (says(frame, 'mode', 'mute', 'quiet') || says(frame, 'operation', 'mute')) {
    return voice(switchOf(frame) === false ? 'full' : 'muted');
  }
  const on = switchOf(frame);
  return on === undefined ? null : voice(on ? 'full' : 'muted');
}

function saved(frame: Frame, context: UnderstandingContext): Resolution {
  const as = says(frame, 'destination', 'home')
    ? 'home'
    : says(frame, 'destination', 'company')
      ? 'company'
      : 'favourite';
  const to: To = (destination) => act('navigation.save', { destination, as });
  return (
    going(frame, 'place', to, context) ??
    (as === 'favourite' ? going(frame, 'destination', to, context) : null) ??
    ask('destination', frame)
  );
}
