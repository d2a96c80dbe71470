import type { Panel } from '../actions/panel.ts';

/**
 * What stands on the desktop over the map, and what yields when cards compete. Guidance never yields:
 * it shrinks to a strip at most. What the driver opened by hand covers what came by itself, and
 * everything else makes room.
 */

/** What the decision rests on. The stage is what the dock and the climate bar leave, px. */
export interface DesktopFacts {
  readonly width: number;
  readonly height: number;
  /** `none` while nobody is guided. */
  readonly guidance: 'none' | 'following' | 'waitingForFix' | 'offRoute' | 'arrived';
  readonly isSimulated: boolean;
  readonly planning: 'none' | 'routing' | 'ready' | 'failed';
  readonly isResumable: boolean;
  readonly panel: Panel | null;
  /** The keyboard of the search is up. */
  readonly hasKeyboard: boolean;
  /** A warning of the car or trouble with its data is to be told. */
  readonly hasNotice: boolean;
  /** The driver has moved the map away from the car. */
  readonly isMapMoved: boolean;
  /** An instruction was spoken, or the state of the map is to be told. */
  readonly hasSubtitle: boolean;
  /** An order under way wants the driver's eye. */
  readonly hasOrder: boolean;
  /** A service suggests itself. */
  readonly hasSuggestion: boolean;
  /** Something is playing, or was. */
  readonly isPlaying: boolean;
}

export const CARDS = [
  'status',
  'notice',
  'search',
  'resume',
  'manoeuvre',
  'progress',
  'speed',
  'energy',
  'simulation',
  'preview',
  'panel',
  'keyboard',
  'nowPlaying',
  'order',
  'suggestion',
  'controls',
  'recentre',
  'subtitle',
  'source',
] as const;

export type CardName = (typeof CARDS)[number];

/** Where a card may be, px from the top left of the stage; it may be smaller, at the side of `align`. */
export interface CardBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly align: 'start' | 'end';
  /** `brief`: one line instead of the whole card. */
  readonly size: 'whole' | 'brief';
}

/** What covers the map at its edges, px. */
export interface MapInsets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export type DesktopForm = 'wide' | 'compact' | 'tall';

export interface DesktopLayout {
  readonly form: DesktopForm;
  readonly cards: Readonly<Partial<Record<CardName, CardBox>>>;
  readonly insets: MapInsets;
}

const SIDE = 16;
const EDGE = 12;
const GAP = 12;
/** Design for Driving: 76 dp. */
const TARGET = 76;
const STATUS_HEIGHT = 64;
const ROW = TARGET;
const SUBTITLE_HEIGHT = 64;
const SOURCE_HEIGHT = 36;
const LOW_CARD = 132;
const STRIP = 132;
/** Six controls, and what lies between them. */
const CONTROLS_HEIGHT = 6 * TARGET + 5 * 8;
const SEARCH_HEIGHT = 212;
const RESUME_HEIGHT = 232;
/** Three rows of keys; where there is room the candidates stand above them. */
const KEYBOARD_HEIGHT = { wide: 364, compact: 276, tall: 364 } as const;
const MANOEUVRE_HEIGHT = 352;
/** An arrival says more: where, and where to leave the car. */
const ARRIVED_HEIGHT = 420;
const ORDER_HEIGHT = 100;
/** A suggestion takes what it needs of this; with less than the least it is a row. */
const SUGGESTION_HEIGHT = 400;
const SUGGESTION_LEAST = 300;
const SUGGESTION_ROW = { width: 540, height: 92 } as const;
/** The width of what stands at the lower right, at most. */
const LOW_RIGHT = 560;
/** What plays takes one row at least; with more room it shows itself whole. */
const NOW_PLAYING_BRIEF = 88;
const NOW_PLAYING_HEIGHT = 208;
/** The least width that the source line and what was said are worth beside a card, px. */
const BESIDE_LEAST = 320;

/** Sizes of each form: the column of the driver, the speed, lists, and the status line at most, px. */
const FORMS = {
  wide: { column: 560, speed: 168, list: 656, status: 640 },
  compact: { column: 440, speed: 152, list: 560, status: 560 },
  tall: { column: 560, speed: 232, list: 656, status: 640 },
} as const;

