import type { MessagePort } from 'node:worker_threads';
import { HearingEngine, type Sherpa } from './engine.ts';
import type { HearingJob, HearingNews, HearingWorkerData } from './messages.ts';

/**
 * Loads the models and does the host's jobs until the thread ends. What the native side throws while
 * it works ends the thread, which is then started anew.
 */
export function serveHearing(port: MessagePort, data: HearingWorkerData, addon: Sherpa): void {
  const tell = (news: HearingNews) => port.postMessage(news);
  let engine: HearingEngine;
  try {
    engine = new HearingEngine(addon, data, tell);
  } catch (error) {
    tell({ kind: 'refused', why: error instanceof Error ? error.message : String(error) });
    return;
  }
  tell({ kind: 'ready' });
  port.on('message', (job: HearingJob) => {
    engine.work(job);
    tell({ kind: 'done' });
  });
}
