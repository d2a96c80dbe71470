import { clipped, centrelineOf } from './centreline.ts';
import { at, inset, moved, type Extent, type Point } from './plane.ts';
import { project, offsetLine, stationAt } from './polyline.ts';
import type { Ring } from './polygon.ts';
import type { DemoSource } from './source.ts';
import { kindTags, type Tags } from './strand.ts';

export interface Track {
  readonly tags: Tags;
  readonly line: readonly Point[];
}

export interface Rail {
  readonly tracks: readonly Track[];
  readonly subways: readonly Track[];
  /** Station buildings. */
  readonly halls: readonly Ring[];
}

/** How far from the edge of the region the middle of a line ends, so that no track crosses it, m. */
const EDGE_M = 12;
/** From one track to the next, m. */
const TRACK_M = 5;

/** Railway tracks and subway lines, cut at the edge of the region. */
export function buildRail({ lines, stations, metro }: DemoSource['rail'], whole: Extent): Rail {
  const extent = inset(whole, EDGE_M);
  const tracks = lines.flatMap((source): Track[] => {
    const section = (
      index: number,
    ): { kind: 'ground' | 'bridge' | 'elevated' | 'tunnel'; tags: Tags } => {
      const { kind } = at(source.line, index);
      return { kind: source.elevated ? 'elevated' : kind, tags: {} };
    };
    const made = source.line.map((_, index) => section(index));
    const line = centrelineOf(source.line, (index) => at(made, index));
    return clipped(line, extent).flatMap((part) =>
      runsOf(part.points, part.sections).flatMap(({ points, kind }) =>
        Array.from({ length: source.tracks }, (_, track): Track => {
          const off = (track - (source.tracks - 1) / 2) * TRACK_M;
          return {
            line: offsetLine(points, () => off),
            tags: {
              railway: 'rail',
              name: source.name,
              'name:en': source.en,
              usage: 'main',
              ...kindTags(kind, 3),
            },
          };
        }),
      ),
    );
  });
  const subways = metro.flatMap(({ name, en, ref, colour, stops }) => {
    const vertices = stops.map(([, , point]) => ({ point, kind: 'tunnel' as const }));
    const section = { kind: 'tunnel' as const, tags: {} };
    const line = centrelineOf(vertices, () => section);
    return clipped(line, extent).map((part): Track => ({
      line: part.points,
      tags: { railway: 'subway', name, 'name:en': en, ref, colour, tunnel: 'yes', layer: '-2' },
    }));
  });
  const halls = stations.map(({ at: place }) => {
    const track = tracks.reduce((best, each) =>
      project(each.line, place).distanceM < project(best.line, place).distanceM ? each : best,
    );
    const { angle } = stationAt(track.line, project(track.line, place).s);
    return [
      moved(place, angle, -150, -45),
      moved(place, angle, 150, -45),
      moved(place, angle, 150, 45),
      moved(place, angle, -150, 45),
    ];
  });
  return { tracks, subways, halls };
}

function runsOf<K extends { kind: 'ground' | 'bridge' | 'elevated' | 'tunnel' }>(
  points: readonly Point[],
  sections: readonly K[],
): { points: Point[]; kind: K['kind'] }[] {
  const runs: { points: Point[]; kind: K['kind'] }[] = [];
  sections.forEach(({ kind }, index) => {
    const last = runs.at(-1);
    const next = at(points, index + 1);
    if (last?.kind === kind) last.points.push(next);
    else runs.push({ kind, points: [at(points, index), next] });
  });
  return runs;
}
