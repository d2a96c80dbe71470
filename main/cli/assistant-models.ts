import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findModels, MODEL_FOLDERS } from '../assistant/hearing/sherpa/find-models.ts';
import { findVoice } from '../assistant/speaking/sherpa/voice-model.ts';
import type { Found } from '../assistant/hearing/sherpa/models.ts';
import { parseShellConfig } from '../electron/shell-config.ts';
import { loadApart } from './load-models.ts';
import { MODEL_GUIDES, MODEL_KINDS, type ModelGuide, type ModelKind } from './model-guide.ts';

/** Folders of models, and where that was said. */
export interface ModelDirs {
  readonly recogniserDir: string | null;
  readonly voiceDir: string | null;
  readonly from: string;
}

/** What there is of a model. */
export interface ModelReport {
  readonly kind: ModelKind;
  readonly state: 'notConfigured' | 'missing' | 'broken' | 'doesNotLoad' | 'unloaded' | 'ready';
  /** Where it belongs; `null` while no folder is configured. */
  readonly folder: string | null;
  /** What is wrong, or what was found. */
  readonly detail: string;
  readonly guide: ModelGuide;
}

/**
 * The folders that the shell's configuration names; those of the command line instead where given.
 *
 * @throws Error when the file does not fit
 */
export function configuredDirs(
  file: string,
  given: { readonly recogniser?: string; readonly voice?: string },
): ModelDirs {
  const isThere = existsSync(file);
  const text = isThere ? readFileSync(file, 'utf8') : undefined;
  const { config, problem } = parseShellConfig(text, process.env);
  if (problem !== undefined) throw new Error(`${file}: ${problem}`);
  const { recogniser, voice } = given;
  return {
    recogniserDir: recogniser ? resolve(recogniser) : (config.assistant.recogniserDir ?? null),
    voiceDir: voice ? resolve(voice) : (config.assistant.voiceDir ?? null),
    from: isThere ? file : 'the defaults of the shell',
  };
}

/**
 * Looks at every model that hearing and speaking can use.
 *
 * @param isLoading whether models that are whole are loaded too, in a process of their own
 */
export async function inspectModels(
  { recogniserDir, voiceDir }: ModelDirs,
  isLoading: boolean,
): Promise<readonly ModelReport[]> {
  const hearing = recogniserDir === null ? null : await findModels(recogniserDir);
  const found: Readonly<Record<ModelKind, Found<unknown> | null>> = {
    recogniser: hearing?.recogniser ?? null,
    wakeWord: hearing?.wakeWord ?? null,
    voiceActivity: hearing?.voiceActivity ?? null,
    voice: voiceDir === null ? null : await lookForVoice(voiceDir),
  };
  const load = async (what: 'hearing' | 'voice', dir: string | null, isWhole: boolean) =>
    isLoading && dir !== null && isWhole ? loadApart(what, dir) : null;
  const faults = {
    hearing: await load('hearing', recogniserDir, found.recogniser?.kind === 'ready'),
    voice: await load('voice', voiceDir, found.voice?.kind === 'ready'),
  };
  return MODEL_KINDS.map((kind) => {
    const fault = kind === 'voice' ? faults.voice : faults.hearing;
    // The others are loaded along with the recogniser.
    const wasLoaded = isLoading && (kind === 'voice' || found.recogniser?.kind === 'ready');
    return { kind, ...stateOf(found[kind], fault, wasLoaded), guide: MODEL_GUIDES[kind] };
  });
}

function stateOf(
  found: Found<unknown> | null,
  fault: string | null,
  wasLoaded: boolean,
): Pick<ModelReport, 'state' | 'folder' | 'detail'> {
  if (!found) return { state: 'notConfigured', folder: null, detail: 'no folder is configured' };
  const { folder } = found;
  switch (found.kind) {
    case 'missing':
      return { state: 'missing', folder, detail: 'nothing is there' };
    case 'broken':
      return { state: 'broken', folder, detail: found.why };
    case 'ready':
      if (fault !== null) return { state: 'doesNotLoad', folder, detail: fault };
      return wasLoaded
        ? { state: 'ready', folder, detail: 'whole, and loads' }
        : { state: 'unloaded', folder, detail: 'whole; not loaded' };
  }
}

async function lookForVoice(folder: string): Promise<Found<unknown>> {
  if (!existsSync(folder)) return { kind: 'missing', folder };
  try {
    return { kind: 'ready', folder, model: await findVoice(folder) };
  } catch (error) {
    return { kind: 'broken', folder, why: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether what is configured hears and speaks: what is optional may be missing, not be broken. */
export function isWell(reports: readonly ModelReport[]): boolean {
  return reports.every(({ kind, state }) =>
    kind === 'recogniser'
      ? state === 'ready' || state === 'unloaded'
      : state !== 'broken' && state !== 'doesNotLoad',
  );
}

/** The report as a person reads it. */
export function describeModels(reports: readonly ModelReport[], { from }: ModelDirs): string {
  return [`Configured by ${from}.`, ...reports.map(describeModel)].join('\n\n');
}

function describeModel({ kind, state, folder, detail, guide }: ModelReport): string {
  const where = folder ?? (kind === 'voice' ? 'voiceDir' : `recogniserDir/${MODEL_FOLDERS[kind]}`);
  const head = `${kind}: ${state}\n  ${where}: ${detail}`;
  if (state === 'ready' || state === 'unloaded') return head;
  return [
    head,
    `  What fits: ${guide.what}. Without it: ${guide.without}.`,
    '  Files:',
    ...guide.files.map((file) => `    ${file}`),
    '  For example:',
    ...guide.examples.flatMap(({ name, sizeMb, licence, from }) => [
      `    ${name}${sizeMb === null ? '' : `, ${sizeMb} MB`}`,
      `      licence: ${licence}`,
      `      ${from}`,
    ]),
  ].join('\n');
}
