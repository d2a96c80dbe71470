import type { Panel } from '../actions/panel.ts';

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
  /**
   * What the assistant is at. `talking`: it listens, thinks, or has answered. `asking`: the driver is to
   * answer. `typing`: the driver types to it.
   */
  readonly assistant: 'none' | 'talking' | 'asking' | 'typing';
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
  'assistant',
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

/** What every card keeps to, px. */
export const SIDE = 16;
export const EDGE = 12;
export const GAP = 12;
/** Design for Driving: 76 dp. */
export const TARGET = 76;
export const ROW = TARGET;
export const SOURCE_HEIGHT = 36;

/** A display of at least this width shows a list and the keyboard side by side, px. */
const WIDE_FROM = 1400;

/** Which of the three arrangements fits a stage. */
export function desktopForm({
  width,
  height,
}: Pick<DesktopFacts, 'width' | 'height'>): DesktopForm {
  if (height > width) return 'tall';
  return width >= WIDE_FROM ? 'wide' : 'compact';
}

/** Cards while they are being placed. */
export type Cards = Partial<Record<CardName, CardBox>>;

/** A place for a card. */
export function box(
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
export function isList(panel: Panel | null): boolean {
  return panel === 'navigation';
}
