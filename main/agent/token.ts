import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { AgentStartError, hasCode, messageOf } from './agent-error.ts';

const TOKEN_BYTES = 32;
const TOKEN_PATTERN = /^[\x21-\x7e]{16,256}$/;

/** Where agent and host look for the token unless told otherwise. */
export function defaultTokenFile(env: Readonly<Record<string, string | undefined>>): string {
  const runtimeDir = env['XDG_RUNTIME_DIR'];
  const dir = runtimeDir ?? join(env['HOME'] ?? homedir(), '.local', 'state');
  return join(dir, 'zhilu', 'agent.token');
}

/**
 * Reads the token that clients must present, creating the file (mode 0600, random token) when it
 * is missing.
 *
 * @throws AgentStartError when the file is readable by others, malformed, or cannot be used.
 */
export async function readOrCreateToken(file: string): Promise<string> {
  try {
    return await readToken(file);
  } catch (thrown) {
    if (!hasCode(thrown, 'ENOENT')) throw tokenError(file, thrown);
  }
  try {
    await createToken(file);
    return await readToken(file);
  } catch (thrown) {
    throw tokenError(file, thrown);
  }
}

async function readToken(file: string): Promise<string> {
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) {
    throw new AgentStartError(
      'token-file',
      `The token file ${file} is accessible to other users. Run: chmod 600 ${file}`,
    );
  }
  const token = (await readFile(file, 'utf8')).trim();
  if (!TOKEN_PATTERN.test(token)) {
    throw new AgentStartError(
      'token-file',
      `The token file ${file} does not hold one token of 16 to 256 printable characters. ` +
        'Delete it and start the agent again to get a new one.',
    );
  }
  return token;
}

/** Puts a complete file in place at once, so that no reader ever sees half a token. */
async function createToken(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${randomBytes(TOKEN_BYTES).toString('base64url')}\n`, {
      flag: 'wx',
      mode: 0o600,
    });
    await link(draft, file);
  } catch (thrown) {
    // Another agent created it meanwhile: its token is as good.
    if (!hasCode(thrown, 'EEXIST')) throw thrown;
  } finally {
    await rm(draft, { force: true });
  }
}

function tokenError(file: string, thrown: unknown): AgentStartError {
  if (thrown instanceof AgentStartError) return thrown;
  return new AgentStartError(
    'token-file',
    `The token file ${file} cannot be used: ${messageOf(thrown)}`,
    thrown,
  );
}

/** Compares tokens in a time that depends on neither their content nor their length. */
export function sameToken(presented: string, expected: string): boolean {
  return timingSafeEqual(digest(presented), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
