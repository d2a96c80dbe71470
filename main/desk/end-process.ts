import type { ChildProcess } from 'node:child_process';

/** Time a process has to end by itself before it is killed. */
const END_TIMEOUT_MS = 3000;

/** Ends a child process, politely first and by force after a pause; resolves when it is gone. */
export async function endProcess(child: ChildProcess | null): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const force = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(force);
}

/** How a process ended, in words for a person. */
export function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ?? `exit code ${code ?? 'unknown'}`;
}
