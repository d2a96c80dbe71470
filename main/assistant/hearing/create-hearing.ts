import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { Recogniser } from '../recogniser.ts';
import { chooseRecogniser } from './choose-recogniser.ts';
import type { HearingConfig } from './hearing-config.ts';
import type { Hearing } from './hearing.ts';
import { Microphone } from './microphone.ts';
import { Utterance } from './utterance.ts';
import { WakeWatch } from './wake-watch.ts';

export interface HearingOptions {
  readonly config: HearingConfig;
  readonly stateDir: string;
  /** Whether the driver agrees to sound leaving the car, asked anew for every utterance. */
  readonly mayLeaveCar: () => boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/** Makes the ears of the assistant; who recognises is known a moment later, and told as a change. */
export function createHearing(options: HearingOptions): Hearing {
  const { clock, log, rejections } = options;
  const emitter = new EventEmitter<{ change: [] }>();
  let recogniser: Recogniser | null = null;
  let engineProblem: Reason | null = null;
  let microphoneProblem: Reason | null = null;
  let utterance: Utterance | null = null;
  /** Where the wake word is waited for, and whom it wakes. */
  let wake: { readonly display: string; readonly onWoken: () => void } | null = null;
  let isClosed = false;

  const changed = () => emitter.emit('change');

  const microphone = new Microphone({
    clock,
    onSamples(samples) {
      microphoneProblem = null;
      const why = consentRefusal();
      if (why) {
        if (utterance) utterance.fail(why);
        else rest();
      } else if (utterance) utterance.write(samples);
      else wakeWatch.write(samples);
    },
    onGap() {
      rejections.add('assistant', 'lost-sound');
      // What was heard with a hole in it may mean something else.
      utterance?.fail(reason('assistant.microphoneFailed', 'some sound was lost on the way'));
      wakeWatch.restart();
    },
    onFailed(why) {
      log.warn({ reason: why }, 'the microphone failed');
      microphoneProblem = why;
      utterance?.fail(why);
      wakeWatch.microphoneFailed(why);
    },
    onChange: changed,
    onRejected: (why) => rejections.add('assistant', why),
  });

  const wakeWatch = new WakeWatch({
    clock,
    log,
    open() {
      if (wake) microphone.open(wake.display);
    },
    onWoken: () => wake?.onWoken(),
  });

  /** Nobody is being heard: the microphone closes, unless the wake word is waited for. */
  function rest(): void {
    const wakeWord = consentRefusal() ? null : (recogniser?.wakeWord ?? null);
    // That it has failed stays in sight until it is wanted again.
    if (microphone.state.microphone !== 'failed') {
      if (wake && wakeWord) microphone.open(wake.display);
      else microphone.close();
    }
    wakeWatch.set(wake ? wakeWord : null);
  }

  /** Why sound may not be handed on, where the engine is not in the car. */
  function consentRefusal(): Reason | null {
    const mayHear = !recogniser?.isCloud || options.mayLeaveCar();
    return mayHear ? null : reason('assistant.hearingNeedsConsent');
  }

  function drop(): void {
    utterance?.cancel();
    utterance = null;
  }

  const chosen = chooseRecogniser(options.config, {
    stateDir: options.stateDir,
    clock,
    log,
    rejections,
    onProblem(why) {
      engineProblem = why;
      changed();
    },
  }).then(async (choice) => {
    if ('key' in choice) engineProblem = choice;
    else if (isClosed) await choice.close();
    else recogniser = choice;
    if (!isClosed) rest();
    changed();
  });

  return {
    get state() {
      return {
        ...microphone.state,
        engine: recogniser?.name ?? 'none',
        problem: engineProblem ?? microphoneProblem,
        wakeWord: {
          isAvailable: (recogniser?.wakeWord ?? null) !== null,
          isOn: wake !== null,
        },
      };
    },
    onChange(listener) {
      emitter.on('change', listener);
      return () => emitter.off('change', listener);
    },
    listen(display, hotWords, listener) {
      drop();
      const why = recogniser
        ? consentRefusal()
        : (engineProblem ?? reason('assistant.noRecogniser'));
      if (!recogniser || why) {
        if (why) listener.failed(why);
        return;
      }
      microphoneProblem = null;
      wakeWatch.pause();
      const begun = new Utterance(recogniser, hotWords, listener, {
        clock,
        onSaid() {
          if (!wake) microphone.close();
        },
        onOver() {
          utterance = null;
          rest();
        },
      });
      // An engine may fail within the call.
      if (begun.isOver) return;
      utterance = begun;
      microphone.open(display);
    },
    finish() {
      utterance?.finish();
    },
    stop() {
      drop();
      if (microphone.state.microphone === 'failed') microphone.close();
      rest();
    },
    watchForWakeWord(display, onWoken) {
      wake = display === null ? null : { display, onWoken };
      if (!utterance) rest();
      changed();
    },
    hear: (sound, display) => microphone.hear(sound, display),
    async close() {
      isClosed = true;
      emitter.removeAllListeners();
      drop();
      wakeWatch.set(null);
      microphone.close();
      await chosen;
      await recogniser?.close();
    },
  };
}
