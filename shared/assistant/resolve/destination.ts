import type { Destination } from '../../navigation/command.ts';
import { PLACE_CATEGORIES, type PlaceCategory } from '../../navigation/place.ts';
import { slotOf, type Frame } from '../frame.ts';
import { nameMeant } from '../names/find-name.ts';
import type { WishedAction } from '../step.ts';
import type { KnownName, UnderstandingContext } from '../understanding-context.ts';
import { unquoted } from './said.ts';
import { act, perform, type Resolution } from './wish.ts';

/** The categories of places that have another name among the words. */
const CATEGORIES: Readonly<Record<string, PlaceCategory>> = {
  carWash: 'carRepair',
  carCare: 'carRepair',
  gas: 'fuel',
};

/** The kind of place that was said. */
export function categoryOf(frame: Frame): PlaceCategory | undefined {
  const id = slotOf(frame, 'category')?.id;
  if (id === undefined) return undefined;
  return CATEGORIES[id] ?? PLACE_CATEGORIES.find((category) => category === id);
}

type Meant =
  | { readonly kind: 'one'; readonly destination: Destination }
  | { readonly kind: 'several'; readonly known: readonly KnownName[] }
  | { readonly kind: 'none' };

/** Where to, from the words with `role`. */
function destinationOf(
  frame: Frame,
  role: 'destination' | 'via' | 'place',
  context: UnderstandingContext,
): Meant {
  const slot = slotOf(frame, role);
  if (slot?.id === 'home') return { kind: 'one', destination: { by: 'home' } };
  if (slot?.id === 'company') return { kind: 'one', destination: { by: 'company' } };
  const text = unquoted(slot?.text ?? '');
  if (text === '' || slot?.unit === 'm') return { kind: 'none' };
  const meant = nameMeant(context.names, text, ['place']);
  if (meant.kind === 'several') return meant;
  const name = meant.kind === 'one' ? meant.known.name : text;
  return { kind: 'one', destination: { by: 'text', text: name } };
}

/** What is done about a destination. */
export type To = (destination: Destination) => WishedAction;

/** Going to what was said; asks which when several names sound like it. */
export function going(
  frame: Frame,
  role: 'destination' | 'via' | 'place',
  to: To,
  context: UnderstandingContext,
): Resolution {
  const meant = destinationOf(frame, role, context);
  switch (meant.kind) {
    case 'one':
      return perform(to(meant.destination));
    case 'several':
      return {
        kind: 'ask',
        for: 'choice',
        pending: frame,
        choices: meant.known.map(({ name, spot }) => ({
          label: name,
          actions: [to({ by: 'text', text: name })],
          ...(spot && { spot }),
        })),
      };
    case 'none':
      return null;
  }
}

/** Sets off at once. */
export const navigateTo: To = (destination) => {
  if (destination.by === 'home') return act('navigation.goHome', {});
  if (destination.by === 'company') return act('navigation.goToCompany', {});
  return act('navigation.navigate', { destination });
};
