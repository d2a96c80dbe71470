/**
 * The shape of the car, seen from above, in centimetres: x from the middle line to the right,
 * y from the front bumper to the rear. A mid-size fastback of 4.78 m by 1.93 m with a wheelbase of
 * 2.78 m.
 */

type Point = readonly [x: number, y: number];

/** The two control points and the end of a cubic Bézier curve. */
type Curve = readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

/** The part of a closed outline right of the middle line; it starts and ends on that line. */
interface HalfOutline {
  readonly start: Point;
  readonly curves: readonly Curve[];
}

/** The path data of an outline that is the same on both sides of the middle line. */
export function symmetricPath({ start, curves }: HalfOutline): string {
  const ends: readonly Point[] = [start, ...curves.map(([, , , , x, y]): Point => [x, y])];
  const right = curves.map((curve) => `C${curve.join(' ')}`);
  const left = curves
    .map(([x1, y1, x2, y2], index) => {
      const [x, y] = ends[index] ?? start;
      return `C${[-x2, y2, -x1, y1, -x, y].join(' ')}`;
    })
    .reverse();
  return [`M${start.join(' ')}`, ...right, ...left, 'Z'].join('');
}

/** What the drawing shows: the car, the reach of its open doors, and the foot of its light cones. */
export const VIEW = { left: -184, top: -70, width: 368, height: 566 } as const;

export const BODY = symmetricPath({
  start: [0, 0],
  curves: [
    [34, 0, 58, 4, 73, 15],
    [86, 25, 91, 44, 93.5, 66],
    [95.5, 86, 96.5, 98, 96.5, 112],
    [96.5, 140, 93, 158, 92.6, 180],
    [92, 220, 92, 270, 92.8, 306],
    [93.4, 332, 97, 350, 97, 376],
    [97, 412, 94, 436, 86, 453],
    [80, 466, 66, 473, 46, 475.5],
    [30, 477, 14, 478, 0, 478],
  ],
});

/** Body without bumpers and sills: carries the light along the shoulders. */
export const SHOULDER = symmetricPath({
  start: [0, 10],
  curves: [
    [32, 10, 54, 14, 66, 24],
    [77, 36, 83, 60, 85, 100],
    [86, 130, 84, 160, 83.5, 190],
    [83, 230, 83, 280, 84, 316],
    [85, 350, 86, 380, 84, 410],
    [82, 436, 76, 450, 66, 457],
    [44, 466, 20, 468, 0, 468],
  ],
});

export const HOOD = symmetricPath({
  start: [0, 13],
  curves: [
    [28, 13, 48, 17, 58, 27],
    [68, 42, 74, 84, 75, 122],
    [75, 134, 73, 142, 69, 148],
    [46, 140, 22, 137, 0, 137],
  ],
});

export const ENGINE_BAY = symmetricPath({
  start: [0, 20],
  curves: [
    [26, 20, 44, 24, 52, 34],
    [61, 50, 67, 86, 68, 120],
    [68, 130, 67, 136, 64, 141],
    [42, 134, 20, 131, 0, 131],
  ],
});

export const WINDSCREEN = symmetricPath({
  start: [0, 141],
  curves: [
    [24, 141, 50, 144, 70, 153],
    [68, 172, 63, 196, 58, 213],
    [40, 206, 20, 203, 0, 203],
  ],
});

export const ROOF = symmetricPath({
  start: [0, 205],
  curves: [
    [20, 205, 40, 208, 58, 215.5],
    [61, 240, 61.5, 310, 55.5, 360],
    [40, 366, 20, 368, 0, 368],
  ],
});

export const ROOF_GLASS = symmetricPath({
  start: [0, 217],
  curves: [
    [18, 217, 36, 219, 48, 224],
    [51, 246, 51, 306, 47, 349],
    [34, 354, 18, 356, 0, 356],
  ],
});

/** The front part of the roof glass, which slides back. */
export const SUNROOF = { left: -44, top: 226, width: 88, height: 58 } as const;

export const REAR_GLASS = symmetricPath({
  start: [0, 371],
  curves: [
    [20, 371, 38, 369, 53.5, 364],
    [58, 382, 62, 398, 64, 410],
    [44, 417, 20, 419, 0, 419],
  ],
});

