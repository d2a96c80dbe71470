import { existsSync } from 'node:fs';

/** Where a bundle's folder is seen from the module that asks: itself, a chunk below, or the command line's bundle. */
const FOLDERS = ['./', '../', '../main/'] as const;

/**
 * A file of the host's bundle, by its name.
 *
 * @param from `import.meta.url` of the module that needs it
 * @returns `null` when there is none, as when running from the sources
 */
export function findBundled(name: string, from: string): URL | null {
  return FOLDERS.map((folder) => new URL(folder + name, from)).find(existsSync) ?? null;
}

/**
 * The entry of a thread of the host: beside its module in the sources, else in the bundle.
 *
 * @param name without extension, as its entry of `electron.vite.config.ts`
 * @param from `import.meta.url` of the module that starts it, in the folder of the entry
 * @throws Error when there is none: the product is not whole
 */
export function findWorker(name: string, from: string): URL {
  const source = new URL(`./${name}.ts`, from);
  const found = existsSync(source) ? source : findBundled(`${name}.js`, from);
  if (!found) throw new Error(`The thread ${name} is missing beside ${from}`);
  return found;
}
