import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { Car } from '../assistant/car.ts';
import { createAssistant } from '../assistant/create-assistant.ts';
import { createHearing } from '../assistant/hearing/create-hearing.ts';
import { createModel } from '../assistant/model/create-model.ts';
import type { Speech } from '../assistant/speaking/speech.ts';
import { createTexts } from '../assistant/texts.ts';
import type { Understand } from '../assistant/understanding/create-understanding.ts';
import type { Consents } from '../privacy/consents.ts';
import { driverOf } from './assistant-car.ts';
import type { HostConfig } from './config.ts';

export interface HostAssistantOptions {
  readonly config: Pick<HostConfig, 'assistant' | 'displays' | 'stateDir'>;
  readonly car: Car;
  readonly speech: Speech;
  readonly understand: Understand;
  readonly consents: Consents;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/** The assistant with its ears, voice, and helper, as this car is configured. */
export function createHostAssistant(options: HostAssistantOptions): Assistant {
  const { config, car, speech, understand, consents, clock, log, rejections } = options;
  const { stateDir, displays, assistant } = config;
  return createAssistant({
    ...{ car, speech, clock, log },
    hearing: createHearing({
      config: assistant,
      mayLeaveCar: () => consents.isGranted('assistantRecogniser'),
      ...{ stateDir, clock, log, rejections },
    }),
    model: createModel({
      config: assistant.model ?? null,
      ...{ consents, clock, log, rejections },
    }),
    texts: createTexts(),
    understand,
    driver: driverOf(displays),
  });
}
