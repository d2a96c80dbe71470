import type { ManoeuvreType } from '../../../shared/navigation/route.ts';

/** The drawing of a manoeuvre in a square of 96, the way coming from below. */
export interface ManoeuvreShape {
  /** The way the car takes, and its arrow head. */
  readonly way: string;
  readonly head: string;
  /** The road that is not taken. */
  readonly other?: string;
  /** Drawn for the right; mirrored for the left. */
  readonly isMirrored?: boolean;
  /** Closed shapes that are filled, for what is no arrow. */
  readonly solid?: string;
}

const STRAIGHT = { way: 'M48 86V18', head: 'M26 38 48 16 70 38' };
const RIGHT = { way: 'M26 84V54Q26 38 42 38H76', head: 'M58 18 78 38 58 58' };
const SLIGHT_RIGHT = { way: 'M34 86V60Q34 52 40 46L68 18', head: 'M42 16H70V44' };
const SHARP_RIGHT = { way: 'M30 86V38Q30 24 41 34L70 64', head: 'M72 36V66H42' };
const UTURN_RIGHT = { way: 'M26 86V42A21 21 0 0 1 68 42V72', head: 'M48 54 68 74 88 54' };
const EXIT_RIGHT = {
  way: 'M32 86V64Q32 54 40 46L68 20',
  head: 'M44 18H70V44',
  other: 'M32 86V12',
};
const FORK_RIGHT = {
  way: 'M46 86V64Q46 54 53 46L74 20',
  head: 'M48 20 76 17 78 44',
  other: 'M46 64Q46 54 39 46L18 20',
};
const FORK_STRAIGHT = { ...STRAIGHT, other: 'M48 66Q50 54 60 46L78 30' };
const MERGE_RIGHT = {
  way: 'M26 86V72Q26 60 38 52L50 44Q60 36 60 26V18',
  head: 'M40 36 60 16 80 36',
  other: 'M60 86V50',
};
const PIN =
  'M48 88C48 88 20 62 20 38A28 28 0 0 1 76 38C76 62 48 88 48 88ZM48 28A10 10 0 1 0 48 48A10 10 0 1 0 48 28Z';
const PIN_RIGHT =
  'M62 72C62 72 42 54 42 36A20 20 0 0 1 82 36C82 54 62 72 62 72ZM62 29A7 7 0 1 0 62 43A7 7 0 1 0 62 29Z';
const FERRY = 'M10 56H86L74 80H22ZM28 50V36H68V50ZM42 30V14H54V30Z';

const mirrored = (shape: ManoeuvreShape): ManoeuvreShape => ({ ...shape, isMirrored: true });

const DESTINATION: ManoeuvreShape = { way: '', head: '', solid: PIN };
const DESTINATION_RIGHT: ManoeuvreShape = {
  way: '',
  head: '',
  solid: PIN_RIGHT,
  other: 'M22 88V10',
};
const SHIP: ManoeuvreShape = { way: '', head: '', solid: FERRY };

/** The shape of every manoeuvre but those of a roundabout, which have one of their own. */
const SHAPES: Readonly<Partial<Record<ManoeuvreType, ManoeuvreShape>>> = {
  StartRight: RIGHT,
  StartLeft: mirrored(RIGHT),
  Destination: DESTINATION,
  DestinationRight: DESTINATION_RIGHT,
  DestinationLeft: mirrored(DESTINATION_RIGHT),
  SlightRight: SLIGHT_RIGHT,
  Right: RIGHT,
  SharpRight: SHARP_RIGHT,
  UturnRight: UTURN_RIGHT,
  UturnLeft: mirrored(UTURN_RIGHT),
  SharpLeft: mirrored(SHARP_RIGHT),
  Left: mirrored(RIGHT),
  SlightLeft: mirrored(SLIGHT_RIGHT),
  RampStraight: FORK_STRAIGHT,
  RampRight: EXIT_RIGHT,
  RampLeft: mirrored(EXIT_RIGHT),
  ExitRight: EXIT_RIGHT,
  ExitLeft: mirrored(EXIT_RIGHT),
  StayStraight: FORK_STRAIGHT,
  StayRight: FORK_RIGHT,
  StayLeft: mirrored(FORK_RIGHT),
  // Ramps of right-hand traffic join from the right, so that the car merges to the left.
  Merge: mirrored(MERGE_RIGHT),
  MergeRight: MERGE_RIGHT,
  MergeLeft: mirrored(MERGE_RIGHT),
  FerryEnter: SHIP,
  FerryExit: SHIP,
};

/** What to draw for a manoeuvre; everything that asks nothing of the driver is straight on. */
export function manoeuvreShape(type: ManoeuvreType): ManoeuvreShape {
  return SHAPES[type] ?? STRAIGHT;
}

/** A roundabout driven anticlockwise: the way in, around, and out. */
export interface RoundaboutShape {
  readonly way: string;
  readonly head: string;
  /** The ring, drawn faintly. */
  readonly centre: { readonly x: number; readonly y: number; readonly radius: number };
}

/**
 * Where the exits lie, degrees anticlockwise from where the car enters. The data tells which exit, not
 * in which direction it leaves: the picture shows the order, the number says the rest.
 */
const EXIT_ANGLES = [90, 180, 255, 300] as const;

const CENTRE = { x: 48, y: 42, radius: 22 } as const;
const REACH = 44;

/** The drawing of a roundabout left at an exit counted from 1; without a count straight across. */
export function roundaboutShape(exit: number | undefined): RoundaboutShape {
  const index = exit === undefined ? 1 : Math.min(exit, EXIT_ANGLES.length) - 1;
  const angle = EXIT_ANGLES[index] ?? 180;
  // In the picture: from below (0°) over the right (90°) to the top (180°).
  const radians = (angle * Math.PI) / 180;
  const at = (radius: number, turn = 0) =>
    [
      CENTRE.x + radius * Math.sin(radians + turn),
      CENTRE.y + radius * Math.cos(radians + turn),
    ] as const;
  const write = ([x, y]: readonly [number, number]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const tip = at(REACH);
  const wings = [at(REACH - 16, 0.42), at(REACH - 16, -0.42)] as const;
  const isLong = angle > 180 ? 1 : 0;
  return {
    way: `M${CENTRE.x} 90V${CENTRE.y + CENTRE.radius}A${CENTRE.radius} ${CENTRE.radius} 0 ${isLong} 0 ${write(at(CENTRE.radius))}L${write(tip)}`,
    head: `M${write(wings[0])}L${write(tip)}L${write(wings[1])}`,
    centre: CENTRE,
  };
}
