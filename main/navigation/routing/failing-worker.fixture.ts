import { parentPort, workerData } from 'node:worker_threads';
import type { Route } from '../../../shared/navigation/route.ts';
import type { NumberedAnswer, NumberedJob, RouterWorkerData } from './router-messages.ts';
import { serveJobs } from './serve-jobs.ts';

/** A router's worker that does what the name of the destination says, in place of native code. */

if (!parentPort) throw new Error('This is a worker');
const { journalFile } = workerData as RouterWorkerData;
let opened = '';

function routeIn(region: string): Route {
  return {
    id: region,
    geometry: '??',
    bbox: [0, 0, 0, 0],
    distanceM: 0,
    durationS: 0,
    waypoints: [{ lon: 0, lat: 0, name: '', kind: 'destination' }],
    legs: [{ distanceM: 0, durationS: 0, endShapeIndex: 0 }],
    manoeuvres: [],
    speedLimits: [],
    tolls: null,
    motorways: false,
    ferries: false,
    viaRoads: [],
  };
}

function work(job: NumberedJob): Promise<NumberedAnswer['answer']> {
  if (job.kind === 'open') opened = job.input.id;
  if (job.kind !== 'route') return Promise.resolve({ ok: true, value: null });
  switch (job.input.to.name) {
    case 'throw':
      throw new Error('the worker stumbled');
    case 'exit':
      return process.exit(3);
    case 'crash':
      // V8's own handler swallows the first SIGSEGV that no instruction caused.
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
    case 'hang':
      return new Promise(() => undefined);
    default:
      return Promise.resolve({ ok: true, value: [routeIn(opened)] });
  }
}

serveJobs(parentPort, journalFile, work);
