import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { modelConfigSchema, type ModelConfig } from '../../shared/assistant/model/model-config.ts';

/**
 * Reads how a language model is reached from a file of JSON; the file of its key is sought beside it.
 *
 * @throws Error that says what does not fit
 */
export function readModelConfig(file: string): ModelConfig {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON.`, { cause: error });
  }
  const parsed = modelConfigSchema.safeParse(value);
  if (!parsed.success) throw new Error(`${file} does not fit:\n${z.prettifyError(parsed.error)}`);
  const { apiKeyFile, ...config } = parsed.data;
  return { ...config, apiKeyFile: apiKeyFile && resolve(dirname(file), apiKeyFile) };
}
