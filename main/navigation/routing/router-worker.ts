import { parentPort, workerData } from 'node:worker_threads';
import { reason } from '../../../shared/contract/reason.ts';
import { createEngine, type Engine } from './engine.ts';
import { openActor } from './native-actor.ts';
import type {
  Answer,
  NumberedAnswer,
  NumberedJob,
  RoutableRegion,
  RouterWorkerData,
} from './router-messages.ts';
import { serveJobs } from './serve-jobs.ts';

/** Entry of the router's thread. */

if (!parentPort) throw new Error('The router runs in a worker thread');

// A structured clone of our own making; nobody but the host starts this.
const { journalFile, firstMark } = workerData as RouterWorkerData;

let mark = firstMark;
let engine: Engine | null = null;

async function open(region: RoutableRegion): Promise<Answer<null>> {
  engine = null;
  try {
    const actor = await openActor(region.graphFile, region.bbox, () => mark++);
    engine = createEngine(actor, region);
    return { ok: true, value: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: reason('navigation.routerFailed', why) };
  }
}

async function work(job: NumberedJob): Promise<NumberedAnswer['answer']> {
  if (job.kind === 'open') return open(job.input);
  if (!engine) return { ok: false, reason: reason('navigation.noRegion') };
  switch (job.kind) {
    case 'route':
      return engine.route(job.input, job.number);
    case 'matrix':
      return engine.matrix(job.input, job.number);
    case 'reachable':
      return engine.reachable(job.input, job.number);
    case 'speedLimits':
      return engine.speedLimits(job.input, job.number);
  }
}

serveJobs(parentPort, journalFile, work);
