import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import type { ActionContext } from '../../../shared/actions/define.ts';
import { ACTIONS } from '../../../shared/actions/registry.ts';
import type { ModelAnswer, ModelQuestion } from '../../../shared/assistant/model/answer.ts';
import { CHOOSE_SCHEMA, offeredList } from '../../../shared/assistant/model/choose-tool.ts';
import { modelHost, type ModelConfig } from '../../../shared/assistant/model/model-config.ts';
import { outcomeOf } from '../../../shared/assistant/model/model-outcome.ts';
import { messagesOf, sentQuestion } from '../../../shared/assistant/model/prompt.ts';
import { schemasOf, toolsOf } from '../../../shared/assistant/model/tools.ts';
import { MAX_UTTERANCE } from '../../../shared/assistant/command.ts';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason, type ReasonKey } from '../../../shared/contract/reason.ts';
import type { Purpose } from '../../../shared/privacy/purpose.ts';
import { CircuitBreaker } from '../../../shared/supervision/circuit-breaker.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import { readApiKey } from './api-key.ts';
import type { ChatAnswer } from './chat.ts';
import { Deadlines } from './deadlines.ts';
import type { Model } from './model.ts';

export interface ModelOptions {
  /** `null`: there is none. */
  readonly config: ModelConfig | null;
  readonly consents: {
    isGranted(purpose: Purpose): boolean;
    onChange(listener: () => void): () => void;
  };
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
}

const PURPOSE = 'assistantModel' satisfies Purpose;

/** Reasons that tell of the server or the way to it; the others tell of what was asked. */
const TROUBLES: ReadonlySet<ReasonKey> = new Set([
  'assistant.modelUnreachable',
  'assistant.modelSlow',
  'assistant.modelBroken',
  'assistant.modelInvalid',
  'assistant.modelTooLarge',
  'assistant.modelUnauthorised',
  'assistant.modelBusy',
  'assistant.modelFailed',
]);

export function createModel({ config, consents, clock, log, rejections }: ModelOptions): Model {
  const emitter = new EventEmitter<{ change: [] }>();
  emitter.setMaxListeners(0);
  const breaker = new CircuitBreaker();
  const underWay = new Set<AbortController>();
  let trouble: Reason | null = null;

  const isOn = () => config !== null && consents.isGranted(PURPOSE);
  const giveUpAll = () => {
    for (const request of underWay) request.abort();
  };
  const stopWatching = consents.onChange(() => {
    // Withdrawn is withdrawn, also for what is on its way.
    if (!isOn()) giveUpAll();
    emitter.emit('change');
  });

  async function ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer> {
    if (!config) return failed(reason('assistant.modelNotConfigured'));
    const { car } = question.context;
    if (!car) return failed(reason('vehicle.stateUnknown'));
    const refusal = refusalOf(question.text, signal);
    if (refusal) return failed(refusal);
    if (!breaker.mayAsk(clock.now().mono)) {
      return failed(reason('assistant.modelPaused', trouble?.key));
    }
    const begunAt = clock.now().mono;
    const answer = await askNow(config, question, car, signal);
    const ms = Math.round(clock.now().mono - begunAt);
    count(answer, ms);
    return answer;
  }

  function refusalOf(text: string, signal: AbortSignal): Reason | null {
    if (!isOn()) return reason('assistant.modelNeedsConsent');
    if (signal.aborted) return reason('assistant.modelStopped');
    if (text.trim() === '') return reason('assistant.modelUnclear', 'nothing was said');
    return text.length > MAX_UTTERANCE ? reason('assistant.modelTooLong') : null;
  }

  async function askNow(
    { firstTokenMs, wholeMs, ...server }: ModelConfig,
    { text, context }: ModelQuestion,
    car: ActionContext,
    signal: AbortSignal,
  ): Promise<ModelAnswer> {
    const key = server.apiKeyFile === null ? null : readApiKey(server.apiKeyFile);
    if (key && !key.ok) return failed(reason('assistant.modelUnauthorised', key.message));
    const withdrawal = new AbortController();
    underWay.add(withdrawal);
    const deadlines = new Deadlines({
      clock,
      firstTokenMs,
      wholeMs,
      signal: AbortSignal.any([signal, withdrawal.signal]),
    });
    try {
      const sent = sentQuestion(text, context, car);
      const list = offeredList(context.list);
      // Loaded with the first question: it is large, and most cars have no model.
      const { chat } = await import('./chat.ts');
      const answer: ChatAnswer = await chat({
        config: server,
        apiKey: key?.key ?? null,
        messages: messagesOf(sent, car.restrictions.maxMessageLength),
        tools: [
          ...schemasOf(toolsOf(ACTIONS, car.restrictions)),
          ...(list.length > 0 ? [CHOOSE_SCHEMA] : []),
        ],
        signal: deadlines.signal,
        onBegun: () => deadlines.begun(),
      });
      if (deadlines.cause === 'slow') return failed(reason('assistant.modelSlow'));
      if (deadlines.cause === 'stopped') return failed(reason('assistant.modelStopped'));
      if (!answer.ok) return failed(answer.reason);
      const said = [sent.said, ...sent.earlier];
      return outcomeOf(answer.collected, { registry: ACTIONS, car, said, list });
    } finally {
      deadlines.close();
      underWay.delete(withdrawal);
    }
  }

  /** Neither words nor calls are logged. */
  function count(answer: ModelAnswer, ms: number): void {
    if (answer.kind !== 'failed') {
      log.info({ ms, steps: answer.steps.length }, 'the language model answered');
      breaker.succeeded();
      setTrouble(null);
      return;
    }
    const { key, detail } = answer.reason;
    if (key === 'assistant.modelStopped') {
      breaker.givenUp(clock.now().mono);
      return;
    }
    rejections.add('assistant', key);
    const isTrouble = TROUBLES.has(key);
    log.warn({ ms, key, ...(isTrouble && { detail }) }, 'the language model was of no use');
    if (isTrouble) breaker.failed(clock.now().mono);
    else breaker.succeeded();
    setTrouble(isTrouble ? answer.reason : null);
  }

  function setTrouble(next: Reason | null): void {
    const isNews = trouble?.key !== next?.key;
    trouble = next;
    if (isNews) emitter.emit('change');
  }

  return {
    get state() {
      return {
        isConfigured: config !== null,
        isOn: isOn(),
        host: config && modelHost(config),
        trouble,
      };
    },
    onChange(listener) {
      emitter.on('change', listener);
      return () => emitter.off('change', listener);
    },
    ask,
    close() {
      stopWatching();
      giveUpAll();
    },
  };
}

function failed(because: Reason): ModelAnswer {
  return { kind: 'failed', reason: because };
}
