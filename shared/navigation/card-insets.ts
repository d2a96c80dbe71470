import {
  desktopForm,
  GAP,
  isList,
  type CardBox,
  type CardName,
  type Cards,
  type DesktopFacts,
  type MapInsets,
} from './desktop-card.ts';

/** What it takes as a rule; only why it came takes more. */
const SUGGESTION_USUAL = 270;

/** Cards that the camera keeps clear of, by the edge of the map they stand at. */
const EDGES: readonly (readonly [CardName, keyof MapInsets])[] = [
  ['status', 'top'],
  ['controls', 'right'],
];

/** The least part of the map worth steering the camera into, px. */
const LEAST_FREE = { width: 240, height: 180 } as const;

/** A suggestion stands at the lower end of its place. */
function suggestionTop({ y, height }: CardBox): number {
  return y + height - Math.min(height, SUGGESTION_USUAL);
}

/** What the cards cover at the edges: the camera looks at the rest. */
export function insetsOf(facts: DesktopFacts, cards: Cards): MapInsets {
  const { width, height } = facts;
  const isTall = desktopForm(facts) === 'tall';
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  const cover = (name: CardName, edge: keyof MapInsets) => {
    const card = cards[name];
    if (!card) return;
    const reach = {
      top: card.y + card.height,
      right: width - card.x,
      bottom: height - (name === 'suggestion' ? suggestionTop(card) : card.y),
      left: card.x + card.width,
    }[edge];
    insets[edge] = Math.max(insets[edge], reach + GAP);
  };
  for (const [name, edge] of EDGES) cover(name, edge);
  if (isTall) {
    for (const name of ['notice', 'search', 'resume', 'manoeuvre', 'panel'] as const) {
      cover(name, 'top');
    }
    for (const name of ['preview', 'progress', 'energy', 'keyboard', 'suggestion'] as const) {
      if (name !== 'energy' || facts.panel === null) cover(name, 'bottom');
    }
  } else if (facts.panel !== null && !isList(facts.panel)) {
    cover('panel', 'right');
    cover('search', 'top');
    cover('energy', 'bottom');
  } else {
    for (const name of ['search', 'manoeuvre', 'preview', 'panel'] as const) {
      if (cards[name]?.size === 'whole') cover(name, 'left');
    }
    cover('keyboard', 'bottom');
    cover('simulation', 'bottom');
    // A suggestion would lie on the car.
    cover('suggestion', desktopForm(facts) === 'compact' ? 'bottom' : 'right');
    // So would the assistant, unless it stands above the keyboard; a compact display has nothing left
    // beside it.
    const isBeside = facts.assistant !== 'typing' && cards.assistant?.size === 'whole';
    if (isBeside && desktopForm(facts) === 'wide') cover('assistant', 'right');
  }
  const freeWidth = width - insets.left - insets.right;
  const freeHeight = height - insets.top - insets.bottom;
  // Nothing useful is left: the camera then looks at the middle, behind what covers it.
  if (freeWidth < LEAST_FREE.width || freeHeight < LEAST_FREE.height) {
    return { top: 0, right: 0, bottom: 0, left: 0 };
  }
  return insets;
}
