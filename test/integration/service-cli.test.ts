import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-service-cli-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

function check(folder: string): Promise<{ readonly code: number; readonly report: unknown }> {
  const argv = [join(ROOT, 'main/cli/zhilu.ts'), 'service', 'check', '--json', folder];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, argv, (_error, stdout) => {
      resolve({ code: child.exitCode ?? -1, report: JSON.parse(stdout) });
    });
  });
}

describe('zhilu service check', () => {
  it('finds a built-in service whole', async () => {
    const { code, report } = await check(join(ROOT, 'resources/services/charging'));
    expect(report).toMatchObject({ ok: true, id: 'charging', folder: 'charging' });
    expect(code).toBe(0);
  });

  it('says what is wrong with another', async () => {
    const folder = join(dir, 'wash');
    mkdirSync(folder);
    writeFileSync(join(folder, 'service.json'), '<html>');
    const { code, report } = await check(folder);
    expect(z.object({ code: z.string() }).parse(report).code).toBe('notJson');
    expect(code).toBe(3);
  });
});
