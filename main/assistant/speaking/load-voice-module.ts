import { pathToFileURL } from 'node:url';
import type { Voice } from './voice.ts';

/**
 * Loads a voice of the car's maker: an ES module that exports `createVoice()`, which answers a
 * {@link Voice} without `engine`, or a promise of one.
 *
 * @returns why there is none, if so; never rejects
 */
export async function loadVoiceModule(file: string): Promise<Voice | string> {
  try {
    const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href);
    if (!hasMethods(loaded, 'createVoice')) return `${file} exports no function createVoice`;
    const made: unknown = await loaded.createVoice();
    if (!isVoice(made)) return `${file}: createVoice() answers no voice`;
    return {
      engine: 'module',
      synthesise: (request, signal) => made.synthesise(request, signal),
      close: () => made.close(),
    };
  } catch (error) {
    return `${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isVoice(made: unknown): made is Omit<Voice, 'engine'> {
  return hasMethods(made, 'synthesise', 'close');
}

function hasMethods<Name extends string>(
  value: unknown,
  ...names: Name[]
): value is Record<Name, () => unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => name in value && typeof Reflect.get(value, name) === 'function');
}
