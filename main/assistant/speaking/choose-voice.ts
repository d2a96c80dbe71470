import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { Language } from '../../../shared/settings/settings.ts';
import { createEspeakVoice, espeakProblem } from './espeak/espeak-voice.ts';
import { loadVoiceModule } from './load-voice-module.ts';
import { openSherpaVoice } from './sherpa/open-sherpa-voice.ts';
import type { SpeakingConfig } from './speaking-config.ts';
import type { VoiceParts } from './voice-parts.ts';
import type { Voice } from './voice.ts';

/** The voice, or that there is none, and what is wrong with the one that was configured. */
export interface ChosenVoice {
  readonly voice: Voice | null;
  readonly problem: Reason | null;
}

/** What is configured, and the languages it speaks; `null`: any. */
interface Configured {
  readonly voice: Voice;
  readonly languages: readonly Language[] | null;
}

/**
 * The best voice that is there: what is configured (a module, a folder), else espeak-ng, else none. A
 * configured voice that does not open is named as a problem, whatever stands in for it. Never rejects.
 */
export async function chooseVoice(config: SpeakingConfig, parts: VoiceParts): Promise<ChosenVoice> {
  const configured = await openConfigured(config, parts);
  if (configured !== null && typeof configured !== 'string') {
    return { voice: await withOtherLanguages(configured, config, parts), problem: null };
  }
  const espeak = await openEspeak(config, parts);
  const why = configured;
  if (typeof espeak === 'string') {
    const problem =
      why === null
        ? reason('assistant.noVoice', espeak)
        : reason('assistant.voiceFailed', `${why}; ${espeak}`);
    return { voice: null, problem };
  }
  return {
    voice: espeak,
    problem: why === null ? null : reason('assistant.voiceSetAside', why),
  };
}

/** `null`: nothing is configured; a text: why it cannot be used. */
async function openConfigured(
  { voiceModule, voiceDir }: SpeakingConfig,
  parts: VoiceParts,
): Promise<Configured | string | null> {
  if (voiceModule !== undefined) {
    const voice = await loadVoiceModule(voiceModule);
    return typeof voice === 'string' ? voice : { voice, languages: null };
  }
  return voiceDir === undefined ? null : openSherpaVoice(voiceDir, parts);
}

async function openEspeak(
  { espeak: command = 'espeak-ng' }: SpeakingConfig,
  { clock }: VoiceParts,
): Promise<Voice | string> {
  if (command === null) return 'espeak-ng is switched off, and nothing else is configured';
  const options = { command, clock };
  return (await espeakProblem(options)) ?? createEspeakVoice(options);
}

/** Lets espeak-ng speak what a voice was not trained for; without it the voice has to try. */
async function withOtherLanguages(
  { voice, languages }: Configured,
  config: SpeakingConfig,
  parts: VoiceParts,
): Promise<Voice> {
  if (languages === null) return voice;
  const other = await openEspeak(config, parts);
  if (typeof other === 'string') return voice;
  return {
    engine: voice.engine,
    synthesise: (request, signal) =>
      (languages.includes(request.language) ? voice : other).synthesise(request, signal),
    async close() {
      await Promise.all([voice.close(), other.close()]);
    },
  };
}
