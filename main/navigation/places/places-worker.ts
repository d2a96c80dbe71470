import { parentPort } from 'node:worker_threads';
import { openPlaceIndex, PlaceIndex } from './place-index.ts';
import type {
  NumberedPlaceAnswer,
  NumberedPlaceJob,
  PlaceJobKind,
  PlaceJobs,
  PlacesResult,
} from './places-messages.ts';

/** Entry of the thread of the place search: answers one job after the other. */

if (!parentPort) throw new Error('The place search runs in a worker thread');
const port = parentPort;

let opened: { index: PlaceIndex; file: string } | null = null;

function open(file: string): PlacesResult<null> {
  opened?.index.close();
  opened = null;
  const index = openPlaceIndex(file);
  if (!(index instanceof PlaceIndex)) {
    return { ok: false, failure: { kind: 'fault', fault: index } };
  }
  opened = { index, file };
  return { ok: true, value: null };
}

function work(job: NumberedPlaceJob): PlacesResult<PlaceJobs[PlaceJobKind]['output']> {
  if (job.kind === 'open') return open(job.input.file);
  if (!opened) return { ok: false, failure: { kind: 'closed' } };
  const { index, file } = opened;
  try {
    return { ok: true, value: answer(index, job) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const message = `${file}: the place index is damaged (${cause}); rebuild or replace the pack`;
    return { ok: false, failure: { kind: 'fault', fault: { code: 'places-unreadable', message } } };
  }
}

function answer(
  index: PlaceIndex,
  job: Exclude<NumberedPlaceJob, { kind: 'open' }>,
): PlaceJobs[PlaceJobKind]['output'] {
  switch (job.kind) {
    case 'search':
      return index.search(job.input.query, job.input.context);
    case 'nearby':
      return index.nearby(job.input.category, job.input.near, job.input.limit);
    case 'alongRoute': {
      const { category, line, maxDetourM, limit } = job.input;
      return index.alongRoute(category, line, maxDetourM, limit);
    }
    case 'reverse':
      return index.reverse(job.input.point);
    case 'byId':
      return index.byId(job.input.id);
  }
}

port.on('message', (job: NumberedPlaceJob) => {
  port.postMessage({ number: job.number, result: work(job) } satisfies NumberedPlaceAnswer);
});
