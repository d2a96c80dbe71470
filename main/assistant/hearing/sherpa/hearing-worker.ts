import { parentPort, workerData } from 'node:worker_threads';
import type { HearingNews, HearingWorkerData } from './messages.ts';
import { serveHearing } from './serve-hearing.ts';

/** Entry of the recogniser's thread. */

if (!parentPort) throw new Error('The recogniser runs in a worker thread');

try {
  const { default: addon } = await import('sherpa-onnx-node');
  // A structured clone of our own making; nobody but the host starts this.
  serveHearing(parentPort, workerData as HearingWorkerData, addon);
} catch (error) {
  // The package has no binary for this machine, or it does not load here.
  const why = error instanceof Error ? error.message : String(error);
  parentPort.postMessage({ kind: 'refused', why } satisfies HearingNews);
}
