import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Clock } from '../../../../shared/clock.ts';
import { reason, type Reason } from '../../../../shared/contract/reason.ts';
import type { Rejections } from '../../../../shared/vehicle/rejections.ts';
import { findWorker } from '../../../bundle/find-bundled.ts';
import type { Recogniser } from '../../recogniser.ts';
import { findModels, type FoundModels } from './find-models.ts';
import { HotWords, hotWordLines } from './hot-words.ts';
import { LoadJournal, fingerprintOf } from './load-journal.ts';
import type { HearingModels, RecogniserModel } from './models.ts';
import { SherpaRecogniser } from './sherpa-recogniser.ts';
import { parseTokens } from './tokens.ts';

export interface SherpaParts {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly onProblem: (why: Reason | null) => void;
  /** The thread's entry; found by itself beside this module, or in the bundle's folder. */
  readonly workerFile?: URL;
}

/** Loads the models of a folder; the reason why there is no recogniser, if so. Never rejects. */
export async function openSherpa(dir: string, parts: SherpaParts): Promise<Recogniser | Reason> {
  const found = await findModels(dir);
  const { recogniser } = found;
  if (recogniser.kind !== 'ready') {
    const why = recogniser.kind === 'missing' ? 'there is no model' : recogniser.why;
    return reason('assistant.noRecogniser', `${recogniser.folder}: ${why}`);
  }
  const models = modelsOf(recogniser.model, found, parts.log);
  try {
    const journal = openJournal(parts, await fingerprintOf(models));
    if (journal?.refuses) {
      const why = 'this model ended the host when it was loaded; replace its files';
      return reason('assistant.noRecogniser', `${recogniser.folder}: ${why}`);
    }
    const hotWords = await hotWordsOf(recogniser.model);
    journal?.begin();
    return await load(models, hotWords, parts).finally(() => journal?.end());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return reason('assistant.noRecogniser', `${recogniser.folder}: ${why}`);
  }
}

/** What is there besides the recogniser is used; what is broken is told and left out. */
function modelsOf(recogniser: RecogniserModel, found: FoundModels, log: Logger): HearingModels {
  for (const { kind, folder, ...rest } of [found.wakeWord, found.voiceActivity]) {
    if (kind === 'broken') log.warn({ folder, ...rest }, 'a model for hearing is set aside');
  }
  return {
    recogniser,
    wakeWord: found.wakeWord.kind === 'ready' ? found.wakeWord.model : null,
    voiceActivity: found.voiceActivity.kind === 'ready' ? found.voiceActivity.model : null,
  };
}

/** On a full or read-only disk speech is recognised all the same, without the memory of crashes. */
function openJournal({ stateDir, log }: SherpaParts, fingerprint: string): LoadJournal | null {
  try {
    return new LoadJournal(stateDir, fingerprint);
  } catch (error) {
    log.error({ err: error }, 'loading of models is not remembered');
    return null;
  }
}

async function hotWordsOf({ files, tokens: file, bpeVocab }: RecogniserModel): Promise<HotWords> {
  const tokens = parseTokens(await readFile(file, 'utf8'));
  if (files.kind !== 'transducer' || typeof tokens === 'string') return new HotWords(() => []);
  return new HotWords((words) => hotWordLines(words, tokens, bpeVocab !== null));
}

function load(
  models: HearingModels,
  hotWords: HotWords,
  { clock, log, rejections, onProblem, workerFile }: SherpaParts,
): Promise<Recogniser | Reason> {
  return new Promise((resolve) => {
    const recogniser = new SherpaRecogniser({
      models,
      hotWords,
      workerFile: workerFile ?? findWorker('hearing-worker', import.meta.url),
      clock,
      log,
      onDropped: () => rejections.add('assistant', 'dropped-sound'),
      onProblem,
      onSettled: (why) => resolve(why ?? recogniser),
    });
  });
}
