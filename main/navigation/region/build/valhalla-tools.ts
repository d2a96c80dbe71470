import { spawn } from 'node:child_process';
import { access, chmod, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { RegionError, messageOf } from '../region-error.ts';

export type ValhallaTool = 'valhalla_build_admins' | 'valhalla_build_tiles';

const LAST_LINES = 5;
const MAX_KEPT_OUTPUT = 64 * 1024;

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/**
 * Runs a builder that the Valhalla package brings along.
 * @param workDir where it leaves its lists of duplicates and the like
 * @returns what it printed, at most the last 64 KiB
 * @throws RegionError `tool-failed` with its last words
 */
export async function runValhalla(
  tool: ValhallaTool,
  args: readonly string[],
  workDir: string,
  signal?: AbortSignal,
): Promise<string> {
  const file = await executable(tool);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = spawn(file, args, {
    cwd: workDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-MAX_KEPT_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let trouble: Error | undefined;
  child.on('error', (error) => (trouble = error));
  // Not before it has ended: until then it writes into the folder that the caller will remove.
  child.on('close', (code, killedBy) => {
    const text = output.replaceAll(COLOURS, '');
    if (trouble) reject(failed(tool, messageOf(trouble), trouble));
    else if (code === 0) resolve(text);
    else reject(failed(tool, `ended with ${killedBy ?? `exit code ${code}`}. ${lastLines(text)}`));
  });
  return promise;
}

function failed(tool: ValhallaTool, why: string, cause?: unknown): RegionError {
  return new RegionError('tool-failed', `${tool} ${why}`.trim(), cause);
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-LAST_LINES).join(' | ');
}

/** Path of a builder; made executable where an unpacking step lost the permission. */
async function executable(tool: ValhallaTool): Promise<string> {
  const home = dirname(createRequire(import.meta.url).resolve('@valhallajs/valhallajs'));
  const file = join(home, platform(), arch(), tool);
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    throw failed(
      tool,
      `does not exist for ${platform()}/${arch()}: build the pack on linux/x64, linux/arm64, or darwin/arm64.`,
      error,
    );
  }
  try {
    await access(file, constants.X_OK);
  } catch {
    await chmod(file, 0o755);
  }
  return file;
}
