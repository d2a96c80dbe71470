import { execFileSync } from 'node:child_process';
import type { SourceState } from './manifest.ts';

/** State of a checkout; unknown outside of one, or without git. */
export function readSourceState(root: string): SourceState {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return {
      commit: git('rev-parse', '--short', 'HEAD'),
      modified: git('status', '--porcelain') !== '',
    };
  } catch {
    return { commit: undefined, modified: false };
  }
}