/** A display of at least this width shows a list and the keyboard side by side, px. */
const WIDE_FROM = 1400;

/** The least width a notice is worth reading in, px. */
const NOTICE_LEAST = 500;

export function desktopForm({
  width,
  height,
}: Pick<DesktopFacts, 'width' | 'height'>): DesktopForm {
  if (height > width) return 'tall';
  return width >= WIDE_FROM ? 'wide' : 'compact';
}

/** Which cards stand where, and what of the map stays free. Pure; the boxes never overlap. */
export function layoutDesktop(facts: DesktopFacts): DesktopLayout {
  const form = desktopForm(facts);
  const cards = form === 'tall' ? tallCards(facts) : broadCards(facts, form);
  return { form, cards, insets: insetsOf(facts, cards) };
}

type Cards = Partial<Record<CardName, CardBox>>;

function box(
  x: number,
  y: number,
  width: number,
  height: number,
  align: CardBox['align'] = 'start',
  size: CardBox['size'] = 'whole',
): CardBox {
  return { x, y, width, height, align, size };
}

/** The panels that are lists beside the map; the others are pages that need their width. */
function isList(panel: Panel | null): boolean {
  return panel === 'navigation';
}

/** The panels with a search of their own; while the driver types they are lists as well. */
function isTypedInto(panel: Panel | null): boolean {
  return isList(panel) || panel === 'media';
}

/** Landscape: the driver's column at the left, then what was opened, controls at the right. */
function broadCards(facts: DesktopFacts, form: 'wide' | 'compact'): Cards {
  const { width, height, panel, hasNotice } = facts;
  const { column, speed, list, status } = FORMS[form];
  const isGuided = facts.guidance !== 'none';
  const bottom = height - EDGE;
  const underStatus = EDGE + STATUS_HEIGHT + 8;
  const cards: Cards = {};

  if (isTypedInto(panel) && facts.hasKeyboard) return keyboardCards(facts, form);

  const coversColumn = form === 'compact' && panel !== null && !isList(panel);
  const showsPreview = panel === null && facts.planning !== 'none';
  const showsList = showsPreview || isList(panel);
  // A list stands in the driver's column unless guidance stands there.
  const listX = isGuided ? SIDE + column + GAP : SIDE;
  const listY = isGuided ? underStatus : EDGE;
  // A narrow display has no room for guidance, a list, and the map beside each other.
  const fillsRight = isGuided && showsList && form === 'compact';
  const listWidth = fillsRight ? width - SIDE - listX : list;
  if (showsList) {
    cards[showsPreview ? 'preview' : 'panel'] = box(listX, listY, listWidth, bottom - listY);
  } else if (panel !== null) {
    const x = coversColumn ? SIDE : SIDE + column + GAP;
    cards.panel = box(x, underStatus, width - SIDE - x, bottom - underStatus);
  }

  const statusX = width - SIDE - status;
  if (coversColumn && isGuided) {
    // One row for what never yields; the status is the first to go.
    const room = width - 2 * SIDE;
    cards.manoeuvre = box(
      SIDE,
      EDGE,
      hasNotice ? (room - GAP) / 2 : room - GAP - status,
      STATUS_HEIGHT,
      'start',
      'brief',
    );
    if (hasNotice) {
      const x = SIDE + (room + GAP) / 2;
      cards.notice = box(x, EDGE, width - SIDE - x, STATUS_HEIGHT);
    } else {
      cards.status = box(statusX, EDGE, status, STATUS_HEIGHT, 'end');
    }
    return cards;
  }
  cards.status = box(statusX, EDGE, status, STATUS_HEIGHT, 'end');

  const columnEnd = coversColumn ? 0 : showsList && !isGuided ? SIDE + list : SIDE + column;
  const controlsX = width - SIDE - TARGET;
  const opensRight = fillsRight || (panel !== null && !isList(panel));
  let noticeBottom = 0;
  if (hasNotice) {
    const x = columnEnd === 0 ? SIDE : columnEnd + GAP;
    const beside = statusX - GAP - x;
    if (beside >= NOTICE_LEAST || opensRight || (showsList && isGuided)) {
      cards.notice = box(x, EDGE, beside, STATUS_HEIGHT + 8);
    } else {
      cards.notice = box(x, underStatus, controlsX - GAP - x, ROW);
      noticeBottom = underStatus + ROW;
    }
  }
  if (coversColumn) return cards;

  if (isGuided) guideColumn(facts, cards, form, opensRight);
  else if (!showsList) idleColumn(facts, cards, form);
  if (facts.isPlaying && panel !== 'media' && !(showsList && !isGuided))
    playColumn(facts, cards, form);

  // The free part of the map: right of everything, above what stands at the bottom.
  if (opensRight) return cards;
  const listEnd = showsList ? listX + list : columnEnd;
  const freeX = listEnd + GAP;
  let lowX = freeX;
  if (!cards.speed) {
    cards.speed = box(freeX, bottom - LOW_CARD, speed, LOW_CARD, 'end');
    lowX += speed + GAP;
  }
  const top = Math.max(underStatus + 8, noticeBottom + GAP);
  const controls = Math.min(CONTROLS_HEIGHT, bottom - top);
  cards.controls = box(controlsX, bottom - controls, TARGET, controls, 'end');
  lowFree(facts, cards, { x: lowX, end: controlsX - GAP, bottom, top });
  return cards;
}

