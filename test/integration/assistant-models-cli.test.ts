import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { write, writeModels } from '../../main/assistant/hearing/sherpa/fake-models.fixture.ts';

const ROOT = join(import.meta.dirname, '../..');
const UNITS = ['<blk>', '<unk>', ...Array.from('打开空调导航去西湖')];

const reportSchema = z.object({
  ok: z.boolean(),
  models: z.array(
    z.object({
      kind: z.string(),
      state: z.string(),
      folder: z.string().nullable(),
      detail: z.string(),
    }),
  ),
});

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-models-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function models(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const argv = [join(ROOT, 'main/cli/zhilu.ts'), 'assistant', 'models', ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, argv, (_error, out, error) => {
      resolve({ code: child.exitCode ?? -1, out, error });
    });
  });
}

async function report(...args: readonly string[]) {
  const { code, out } = await models('--json', '--config', join(dir, 'shell.json'), ...args);
  const { ok, models: found } = reportSchema.parse(JSON.parse(out));
  const states = Object.fromEntries(found.map(({ kind, state }) => [kind, state]));
  return { code, ok, states, found };
}

describe('zhilu assistant models', () => {
  it('says what is missing, where it belongs, and what fits', async () => {
    const config = { assistant: { recogniserDir: join(dir, 'hearing') } };
    writeFileSync(join(dir, 'shell.json'), JSON.stringify(config));
    const { code, ok, states, found } = await report();
    expect({ code, ok }).toEqual({ code: 3, ok: false });
    expect(states).toEqual({
      recogniser: 'missing',
      wakeWord: 'missing',
      voiceActivity: 'missing',
      voice: 'notConfigured',
    });
    expect(found[0]?.folder).toBe(join(dir, 'hearing/recogniser'));
    const { out } = await models('--config', join(dir, 'shell.json'));
    expect(out).toContain('tokens.txt');
    expect(out).toMatch(/licence: Apache-2.0/);
  });

  it('looks at the files, and names the one that is broken', async () => {
    writeModels(join(dir, 'hearing'), UNITS, '打 开 @打开\n');
    const whole = await report('--recogniser', join(dir, 'hearing'), '--no-load');
    expect(whole.states).toMatchObject({ recogniser: 'unloaded', wakeWord: 'unloaded' });
    expect(whole.code).toBe(0);
    write(dir, 'hearing/wake-word', 'keywords.txt', '你 好');
    const broken = await report('--recogniser', join(dir, 'hearing'), '--no-load');
    expect(broken.states).toMatchObject({ recogniser: 'unloaded', wakeWord: 'broken' });
    expect(broken.code).toBe(3);
  });

  it('survives a model that ends the process that loads it', async () => {
    // Whole from outside; its insides are zeros, at which onnxruntime aborts.
    writeModels(join(dir, 'hearing'), UNITS, '打 开 @打开\n');
    const { code, states, found } = await report('--recogniser', join(dir, 'hearing'));
    expect(states).toMatchObject({ recogniser: 'doesNotLoad' });
    expect(found[0]?.detail).toMatch(/onnx/i);
    expect(code).toBe(3);
  });

  it('refuses a configuration that does not fit', async () => {
    writeFileSync(join(dir, 'shell.json'), '{"assistant": {"recogniserdir": "x"}}');
    const { code, error } = await models('--config', join(dir, 'shell.json'));
    expect(code).toBe(1);
    expect(error).toContain('recogniserdir');
  });
});
