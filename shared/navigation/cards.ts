import type { Panel } from '../actions/panel.ts';
import { insetsOf } from './card-insets.ts';
import {
  box,
  desktopForm,
  EDGE,
  GAP,
  isList,
  ROW,
  SIDE,
  SOURCE_HEIGHT,
  TARGET,
  type Cards,
  type DesktopFacts,
  type DesktopForm,
  type DesktopLayout,
} from './desktop-card.ts';
import { lowFree } from './free-map-cards.ts';

/**
 * What stands on the desktop over the map, and what yields when cards compete. Guidance never yields:
 * it shrinks to a strip at most. What the driver opened by hand covers what came by itself, and
 * everything else makes room.
 */

const STATUS_HEIGHT = 64;
/** The assistant beside an open panel: one row that ends above it. */
const TALK = { y: 4, height: TARGET } as const;
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
/** What plays takes one row at least; with more room it shows itself whole. */
const NOW_PLAYING_BRIEF = 88;
const NOW_PLAYING_HEIGHT = 208;

/** Sizes of each form: the column of the driver, the speed, lists, and the status line at most, px. */
const FORMS = {
  wide: { column: 560, speed: 168, list: 656, status: 640 },
  compact: { column: 440, speed: 152, list: 560, status: 560 },
  tall: { column: 560, speed: 232, list: 656, status: 640 },
} as const;

/** The least width a notice is worth reading in, px. */
const NOTICE_LEAST = 500;

/** Which cards stand where, and what of the map stays free. Pure; the boxes never overlap. */
export function layoutDesktop(given: DesktopFacts): DesktopLayout {
  const form = desktopForm(given);
  const facts = givingWay(given, form);
  const cards = form === 'tall' ? tallCards(facts) : broadCards(facts, form);
  return { form, cards, insets: insetsOf(facts, cards) };
}

/**
 * Makes room for the assistant: what stands at its place waits, and while the driver is to answer, so
 * does what was opened by hand.
 */
function givingWay(given: DesktopFacts, form: DesktopForm): DesktopFacts {
  if (given.assistant === 'none') return given;
  const facts = { ...given, isMapMoved: false, isSimulated: false, hasKeyboard: false };
  // A narrow display has one row beside its panel: too little for three that must be in sight.
  const isCrowded = form === 'compact' && facts.guidance !== 'none' && facts.hasNotice;
  switch (given.assistant) {
    case 'talking':
      return { ...facts, panel: isCrowded ? null : facts.panel };
    case 'asking':
      return { ...facts, panel: null, planning: 'none' };
    case 'typing':
      return { ...facts, panel: null, hasKeyboard: true };
  }
}

/** The panels with a search of their own; while the driver types they are lists as well. */
function isTypedInto(panel: Panel | null): boolean {
  return isList(panel) || panel === 'media';
}

function isTyping({ panel, hasKeyboard, assistant }: DesktopFacts): boolean {
  return hasKeyboard && (isTypedInto(panel) || assistant === 'typing');
}

/** What is typed into: the panel, or the assistant. */
function typedCard({ assistant }: DesktopFacts): 'panel' | 'assistant' {
  return assistant === 'typing' ? 'assistant' : 'panel';
}

/** Landscape: the driver's column at the left, then what was opened, controls at the right. */
function broadCards(facts: DesktopFacts, form: 'wide' | 'compact'): Cards {
  const { width, height, panel, hasNotice } = facts;
  const { column, speed, list, status } = FORMS[form];
  const isGuided = facts.guidance !== 'none';
  const bottom = height - EDGE;
  const underStatus = EDGE + STATUS_HEIGHT + 8;
  const cards: Cards = {};

  if (isTyping(facts)) return keyboardCards(facts, form);

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
      hasNotice || facts.assistant !== 'none' ? (room - GAP) / 2 : room - GAP - status,
      STATUS_HEIGHT,
      'start',
      'brief',
    );
    const x = SIDE + (room + GAP) / 2;
    if (facts.assistant !== 'none') {
      cards.assistant = box(x, TALK.y, width - SIDE - x, TALK.height, 'start', 'brief');
    } else if (hasNotice) {
      cards.notice = box(x, EDGE, width - SIDE - x, STATUS_HEIGHT);
    } else {
      cards.status = box(statusX, EDGE, status, STATUS_HEIGHT, 'end');
    }
    return cards;
  }
  const columnEnd = coversColumn ? 0 : showsList && !isGuided ? SIDE + list : SIDE + column;
  const controlsX = width - SIDE - TARGET;
  const opensRight = fillsRight || (panel !== null && !isList(panel));
  const besideX = columnEnd === 0 ? SIDE : columnEnd + GAP;
  const beside = statusX - GAP - besideX;
  // Beside an open panel the assistant is a row; where there is none to spare, the status waits.
  const talks = facts.assistant !== 'none' && opensRight;
  if (talks && !hasNotice && beside >= NOTICE_LEAST) {
    cards.assistant = box(besideX, TALK.y, beside, TALK.height, 'start', 'brief');
  } else if (talks) {
    cards.assistant = box(statusX, TALK.y, status, TALK.height, 'start', 'brief');
  }
  if (cards.assistant?.x !== statusX) {
    cards.status = box(statusX, EDGE, status, STATUS_HEIGHT, 'end');
  }
  let noticeBottom = 0;
  if (hasNotice) {
    if (beside >= NOTICE_LEAST || opensRight || (showsList && isGuided)) {
      cards.notice = box(besideX, EDGE, beside, STATUS_HEIGHT + 8);
    } else {
      cards.notice = box(besideX, underStatus, controlsX - GAP - besideX, ROW);
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
    cards[typedCard(facts)] = box(SIDE, top, room, bottom - keys - 8 - top);
    return cards;
  }
  const x = SIDE + list + GAP;
  const right = width - SIDE - x;
  cards[typedCard(facts)] = box(SIDE, EDGE, list, bottom - EDGE);
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

  if (facts.assistant === 'typing') {
    const keys = KEYBOARD_HEIGHT.tall;
    cards.speed = box(SIDE, top, speed, STRIP);
    const rest = box(SIDE + speed + GAP, top, room - speed - GAP, STRIP);
    if (isGuided) cards.manoeuvre = { ...rest, size: 'brief' };
    else cards.energy = rest;
    top += STRIP + GAP;
    cards.keyboard = box(SIDE, bottom - keys, room, keys, 'end');
    cards.assistant = box(SIDE, top, room, bottom - keys - GAP - top);
    return cards;
  }
  if (panel !== null) {
    if (facts.assistant !== 'none') {
      cards.assistant = box(SIDE, top, room, ROW, 'start', 'brief');
      top += ROW + GAP;
    }
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
