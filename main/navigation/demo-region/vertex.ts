import { z } from 'zod';
import { toPlane, type Point } from './plane.ts';

/** How a stretch of road lies: on the ground, or apart from everything that crosses it. */
const KINDS = { T: 'tunnel', B: 'bridge' } as const;
export type Kind = 'ground' | 'elevated' | (typeof KINDS)[keyof typeof KINDS];

export interface SourceVertex {
  readonly point: Point;
  /** How the stretch from here to the next vertex lies. */
  readonly kind: Kind;
}

const VERTEX = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)([TB])?$/;

/**
 * `1590,2768B`: ten-thousandths of a degree east of 120° E and north of 30° N (WGS-84), and how the
 * stretch that begins there lies: a bridge, a tunnel, or nothing for the ground.
 */
function vertexOf(text: string, issues: z.core.$RefinementCtx<string>): SourceVertex {
  const match = VERTEX.exec(text);
  const [, lon, lat, kind] = match ?? [];
  if (match === null) issues.addIssue({ code: 'custom', message: `no vertex: ${text}` });
  const lonLat = { lon: 120 + Number(lon) / 10_000, lat: 30 + Number(lat) / 10_000 };
  return {
    point: toPlane(lonLat),
    kind: kind === 'T' || kind === 'B' ? KINDS[kind] : 'ground',
  };
}

/** Vertices with a space between. */
export const lineSchema = z
  .string()
  .transform((text, issues) => text.split(' ').map((part) => vertexOf(part, issues)));

export const pointSchema = z.string().transform((text, issues) => vertexOf(text, issues).point);

export const ringSchema = lineSchema.transform((vertices) => vertices.map(({ point }) => point));
