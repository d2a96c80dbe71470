import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type {
  Place,
  PlaceCategory,
  PlaceHit,
  PlaceQuery,
  Point,
} from '../../../shared/navigation/place.ts';
import type { LonLat } from '../../../shared/navigation/polyline.ts';
import { findWorker } from '../../bundle/find-bundled.ts';
import type {
  NumberedPlaceAnswer,
  PlaceJobKind,
  PlaceJobs,
  PlacesFailure,
  PlacesResult,
} from './places-messages.ts';
import type { PlaceAnswer, SearchContext } from './search-types.ts';

/**
 * The place search of the host. It works in a thread of its own, one job at a time. Answers are values:
 * nothing rejects.
 */
export interface Places {
  /** Opens the place index of a region, in place of the one before. */
  open(regionId: string, file: string): Promise<PlacesResult<null>>;
  /**
   * Searches; `stream` names who is typing. A search that still waits when the next one of its stream
   * comes is dropped and answered with `superseded`.
   */
  search(
    query: PlaceQuery,
    context?: SearchContext,
    stream?: string,
  ): Promise<PlacesResult<PlaceAnswer>>;
  nearby(category: PlaceCategory, near: Point, limit: number): Promise<PlacesResult<PlaceHit[]>>;
  /** `line` is `[lon, lat]` in driving order; `maxDetourM` how much longer the way may get. */
  alongRoute(
    category: PlaceCategory,
    line: readonly LonLat[],
    maxDetourM: number,
    limit: number,
  ): Promise<PlacesResult<PlaceHit[]>>;
  reverse(point: Point): Promise<PlacesResult<Place | null>>;
  byId(id: string): Promise<PlacesResult<Place | null>>;
  close(): Promise<void>;
}

export interface PlacesOptions {
  readonly log: Logger;
  /** The thread's entry; found by itself beside this module, or in the bundle's folder. */
  readonly workerFile?: URL;
}

interface Waiting {
  readonly number: number;
  readonly kind: PlaceJobKind;
  readonly input: PlaceJobs[PlaceJobKind]['input'];
  readonly stream: string | null;
  readonly settle: (result: PlacesResult<PlaceJobs[PlaceJobKind]['output']>) => void;
}

/** Starts the place search; its thread starts with the first job. */
export function createPlaces({ log, workerFile }: PlacesOptions): Places {
  let thread: Worker | null = null;
  let region: PlaceJobs['open']['input'] | null = null;
  let current: Waiting | null = null;
  let queue: Waiting[] = [];
  let numbers = 0;
  let isClosed = false;

  function start(): Worker {
    const started = new Worker(workerFile ?? findWorker('places-worker', import.meta.url));
    thread = started;
    let why = 'it ended';
    started.on('error', (error) => {
      why = error instanceof Error ? error.message : String(error);
    });
    started.on('message', ({ number, result }: NumberedPlaceAnswer) => {
      if (current?.number !== number) return;
      const done = current;
      current = null;
      done.settle(result);
      next();
    });
    started.on('exit', (code) => {
      if (thread !== started) return;
      thread = null;
      if (isClosed) return;
      log.error({ code, why, job: current?.kind }, 'the place search ended and will be restarted');
      const lost = current;
      current = null;
      lost?.settle(failed({ kind: 'crashed', detail: why }));
      // The new thread knows no region yet. If opening is what it dies of, it is not tried again.
      if (lost?.kind === 'open') region = null;
      else if (region) reopen(region);
      next();
    });
    return started;
  }

  function reopen(input: PlaceJobs['open']['input']): void {
    const settle = (result: PlacesResult<unknown>): void => {
      if (!result.ok) log.error({ failure: result.failure }, 'the places cannot be opened again');
    };
    queue.unshift({ number: ++numbers, kind: 'open', input, stream: null, settle });
  }

  function next(): void {
    if (current || isClosed) return;
    const job = queue.shift();
    if (!job) return;
    current = job;
    const { number, kind, input } = job;
    (thread ?? start()).postMessage({ number, kind, input });
  }

  function ask<Kind extends PlaceJobKind>(
    kind: Kind,
    input: PlaceJobs[Kind]['input'],
    stream: string | null = null,
  ): Promise<PlacesResult<PlaceJobs[Kind]['output']>> {
    if (isClosed) return Promise.resolve(failed({ kind: 'closed' }));
    if (stream !== null) {
      const older = queue.filter((job) => job.stream === stream);
      queue = queue.filter((job) => job.stream !== stream);
      for (const job of older) job.settle(failed({ kind: 'superseded' }));
    }
    return new Promise((resolve) => {
      // The answer carries the number of this job, so it is of this kind.
      const settle = resolve as Waiting['settle'];
      queue.push({ number: ++numbers, kind, input, stream, settle });
      next();
    });
  }

  return {
    open(regionId, file) {
      region = { regionId, file };
      return ask('open', region);
    },
    search: (query, context = {}, stream = 'search') => ask('search', { query, context }, stream),
    nearby: (category, near, limit) => ask('nearby', { category, near, limit }),
    alongRoute: (category, line, maxDetourM, limit) =>
      ask('alongRoute', { category, line, maxDetourM, limit }),
    reverse: (point) => ask('reverse', { point }),
    byId: (id) => ask('byId', { id }),
    async close() {
      isClosed = true;
      const waiting = [...(current ? [current] : []), ...queue];
      current = null;
      queue = [];
      for (const job of waiting) job.settle(failed({ kind: 'closed' }));
      await thread?.terminate();
    },
  };
}

function failed(failure: PlacesFailure): { ok: false; failure: PlacesFailure } {
  return { ok: false, failure };
}
