import type { MessagePort } from 'node:worker_threads';
import { fingerprintOf } from './fingerprint.ts';
import { openJournal } from './journal.ts';
import type { NumberedAnswer, NumberedJob } from './router-messages.ts';

/**
 * Takes jobs from the host and answers them. While one is being done it stands in the journal, for
 * the case that native code ends the process.
 *
 * @param journalFile `null` where none can be kept
 * @param work never rejects
 */
export function serveJobs(
  port: MessagePort,
  journalFile: string | null,
  work: (job: NumberedJob) => Promise<NumberedAnswer['answer']>,
): void {
  const journal = journalFile === null ? null : openJournal(journalFile);
  let regionId = '';
  port.on('message', (job: NumberedJob) => {
    if (job.kind === 'open') regionId = job.input.id;
    journal?.enter({ kind: job.kind, fingerprint: fingerprintOf(job, regionId) });
    void work(job).then((answer) => {
      journal?.clear();
      port.postMessage({ number: job.number, answer } satisfies NumberedAnswer);
    });
  });
}
