import {
  box,
  GAP,
  ROW,
  SOURCE_HEIGHT,
  TARGET,
  type CardBox,
  type CardName,
  type Cards,
  type DesktopFacts,
} from './desktop-card.ts';

const SUBTITLE_HEIGHT = 64;
const ORDER_HEIGHT = 100;
/** The assistant takes what it needs of this; a question has room for its answers in the least. */
const ASSISTANT_HEIGHT = 432;
const ASSISTANT_LEAST = 220;
/** A suggestion takes what it needs of this; with less than the least it is a row. */
const SUGGESTION_HEIGHT = 400;
const SUGGESTION_LEAST = 300;
const SUGGESTION_ROW = { width: 540, height: 92 } as const;
/** The width of what stands at the lower right, at most. */
const LOW_RIGHT = 560;
/** The least width that the source line and what was said are worth beside a card, px. */
const BESIDE_LEAST = 320;

/** The free part of the map, px. */
interface FreeMap {
  readonly x: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * What the bottom of the free map carries: at the right, from below, the simulation, the assistant, the
 * order under way, and a suggestion; beside or below them the source line, beside or above them what was said and
 * the way back to the car. The source line always finds a place; the suggestion is the first to wait.
 */
export function lowFree(facts: DesktopFacts, cards: Cards, free: FreeMap): void {
  const { x, end, bottom, top } = free;
  const width = end - x;
  const right = Math.min(width, LOW_RIGHT);
  const rightX = end - right;
  const beside = width - right - GAP;
  const isBeside = beside >= BESIDE_LEAST;
  /** What must still find room above the cards at the right. */
  const kept = facts.isMapMoved ? TARGET + GAP : 0;
  let low = isBeside ? bottom : bottom - SOURCE_HEIGHT - GAP;
  const put = (name: CardName, wanted: number, least: number, size: CardBox['size'] = 'whole') => {
    const height = Math.min(wanted, low - top - kept);
    if (height < least || cards[name]) return;
    cards[name] = box(rightX, low - height, right, height, 'end', size);
    low -= height + GAP;
  };
  if (facts.guidance !== 'none' && facts.isSimulated) put('simulation', ROW + 16, ROW);
  if (facts.assistant !== 'none') put('assistant', ASSISTANT_HEIGHT, ASSISTANT_LEAST);
  // What the driver opened by hand covers what came by itself.
  if (facts.panel === null && facts.planning === 'none') {
    if (facts.hasOrder) put('order', ORDER_HEIGHT, ORDER_HEIGHT);
    if (facts.hasSuggestion) {
      put('suggestion', SUGGESTION_HEIGHT, SUGGESTION_LEAST);
      const { width: row, height } = SUGGESTION_ROW;
      if (right >= row) put('suggestion', height, height, 'brief');
    }
  }
  const hasCards = low < bottom - SOURCE_HEIGHT - GAP;
  const isShared = isBeside && hasCards;
  cards.source = box(x, bottom - SOURCE_HEIGHT, isShared ? beside : width, SOURCE_HEIGHT, 'end');
  if (isBeside && !hasCards) low -= SOURCE_HEIGHT + GAP;
  if (facts.isMapMoved) {
    const button = Math.min(width, 260);
    cards.recentre = box(end - button, low - TARGET, button, TARGET, 'end');
  }
  if (!facts.hasSubtitle) return;
  const under = bottom - SOURCE_HEIGHT - GAP;
  if (isShared) {
    cards.subtitle = box(x, under - SUBTITLE_HEIGHT, beside, SUBTITLE_HEIGHT, 'end');
    return;
  }
  const room = cards.recentre ? width - cards.recentre.width - GAP : width;
  if (room >= 200 && low - SUBTITLE_HEIGHT >= top) {
    cards.subtitle = box(x, low - SUBTITLE_HEIGHT, room, SUBTITLE_HEIGHT, 'end');
  }
}
