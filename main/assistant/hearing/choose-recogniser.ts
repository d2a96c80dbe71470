import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { Recogniser } from '../recogniser.ts';
import type { HearingConfig } from './hearing-config.ts';
import { loadModule } from './load-module.ts';
import { readScript } from './script/read-script.ts';
import { createScriptedRecogniser } from './script/scripted-recogniser.ts';
import { openSherpa } from './sherpa/open-sherpa.ts';

export interface RecogniserParts {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  /** What is wrong with the engine since it was chosen; `null`: nothing any more. */
  readonly onProblem: (why: Reason | null) => void;
}

/** The engine that the configuration asks for; the reason why there is none, if so. Never rejects. */
export async function chooseRecogniser(
  { script, recogniserModule, recogniserDir }: HearingConfig,
  parts: RecogniserParts,
): Promise<Recogniser | Reason> {
  if (script !== undefined) {
    const lines = readScript(script);
    return 'key' in lines ? lines : createScriptedRecogniser(lines);
  }
  if (recogniserModule !== undefined) return loadModule(recogniserModule);
  if (recogniserDir !== undefined) return openSherpa(recogniserDir, parts);
  return reason('assistant.noRecogniser', 'none is configured');
}
