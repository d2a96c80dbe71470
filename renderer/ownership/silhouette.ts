import type { Body } from '../../shared/ownership/catalogue.ts';

/** A car from its left side in a field of 480 × 170, the road at y = 150; own drawings, no real model. */
interface Silhouette {
  readonly body: string;
  /** Side windows, front to rear. */
  readonly windows: readonly string[];
  /** Gaps of the doors. */
  readonly gaps: string;
  /** The crease along the doors. */
  readonly crease: string;
  readonly frontLamp: string;
  readonly rearLamp: string;
  /** Middles of the wheels. */
  readonly wheels: readonly [frontX: number, rearX: number];
  readonly wheelRadius: number;
}

export const WHEEL_Y = 117;

export const SILHOUETTES: Readonly<Record<Body, Silhouette>> = {
  sedan: {
    body: 'M22,124 C14,119 13,104 19,97 C27,88 72,80 128,75 C156,57 186,42 222,38 C262,34 304,36 334,45 C358,52 380,63 396,72 L446,77 C461,80 467,91 466,104 L463,121 C462,126 458,128 452,128 L414,128 A40,40 0 0 0 334,128 L150,128 A40,40 0 0 0 70,128 L36,128 C30,128 26,127 22,124 Z',
    windows: [
      'M146,74 C168,59 196,48 226,46 L240,45 L244,76 Z',
      'M250,45 C284,43 312,47 334,54 L324,76 L254,76 Z',
      'M342,57 C356,62 368,68 378,74 L332,76 Z',
    ],
    gaps: 'M247,46 L251,122 M328,78 C330,90 322,98 320,106 M140,80 C150,95 156,110 158,122',
    crease: 'M60,95 C160,88 330,88 440,92',
    frontLamp: 'M24,96 C34,91 48,88 62,87 L52,96 C42,99 32,100 24,99 Z',
    rearLamp: 'M432,82 L459,85 C463,89 464,93 464,97 L438,92 Z',
    wheels: [110, 374],
    wheelRadius: 33,
  },
  hatchback: {
    body: 'M44,124 C36,119 35,104 41,97 C48,88 84,80 130,76 C154,56 182,42 216,38 C262,33 324,34 362,42 C384,52 402,68 414,82 C424,88 428,98 428,108 L426,121 C425,126 421,128 416,128 L398,128 A38,38 0 0 0 322,128 L164,128 A38,38 0 0 0 88,128 L58,128 C52,128 48,127 44,124 Z',
    windows: [
      'M148,75 C168,58 194,48 222,46 L240,45 L244,77 Z',
      'M250,45 C282,42 314,43 338,46 L346,78 L254,77 Z',
      'M346,47 L362,50 C376,58 388,68 396,78 L354,78 Z',
    ],
    gaps: 'M247,46 L251,122 M348,80 C350,90 330,100 318,108 M142,82 C152,96 162,110 166,122',
    crease: 'M78,96 C170,89 320,89 410,94',
    frontLamp: 'M46,96 C56,90 68,87 80,87 L70,96 C60,99 52,100 46,99 Z',
    rearLamp: 'M396,84 L415,87 C421,92 424,97 424,102 L402,95 Z',
    wheels: [126, 360],
    wheelRadius: 31,
  },
  suv: {
    body: 'M47,120 C41,114 40,92 45,84 C54,76 97,69 141,64 C160,42 180,24 206,21 C259,15 346,16 390,23 C408,34 422,54 428,68 C436,77 438,88 438,98 L436,117 C435,122 431,124 426,124 L404,124 A66,43 0 0 0 318,124 L171,124 A66,43 0 0 0 85,124 L59,124 C54,124 51,123 47,120 Z',
    windows: [
      'M157,64 C173,46 189,33 210,30 L236,28 L240,65 Z',
      'M245,28 C275,26 307,26 328,28 L336,65 L249,65 Z',
      'M336,28 L383,33 C398,42 408,55 414,66 L343,65 Z',
    ],
    gaps: 'M243,29 L246,118 M337,68 C339,82 325,92 318,100 M150,70 C159,86 167,106 171,118',
    crease: 'M77,86 C169,78 320,78 424,84',
    frontLamp: 'M48,84 C59,78 74,75 86,74 L77,84 C67,88 56,89 48,89 Z',
    rearLamp: 'M412,72 L432,75 C436,80 438,86 438,92 L417,87 Z',
    wheels: [128, 361],
    wheelRadius: 36,
  },
};
