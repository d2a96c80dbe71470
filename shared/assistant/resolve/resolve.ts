import type { RiskClass } from '../../actions/define.ts';
import { isRefusedNow } from '../confirmation.ts';
import { actionById } from '../../actions/registry.ts';
import type { Domain, Frame } from '../frame.ts';
import type { Step } from '../step.ts';
import type { UnderstandingContext } from '../understanding-context.ts';
import { resolveBody } from './body.ts';
import { resolveClimate } from './climate.ts';
import { resolveConversation } from './conversation.ts';
import { resolveDisplay } from './display.ts';
import { resolveHeadUnit } from './head-unit.ts';
import { resolveMedia, resolveVolume } from './media.ts';
import { resolveNavigation } from './navigation.ts';
import { resolveOwnership } from './ownership.ts';
import { answered } from './query.ts';
import { resolveSeat } from './seat.ts';
import { resolveServices } from './services.ts';
import { resolveWindows } from './windows.ts';
import { has, says } from './said.ts';
import { ask, settled, type Rule } from './wish.ts';

/** Frames that the grammar accounts for less than this are not acted upon. */
const LIKELY = 0.3;

/** The least for what others on the road notice, or what opens the car, unless it is asked about first. */
const SURE = 0.75;

/** The least for a question to be answered: about half of something else, it is another question. */
const ASKED = 0.55;

/** The least for saying that the car cannot do what was wished for. */
const KNOWN = 0.45;

/** Rules per domain, the first that knows the frame decides. */
const RULES: Readonly<Record<Domain, readonly Rule[]>> = {
  car: [
    resolveSeat,
    resolveWindows,
    resolveBody,
    resolveClimate,
    resolveDisplay,
    resolveVolume,
    resolveHeadUnit,
  ],
  device: [resolveDisplay, resolveHeadUnit, resolveVolume, resolveClimate],
  navigation: [resolveNavigation],
  media: [resolveMedia],
  video: [],
  radio: [],
  phone: [],
  weather: [],
  services: [resolveServices],
  ownership: [resolveOwnership],
  dialogue: [resolveConversation],
};

/**
 * What a frame comes to. A question changes nothing and is answered, a wish that something not be
 * done changes nothing; what no rule knows is `unsupported`. Never throws. Pure.
 */
export function resolve(frame: Frame, context: UnderstandingContext): Step {
  if (frame.mood === 'negated') return { kind: 'nothing' };
  const isQuestion = frame.mood === 'question' || frame.intent === 'query';
  const isSearch = frame.domain === 'navigation' && frame.intent === 'search';
  if (isQuestion && !isSearch) {
    return frame.confidence < ASKED ? { kind: 'unsupported', frame } : answered(frame);
  }
  if (isTorn(frame)) return ask('contradiction', frame);
  if (frame.domain === 'dialogue' && frame.intent === 'request')
    return { kind: 'unsupported', frame };
  if (frame.confidence < LIKELY) return { kind: 'nothing' };
  for (const rule of RULES[frame.domain]) {
    const step = rule(frame, context);
    if (step) return certain(settled(step, frame, context), frame, context);
  }
  return frame.confidence < KNOWN && RULES[frame.domain].length > 0
    ? { kind: 'nothing' }
    : { kind: 'unsupported', frame };
}

const OPPOSITES = [
  ['on', 'off'],
  ['open', 'close'],
  ['lock', 'unlock'],
  ['increase', 'decrease'],
  ['raise', 'lower'],
] as const;

/** Whether a frame asks for a thing and its opposite at once. */
function isTorn(frame: Frame): boolean {
  if (frame.intent !== 'control' || !has(frame, 'device', 'aspect', 'feature')) return false;
  return OPPOSITES.some(([one, other]) => {
    const isBoth = says(frame, 'operation', one) && says(frame, 'operation', other);
    return isBoth && frame.domain !== 'media';
  });
}

/**
 * Nothing risky happens at once on words that were half understood. What is refused now anyway is not
 * asked about: that would promise it.
 */
function certain(step: Step, { confidence }: Frame, { car }: UnderstandingContext): Step {
  if (step.kind !== 'perform' || confidence >= SURE) return step;
  const isHarmless = step.actions.every(
    ({ action, input }) =>
      HARMLESS.has(actionById(action)?.risk ?? 'security') || isRefusedNow(action, input, car),
  );
  return isHarmless ? step : { ...step, kind: 'confirm' };
}

const HARMLESS: ReadonlySet<RiskClass> = new Set(['none', 'comfort']);
