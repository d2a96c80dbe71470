import { THEMES, type Theme } from '../../../shared/settings/settings.ts';
import { PALETTES } from '../style/palette.ts';
import { GLYPHS } from './glyphs.ts';
import { poiColour } from './poi-colours.ts';

/** A picture for the map, in device pixels of {@link ICON_RATIO}. */
export interface DrawnIcon {
  readonly image: ImageData;
  /** Parts that may be stretched, and the part that text fits into: plates for road numbers. */
  readonly stretch?: {
    readonly stretchX: [number, number][];
    readonly stretchY: [number, number][];
    readonly content: [number, number, number, number];
  };
}

export const ICON_RATIO = 2;

type Draw = (
  context: OffscreenCanvasRenderingContext2D,
  theme: Theme,
  words: readonly string[],
) => void;

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly draw: Draw;
  readonly stretches?: boolean;
}

/**
 * Draws the picture a style asks for by name: what it is, then what it needs to know, then the theme,
 * with colons between: `poi:fuel:night`, `pin:search:3:day`.
 *
 * @returns `null` for a name that is none of ours
 */
export function drawIcon(name: string): DrawnIcon | null {
  const words = name.split(':');
  const theme = THEMES.find((one) => one === words.at(-1));
  const drawing = DRAWINGS[words[0] ?? ''];
  if (!theme || !drawing) return null;
  const { width, height, draw, stretches } = drawing;
  const canvas = new OffscreenCanvas(width * ICON_RATIO, height * ICON_RATIO);
  // Drawn by the processor: reading a picture back from the graphics card halts the frame.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.scale(ICON_RATIO, ICON_RATIO);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  draw(context, theme, words.slice(1, -1));
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  return stretches ? { image, stretch: plateStretch(canvas.width, canvas.height) } : { image };
}

function plateStretch(width: number, height: number): NonNullable<DrawnIcon['stretch']> {
  const edge = 8;
  return {
    stretchX: [[edge, width - edge]],
    stretchY: [[edge, height - edge]],
    content: [edge, edge / 2, width - edge, height - edge / 2],
  };
}

/** A glyph of the grid of 24, centred and scaled to `size`. */
function glyph(
  context: OffscreenCanvasRenderingContext2D,
  name: string,
  centre: { readonly x: number; readonly y: number },
  size: number,
  colour: string,
): void {
  context.save();
  context.translate(centre.x - size / 2, centre.y - size / 2);
  context.scale(size / 24, size / 24);
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.stroke(new Path2D(GLYPHS[name] ?? ''));
  context.restore();
}

const POI_SIZE = 34;

const poi: Draw = (context, theme, [category = '']) => {
  const middle = POI_SIZE / 2;
  context.beginPath();
  context.arc(middle, middle, middle - 2, 0, 2 * Math.PI);
  context.fillStyle = poiColour(category, theme);
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = theme === 'night' ? '#0e141b' : '#ffffff';
  context.stroke();
  const ink = theme === 'night' ? '#e6ebf1' : '#ffffff';
  glyph(context, category, { x: middle, y: middle }, 20, ink);
};

const PIN = { width: 56, height: 68 };

/** A drop that stands on its point, with a number or a glyph in it. */
function drop(context: OffscreenCanvasRenderingContext2D, fill: string, edge: string): void {
  const { width, height } = PIN;
  const radius = 24;
  const middle = width / 2;
  const top = 2;
  context.beginPath();
  context.arc(middle, top + radius, radius, Math.PI * 0.82, Math.PI * 0.18);
  context.quadraticCurveTo(middle + 8, height - 18, middle, height - 3);
  context.quadraticCurveTo(middle - 8, height - 18, middle - radius * 0.844, top + radius * 1.536);
  context.closePath();
  context.shadowColor = 'rgb(0 0 0 / 35%)';
  context.shadowBlur = 6;
  context.shadowOffsetY = 2;
  context.fillStyle = fill;
  context.fill();
  context.shadowColor = 'transparent';
  context.lineWidth = 2.5;
  context.strokeStyle = edge;
  context.stroke();
}

const PIN_FILL: Readonly<Record<string, Readonly<Record<Theme, string>>>> = {
  search: { day: '#0b66d8', night: '#3a86e0' },
  selected: { day: '#b3261e', night: '#e2574c' },
  destination: { day: '#d23b31', night: '#e2574c' },
  via: { day: '#0b66d8', night: '#3a86e0' },
  charging: { day: '#0b8457', night: '#249a6a' },
};

const pin: Draw = (context, theme, [kind = 'search', label = '']) => {
  drop(context, (PIN_FILL[kind] ?? PIN_FILL['search'])?.[theme] ?? '', '#ffffff');
  const centre = { x: PIN.width / 2, y: 26 };
  const picture = kind === 'destination' ? 'flag' : kind === 'charging' ? 'charging' : null;
  if (picture) {
    glyph(context, picture, centre, 26, '#ffffff');
    return;
  }
  context.fillStyle = '#ffffff';
  context.font = `640 ${label.length > 1 ? 24 : 28}px 'Noto Sans SC Variable', sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillText(label, centre.x, centre.y + 10);
};

const oneWay: Draw = (context, theme) => {
  context.strokeStyle = PALETTES[theme].arrow;
  context.lineWidth = 2;
  context.stroke(new Path2D('M3 7h16M14 2.500 19 7l-5 4.500'));
};

const turnHead: Draw = (context, theme) => {
  const { turn, routeCasing } = PALETTES[theme];
  context.fillStyle = turn;
  context.strokeStyle = routeCasing;
  context.lineWidth = 3;
  const head = new Path2D('M20 3 36 30H4Z');
  context.stroke(head);
  context.fill(head);
};

const plate =
  (colours: Readonly<Record<Theme, string>>): Draw =>
  (context, theme) => {
    context.beginPath();
    context.roundRect(1, 1, 26, 20, 5);
    context.fillStyle = colours[theme];
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = theme === 'night' ? '#0e141b' : '#ffffff';
    context.stroke();
  };

const DRAWINGS: Readonly<Record<string, Drawing>> = {
  poi: { width: POI_SIZE, height: POI_SIZE, draw: poi },
  pin: { ...PIN, draw: pin },
  'one-way': { width: 22, height: 14, draw: oneWay },
  'turn-head': { width: 40, height: 34, draw: turnHead },
  'shield-motorway': {
    width: 28,
    height: 22,
    draw: plate({ day: '#1f7a4a', night: '#24613f' }),
    stretches: true,
  },
  shield: {
    width: 28,
    height: 22,
    draw: plate({ day: '#a8742a', night: '#6e5426' }),
    stretches: true,
  },
};
