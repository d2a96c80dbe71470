import type { ActionId } from '../../actions/registry.ts';
import type { Step, WishedAction } from '../step.ts';

/** Inputs that say which thing is meant; the others say what becomes of it. */
const WHICH: ReadonlySet<string> = new Set(['zone', 'seat', 'window', 'what', 'purpose', 'as']);

/** Actions that only one of can be meant, though they are not the same. */
const EXCLUSIVE: readonly (readonly ActionId[])[] = [
  ['media.play', 'media.pause'],
  ['navigation.navigate', 'navigation.goHome', 'navigation.goToCompany', 'navigation.stop'],
  ['navigation.start', 'navigation.stop', 'navigation.cancelPlan'],
];

/** Actions that may well be wished twice in one breath. */
const REPEATABLE: ReadonlySet<ActionId> = new Set([
  'navigation.addVia',
  'navigation.removeVia',
  'navigation.save',
  'media.next',
  'media.previous',
  'media.removePlace',
  'map.zoom',
  'food.order',
  'services.order',
  'ownership.orderAccessory',
  'panel.open',
]);

/**
 * Whether one breath asks for two things that exclude each other (the air conditioning on and off,
 * two destinations): then nobody knows what was meant. Which of all windows, and one of them otherwise, is
 * no contradiction.
 */
export function isContradictory(steps: readonly Step[]): boolean {
  const wished = steps.flatMap((step) =>
    step.kind === 'perform' || step.kind === 'confirm' ? step.actions : [],
  );
  return wished.some((one, at) => wished.slice(at + 1).some((other) => excludes(one, other)));
}

function excludes(one: WishedAction, other: WishedAction): boolean {
  if (one.action !== other.action) {
    return EXCLUSIVE.some((group) => group.includes(one.action) && group.includes(other.action));
  }
  if (REPEATABLE.has(one.action)) return false;
  const [target, value] = parts(one.input);
  const [otherTarget, otherValue] = parts(other.input);
  return (target === otherTarget || coversEarlier(one, other)) && value !== otherValue;
}

/** All windows after one of them, not the other way round: that is an exception. */
function coversEarlier(one: WishedAction, other: WishedAction): boolean {
  return one.action === 'window.setPosition' && JSON.stringify(other.input).includes('"all"');
}

/** What an input is about, and what it wants of it, each as comparable text. */
function parts(input: unknown): readonly [string, string] {
  const entries = Object.entries(typeof input === 'object' && input !== null ? input : {});
  const text = (isWhich: boolean) =>
    JSON.stringify(entries.filter(([key]) => WHICH.has(key) === isWhich).sort());
  return [text(true), text(false)];
}
