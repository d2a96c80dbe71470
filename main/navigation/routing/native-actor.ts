import { stat } from 'node:fs/promises';
import { Actor } from '@valhallajs/valhallajs';
import type { Bbox } from '../../../shared/contract/region.ts';
import { MARK_QUERY, markOfMessage, routerConfig } from './router-config.ts';

/** What is used of Valhalla's binding: queries and answers as JSON text. */
export interface NativeActor {
  route(query: string): Promise<string>;
  matrix(query: string): Promise<string>;
  isochrone(query: string): Promise<string>;
  traceAttributes(query: string): Promise<string>;
}

/**
 * Actors are never let go: the binding keeps, in every thread of libuv's pool, one router per
 * address of an actor's configuration. A new actor at the address of a freed one would answer from
 * the old one's graph. A region that is opened again gets the actor it had, unless its file changed.
 */
const actors = new Map<string, NativeActor>();
/** Actors that turned out to answer from another graph. */
const misplaced: NativeActor[] = [];

/** Tries before giving up on an actor that answers for itself. */
const MAX_TRIES = 8;

/**
 * Opens a graph and warms it: each thread of the pool opens the graph for itself at its first route,
 * which takes tens of milliseconds that no driver should wait for.
 *
 * @param nextMark a number that no actor of this process has had
 * @throws Error when Valhalla does not take the configuration
 */
export async function openActor(
  graphFile: string,
  bbox: Bbox,
  nextMark: () => number,
): Promise<NativeActor> {
  const { size, mtimeMs } = await stat(graphFile);
  const name = `${graphFile}:${size}:${mtimeMs}`;
  const known = actors.get(name);
  if (known) return known;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const mark = nextMark();
    const actor: NativeActor = new Actor(routerConfig(graphFile, mark));
    // A worker that ended took its actors along; one of their addresses may have been given again.
    const marks = await inEveryThread(() => markOf(actor));
    if (marks.some((found) => found !== mark)) {
      misplaced.push(actor);
      continue;
    }
    actors.set(name, actor);
    await inEveryThread(() => actor.route(warmUpQuery(bbox)).catch(() => undefined));
    return actor;
  }
  throw new Error('Valhalla answers from another graph');
}

/** @throws Error what Valhalla said, when that was something else than its limit */
async function markOf(actor: NativeActor): Promise<number> {
  try {
    await actor.route(MARK_QUERY);
  } catch (error) {
    const mark = error instanceof Error ? markOfMessage(error.message) : null;
    if (mark === null) throw error;
    return mark;
  }
  throw new Error('Valhalla found a way around the world');
}

/** libuv's default, and what it allows. */
const DEFAULT_POOL = 4;
const MAX_POOL = 32;

/** Runs as many at once as the pool has threads: each takes one, unless they are busy elsewhere. */
function inEveryThread<T>(run: () => Promise<T>): Promise<T[]> {
  const configured = Number(process.env['UV_THREADPOOL_SIZE'] ?? DEFAULT_POOL);
  const threads = Math.min(MAX_POOL, Math.max(1, Math.trunc(configured) || DEFAULT_POOL));
  return Promise.all(Array.from({ length: threads }, run));
}

/** Some way across the middle of the region; Valhalla looks for the nearest roads itself. */
function warmUpQuery([west, south, east, north]: Bbox): string {
  const at = (share: number) => ({
    lon: west + (east - west) * share,
    lat: south + (north - south) * share,
  });
  return JSON.stringify({
    costing: 'auto',
    directions_type: 'maneuvers',
    locations: [at(0.4), at(0.6)],
  });
}