export const TRUNK_LID = symmetricPath({
  start: [0, 423],
  curves: [
    [22, 423, 46, 421, 67, 413],
    [73, 426, 76, 438, 75, 448],
    [60, 460, 36, 465, 0, 465],
  ],
});

export const TRUNK_FLOOR = symmetricPath({
  start: [0, 424],
  curves: [
    [20, 424, 42, 422, 60, 416],
    [65, 426, 68, 436, 67, 445],
    [54, 454, 32, 458, 0, 458],
  ],
});

/** What follows is the right-hand side; the left is its mirror image. */
export interface DoorShape {
  /** Around here the open leaf turns. */
  readonly hinge: Point;
  readonly leaf: string;
  readonly aperture: string;
  readonly glass: string;
  /** From the closed window's upper edge to the belt line: how far the glass sinks, seen from above. */
  readonly glassTravel: number;
  readonly handle: { readonly x: number; readonly y: number };
}

export const FRONT_DOOR: DoorShape = {
  hinge: [91, 170],
  leaf: 'M77,170 C82,167 88,166 92.8,166 C92,200 91.9,240 92.1,270.5 L61.6,270.5 C60.8,250 60.2,232 59.6,219 C63,198 69,182 77,170Z',
  aperture:
    'M76,171 C82,168 87,167 91,167 C90.4,200 90.4,240 90.5,270 L58,270 L58,219 C62,199 68,184 76,171Z',
  glass:
    'M75.5,176 C79.5,188 81,208 81.8,232 L82.4,266.5 L64.2,266.5 C63.4,250 62.8,234 62.4,221 C65,203 69.5,188 75.5,176Z',
  glassTravel: 19,
  handle: { x: 87.4, y: 246 },
};

export const REAR_DOOR: DoorShape = {
  hinge: [91, 274],
  leaf: 'M61.7,272.5 L92.1,272.5 C92.2,292 92.6,312 93.8,326 C92,338 88,346 82,352 C75,358 66,360 58.6,358.4 C60.6,330 61.8,298 61.7,272.5Z',
  aperture:
    'M58,273 L90.5,273 C90.6,292 91,310 92,325 C90,336 86,344 81,350 C74,356 66,358 57,357Z',
  glass:
    'M64.3,276.5 L82.5,276.5 C82.6,300 82.2,322 79,336 C76,347 70,352.5 62,354 C63.6,330 64.5,302 64.3,276.5Z',
  glassTravel: 19,
  handle: { x: 87.2, y: 306 },
};

/** How far an open door stands out, degrees; the second is what fits beside its neighbour. */
export const DOOR_SWING = { front: 56, rear: 52 } as const;

export const MIRROR =
  'M88,168 C96,163 106,163 111,168 C113,172 111,178 106,179.5 C99,181 92,179 88,174Z';

export const WHEELS = { left: 74, width: 25.5, height: 72, frontTop: 64, rearTop: 342 } as const;

export const HEADLAMP =
  'M44,6 C58,8 67,12 74,18.5 C83,28 87.5,40 89,52 C89.5,56 86,56 83,52 C76,40 66,27 56,19 C50,14 46,10 44,6Z';
export const DAYTIME_LIGHT = 'M47,9.5 C60,13.5 72,24 86.5,51';
export const TAIL_LAMP = 'M90,440 C85,456 76,463 60,467 L60,471.5 C78,469 89,460 93.4,443Z';
export const TAIL_BAR = 'M-62,471.5 C-30,475 30,475 62,471.5';

/** Indicator lamps: front corner, mirror, rear corner. */
export const INDICATORS = [
  'M66,11.5 C78,18 86,32 90,50',
  'M97,164.5 C103,163.5 108,165 111,169',
  'M93.5,441 C90,453 84,461 75,465.5',
] as const;

/** Light on the road from one lamp: dipped is wide and short, main is long. */
export const LOW_BEAM = 'M52,10 C64,16 76,26 86,40 L132,-58 C104,-70 52,-70 18,-60Z';
export const HIGH_BEAM = 'M54,10 C64,16 74,24 84,36 L104,-96 C84,-106 54,-106 32,-98Z';

/** Charging inlet at the left rear, and the cable that leads away from it. */
export const CHARGE_PORT = { x: -90, y: 444 } as const;
export const CHARGE_CABLE = 'M-96,446 C-128,448 -140,462 -140,496';
