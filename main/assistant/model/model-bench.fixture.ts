import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { ModelAnswer } from '../../../shared/assistant/model/answer.ts';
import { modelConfigSchema } from '../../../shared/assistant/model/model-config.ts';
import { carThatIs, contextIn } from '../../../shared/assistant/model/question.fixture.ts';
import type { UnderstandingContext } from '../../../shared/assistant/understanding-context.ts';
import { FakeClock } from '../../../shared/fake-clock.ts';
import { Rejections } from '../../../shared/vehicle/rejections.ts';
import { createModel } from './create-model.ts';
import { ModelServer, type Answer } from './model-server.fixture.ts';
import type { Model } from './model.ts';

export const KEY = 'sk-very-secret-0123';
export const SAID = 'I am a bit cold, and play a song';
export const IN_CHINA = contextIn(carThatIs('parked'));

/** What may be different about a question. */
interface Asked {
  readonly text?: string;
  readonly context?: UnderstandingContext;
  readonly signal?: AbortSignal;
}

/** A model, its server, and everything around them that a test turns. */
export class ModelBench {
  readonly server = new ModelServer();
  readonly clock = new FakeClock();
  readonly rejections = new Rejections();
  /** What was logged. */
  readonly lines: string[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'zhilu-model-'));
  keyFile = join(this.folder, 'key');
  isGranted = true;
  readonly #models: Model[] = [];
  readonly #listeners = new Set<() => void>();
  #baseUrl = '';

  static async open(): Promise<ModelBench> {
    const bench = new ModelBench();
    bench.#baseUrl = await bench.server.open();
    writeFileSync(bench.keyFile, `${KEY}\n`, { mode: 0o600 });
    return bench;
  }

  async close(): Promise<void> {
    for (const model of this.#models) model.close();
    await this.server.close();
    rmSync(this.folder, { recursive: true });
  }

  /** A model at the server, configured further by `config`; with `null` there is none. */
  model(config: object | null = {}): Model {
    const model = createModel({
      config:
        config &&
        modelConfigSchema.parse({
          baseUrl: this.#baseUrl,
          model: 'qwen-plus',
          apiKeyFile: this.keyFile,
          ...config,
        }),
      consents: {
        isGranted: (purpose) => purpose === 'assistantModel' && this.isGranted,
        onChange: (listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
      clock: this.clock,
      log: pino({ level: 'trace' }, { write: (line) => this.lines.push(line) }),
      rejections: this.rejections,
    });
    this.#models.push(model);
    return model;
  }

  withdraw(): void {
    this.isGranted = false;
    for (const listener of this.#listeners) listener();
  }

  /** The reason that an answer of the server leads to, without `assistant.`. */
  async reasonAfter(answer: Answer, asked: Asked = {}): Promise<string> {
    this.server.answer = answer;
    const result = await ask(this.model(), asked);
    return result.kind === 'failed' ? result.reason.key.replace(/^assistant\./, '') : 'none';
  }
}

/** Asks about an utterance of a parked driver unless told otherwise. */
export function ask(
  model: Model,
  { text = SAID, context = IN_CHINA, signal = new AbortController().signal }: Asked = {},
): Promise<ModelAnswer> {
  return model.ask({ text, context }, signal);
}
