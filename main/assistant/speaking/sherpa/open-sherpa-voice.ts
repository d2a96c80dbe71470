import { findWorker } from '../../../bundle/find-bundled.ts';
import type { VoiceParts } from '../voice-parts.ts';
import { LoadJournal } from '../../hearing/sherpa/load-journal.ts';
import type { Voice } from '../voice.ts';
import { SherpaVoice } from './sherpa-voice.ts';
import { findVoice, voiceFingerprint, type VoiceModel } from './voice-model.ts';

/** Below the state folder: which voice is being loaded. */
const JOURNAL = 'voice-load.json';

/** A voice, and the languages it speaks. */
export interface SherpaOpened {
  readonly voice: Voice;
  readonly languages: VoiceModel['languages'];
}

/** Loads the voice of a folder; why there is none, if so. Never rejects. */
export async function openSherpaVoice(
  folder: string,
  { stateDir, clock, log }: VoiceParts,
  workerFile = findWorker('voice-worker', import.meta.url),
): Promise<SherpaOpened | string> {
  try {
    const model = await findVoice(folder);
    const journal = new LoadJournal(stateDir, await voiceFingerprint(folder), JOURNAL);
    if (journal.refuses) {
      return `${folder}: this voice ended the host when it was loaded; replace its files`;
    }
    const voice = new SherpaVoice({ model, workerFile, clock });
    journal.begin();
    try {
      await voice.open();
    } finally {
      journal.end();
    }
    log.info({ folder, kind: model.files.kind }, 'a voice is open');
    return { voice, languages: model.languages };
  } catch (error) {
    return `${folder}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