/** What plays stands in the driver's column, where nothing else does. */
function playColumn(facts: DesktopFacts, cards: Cards, form: 'wide' | 'compact'): void {
  const uppers = [cards.search, cards.resume, cards.manoeuvre];
  const top = Math.max(EDGE, ...uppers.map((card) => (card ? card.y + card.height + GAP : 0)));
  const room = facts.height - EDGE - LOW_CARD - GAP - top;
  if (room < NOW_PLAYING_BRIEF) return;
  const height = room < NOW_PLAYING_HEIGHT ? NOW_PLAYING_BRIEF : NOW_PLAYING_HEIGHT;
  cards.nowPlaying = box(
    SIDE,
    top + room - height,
    FORMS[form].column,
    height,
    'end',
    height === NOW_PLAYING_BRIEF ? 'brief' : 'whole',
  );
}

/** The search entry, a drive to continue, and the car's speed and energy. */
function idleColumn(facts: DesktopFacts, cards: Cards, form: 'wide' | 'compact'): void {
  const { column, speed } = FORMS[form];
  const bottom = facts.height - EDGE;
  cards.search = box(SIDE, EDGE, column, SEARCH_HEIGHT);
  if (facts.isResumable) {
    cards.resume = box(SIDE, EDGE + SEARCH_HEIGHT + GAP, column, RESUME_HEIGHT);
  }
  cards.speed = box(SIDE, bottom - LOW_CARD, speed, LOW_CARD, 'end');
  const energyX = SIDE + speed + GAP;
  cards.energy = box(energyX, bottom - LOW_CARD, SIDE + column - energyX, LOW_CARD, 'end');
}

/** The next manoeuvre at the top, how far it still is at the bottom. */
function guideColumn(
  facts: DesktopFacts,
  cards: Cards,
  form: 'wide' | 'compact',
  holdsSpeed: boolean,
): void {
  const { column, speed } = FORMS[form];
  const bottom = facts.height - EDGE;
  const room = bottom - EDGE - LOW_CARD - GAP;
  const wanted = facts.guidance === 'arrived' ? ARRIVED_HEIGHT : MANOEUVRE_HEIGHT;
  cards.manoeuvre = box(SIDE, EDGE, column, Math.min(room, wanted));
  if (!holdsSpeed) {
    cards.progress = box(SIDE, bottom - LOW_CARD, column, LOW_CARD, 'end');
    return;
  }
  cards.speed = box(SIDE, bottom - LOW_CARD, speed, LOW_CARD, 'end');
  const x = SIDE + speed + GAP;
  cards.progress = box(x, bottom - LOW_CARD, SIDE + column - x, LOW_CARD, 'end', 'brief');
}

