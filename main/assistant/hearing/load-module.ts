import { pathToFileURL } from 'node:url';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { Recogniser } from '../recogniser.ts';

/** Parts of a recogniser that are called; a module is checked for them before it is believed. */
const METHODS = ['listen', 'close'] as const;

/**
 * Loads an engine of the car's maker: an ES module that exports `createRecogniser()`, which answers a
 * {@link Recogniser} or a promise of one. The reason why not, if so; never rejects.
 */
export async function loadModule(file: string): Promise<Recogniser | Reason> {
  try {
    const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href);
    if (!isObject(loaded) || typeof loaded['createRecogniser'] !== 'function') {
      return reason('assistant.noRecogniser', `${file} exports no function createRecogniser`);
    }
    const made: unknown = await (loaded['createRecogniser'] as () => unknown)();
    return isRecogniser(made)
      ? made
      : reason('assistant.noRecogniser', `${file}: createRecogniser() answers no recogniser`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return reason('assistant.noRecogniser', `${file}: ${why}`);
  }
}

function isRecogniser(made: unknown): made is Recogniser {
  return (
    isObject(made) &&
    typeof made['name'] === 'string' &&
    made['name'] !== '' &&
    typeof made['isCloud'] === 'boolean' &&
    METHODS.every((method) => typeof made[method] === 'function') &&
    (made['wakeWord'] === null ||
      (isObject(made['wakeWord']) && typeof made['wakeWord']['watch'] === 'function'))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
