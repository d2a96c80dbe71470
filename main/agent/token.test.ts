import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AgentStartError } from './agent-error.ts';
import { defaultTokenFile, readOrCreateToken, sameToken } from './token.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhilu-token-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe('readOrCreateToken', () => {
  it('creates a private file once and reads it again', async () => {
    const file = join(dir, 'run', 'agent.token');
    const token = await readOrCreateToken(file);
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readOrCreateToken(file)).toBe(token);
    expect(await readdir(join(dir, 'run'))).toEqual(['agent.token']);
  });

  it('gives agents that start together the same token', async () => {
    const file = join(dir, 'agent.token');
    const tokens = await Promise.all(Array.from({ length: 8 }, () => readOrCreateToken(file)));
    expect(new Set(tokens).size).toBe(1);
  });

  it('refuses a file that others can read, and says what to do', async () => {
    const file = join(dir, 'agent.token');
    await readOrCreateToken(file);
    await chmod(file, 0o644);
    await expect(readOrCreateToken(file)).rejects.toThrow(`chmod 600 ${file}`);
  });

  it.each(['', 'short', 'has spaces in the middle of it'])(
    'refuses a file without a token: "%s"',
    async (content) => {
      const file = join(dir, 'agent.token');
      await writeFile(file, content, { mode: 0o600 });
      await expect(readOrCreateToken(file)).rejects.toThrow(AgentStartError);
    },
  );

  it('refuses a path that cannot be a file', async () => {
    await expect(readOrCreateToken(dir)).rejects.toThrow(AgentStartError);
  });
});

describe('sameToken', () => {
  it('compares content, of any length', () => {
    expect(sameToken('abc', 'abc')).toBe(true);
    expect(sameToken('abc', 'abd')).toBe(false);
    expect(sameToken('', 'abc')).toBe(false);
    expect(sameToken('abcabc', 'abc')).toBe(false);
  });
});

describe('defaultTokenFile', () => {
  it('prefers the runtime directory of the session', () => {
    expect(defaultTokenFile({ XDG_RUNTIME_DIR: '/run/user/1000', HOME: '/home/car' })).toBe(
      '/run/user/1000/zhilu/agent.token',
    );
    expect(defaultTokenFile({ HOME: '/home/car' })).toBe(
      '/home/car/.local/state/zhilu/agent.token',
    );
  });
});