/** The free part of the map, px. */
interface FreeMap {
  readonly x: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * What the bottom of the free map carries: at the right, from below, the simulation, the order under
 * way, and a suggestion; beside or above them the source line, what was said, and the way back to the
 * car. The source line always finds a place; the suggestion is the first to wait.
 */
function lowFree(facts: DesktopFacts, cards: Cards, free: FreeMap): void {
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

/** Typing: results and keys; guidance shrinks to a strip, the rest of the desktop waits. */
function keyboardCards(facts: DesktopFacts, form: 'wide' | 'compact'): Cards {
  const { width, height, hasNotice } = facts;
  const { list, status } = FORMS[form];
  const isGuided = facts.guidance !== 'none';
  const bottom = height - EDGE;
  const keys = KEYBOARD_HEIGHT[form];
  const cards: Cards = {};
  if (form === 'compact') {
    const rows = Number(isGuided) + Number(hasNotice);
    const room = width - 2 * SIDE;
    const share = rows === 2 ? (room - GAP) / 2 : room;
    if (isGuided) {
      cards.manoeuvre = box(SIDE, EDGE, share, STATUS_HEIGHT, 'start', 'brief');
    }
    if (hasNotice) {
      cards.notice = box(width - SIDE - share, EDGE, share, STATUS_HEIGHT);
    }
    const top = rows > 0 ? EDGE + STATUS_HEIGHT + 8 : EDGE;
    cards.keyboard = box(SIDE, bottom - keys, room, keys, 'end');
    cards.panel = box(SIDE, top, room, bottom - keys - 8 - top);
    return cards;
  }
  const x = SIDE + list + GAP;
  const right = width - SIDE - x;
  cards.panel = box(SIDE, EDGE, list, bottom - EDGE);
  cards.keyboard = box(x, bottom - keys, right, keys, 'end');
  cards.status = box(width - SIDE - status, EDGE, status, STATUS_HEIGHT, 'end');
  const underStatus = EDGE + STATUS_HEIGHT + 8;
  const strip = Math.min(STRIP, bottom - keys - GAP - underStatus);
  const share = isGuided && hasNotice ? (right - GAP) / 2 : right;
  if (isGuided) cards.manoeuvre = box(x, underStatus, share, strip, 'start', 'brief');
  if (hasNotice) {
    cards.notice = box(width - SIDE - share, underStatus, share, ROW);
  }
  return cards;
}

/** Portrait: one above the other, the map in the middle. */
function tallCards(facts: DesktopFacts): Cards {
  const { width, height, panel, hasNotice } = facts;
  const { speed, status } = FORMS.tall;
  const isGuided = facts.guidance !== 'none';
  const room = width - 2 * SIDE;
  const bottom = height - EDGE;
  const cards: Cards = {
    status: box(
      width - SIDE - Math.min(status, room),
      EDGE,
      Math.min(status, room),
      STATUS_HEIGHT,
      'end',
    ),
  };
  let top = EDGE + STATUS_HEIGHT + 8;
  if (hasNotice) {
    cards.notice = box(SIDE, top, room, ROW);
    top += ROW + GAP;
  }

  if (panel !== null) {
    // The speed stays in sight, and beside it the next manoeuvre or the energy.
    cards.speed = box(SIDE, top, speed, STRIP);
    const rest = box(SIDE + speed + GAP, top, room - speed - GAP, STRIP);
    if (isGuided) cards.manoeuvre = { ...rest, size: 'brief' };
    else cards.energy = rest;
    top += STRIP + GAP;
    const keys = facts.hasKeyboard && isTypedInto(panel) ? KEYBOARD_HEIGHT.tall + GAP : 0;
    if (keys > 0) {
      cards.keyboard = box(SIDE, bottom - KEYBOARD_HEIGHT.tall, room, KEYBOARD_HEIGHT.tall, 'end');
    }
    // A list leaves a part of the map for its pins.
    const free = isList(panel) && keys === 0 ? Math.round((bottom - top) * 0.36) : keys;
    cards.panel = box(SIDE, top, room, bottom - free - top);
    if (isList(panel) && keys === 0) {
      cards.source = box(SIDE, bottom - SOURCE_HEIGHT, room - TARGET - GAP, SOURCE_HEIGHT, 'end');
    }
    return cards;
  }

  let low = bottom;
  if (facts.planning !== 'none') {
    const preview = Math.min(680, Math.round(height * 0.45));
    cards.preview = box(SIDE, low - preview, room, preview, 'end');
    low -= preview + GAP;
  }
  if (isGuided) {
    const isBrief = facts.planning !== 'none';
    const wanted = facts.guidance === 'arrived' ? ARRIVED_HEIGHT : MANOEUVRE_HEIGHT;
    const manoeuvre = isBrief ? STRIP : wanted;
    cards.manoeuvre = box(SIDE, top, room, manoeuvre, 'start', isBrief ? 'brief' : 'whole');
    top += manoeuvre + GAP;
    if (!isBrief) {
      const x = SIDE + speed + GAP;
      cards.progress = box(x, low - LOW_CARD, width - SIDE - x, LOW_CARD, 'end');
    }
    cards.speed = box(SIDE, low - LOW_CARD, speed, LOW_CARD, 'end');
    low -= isBrief ? 0 : LOW_CARD + GAP;
  } else {
    if (facts.planning === 'none') {
      cards.search = box(SIDE, top, room, SEARCH_HEIGHT);
      top += SEARCH_HEIGHT + GAP;
      if (facts.isResumable) {
        cards.resume = box(SIDE, top, room, RESUME_HEIGHT);
        top += RESUME_HEIGHT + GAP;
      }
    }
    cards.speed = box(SIDE, low - LOW_CARD, speed, LOW_CARD, 'end');
    const x = SIDE + speed + GAP;
    if (facts.planning === 'none') {
      cards.energy = box(x, low - LOW_CARD, width - SIDE - x, LOW_CARD, 'end');
      low -= LOW_CARD + GAP;
    }
  }
  if (facts.isPlaying && facts.planning === 'none') {
    cards.nowPlaying = box(SIDE, low - NOW_PLAYING_BRIEF, room, NOW_PLAYING_BRIEF, 'end', 'brief');
    low -= NOW_PLAYING_BRIEF + GAP;
  }
  const controlsX = width - SIDE - TARGET;
  const controls = Math.min(CONTROLS_HEIGHT, low - top);
  cards.controls = box(controlsX, low - controls, TARGET, controls, 'end');
  const speedStandsLow = facts.planning !== 'none';
  lowFree(facts, cards, {
    x: speedStandsLow ? SIDE + speed + GAP : SIDE,
    end: controlsX - GAP,
    top,
    bottom: low,
  });
  return cards;
}

/** Cards that the camera keeps clear of, by the edge of the map they stand at. */
const EDGES: readonly (readonly [CardName, keyof MapInsets])[] = [
  ['status', 'top'],
  ['controls', 'right'],
];

/** The least part of the map worth steering the camera into, px. */
const LEAST_FREE = { width: 240, height: 180 } as const;

function insetsOf(facts: DesktopFacts, cards: Cards): MapInsets {
  const { width, height } = facts;
  const isTall = desktopForm(facts) === 'tall';
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  const cover = (name: CardName, edge: keyof MapInsets) => {
    const card = cards[name];
    if (!card) return;
    const reach = {
      top: card.y + card.height,
      right: width - card.x,
      bottom: height - card.y,
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
    // Where the map is narrow, a suggestion would lie on the car.
    if (desktopForm(facts) === 'compact') cover('suggestion', 'bottom');
  }
  const freeWidth = width - insets.left - insets.right;
  const freeHeight = height - insets.top - insets.bottom;
  // Nothing useful is left: the camera then looks at the middle, behind what covers it.
  if (freeWidth < LEAST_FREE.width || freeHeight < LEAST_FREE.height) {
    return { top: 0, right: 0, bottom: 0, left: 0 };
  }
  return insets;
}
