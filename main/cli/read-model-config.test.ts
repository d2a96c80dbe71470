import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readModelConfig } from './read-model-config.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-model-config-'));
  file = join(folder, 'model.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (config: unknown) => writeFileSync(file, JSON.stringify(config));
const SERVER = { baseUrl: 'http://127.0.0.1:8080/v1', model: 'qwen' };

it('seeks the file of the key beside the configuration', () => {
  write({ ...SERVER, apiKeyFile: 'key' });
  expect(readModelConfig(file)).toMatchObject({ ...SERVER, apiKeyFile: join(folder, 'key') });
  write({ ...SERVER, apiKeyFile: '/run/keys/model' });
  expect(readModelConfig(file).apiKeyFile).toBe('/run/keys/model');
  write(SERVER);
  expect(readModelConfig(file).apiKeyFile).toBeNull();
});

it('says what does not fit', () => {
  expect(() => readModelConfig(file)).toThrow('model.json cannot be read as JSON');
  writeFileSync(file, '{');
  expect(() => readModelConfig(file)).toThrow('model.json cannot be read as JSON');
  write({ ...SERVER, baseUrl: 'http://a.example' });
  expect(() => readModelConfig(file)).toThrow('must be https');
});
