import type { ActionContext } from '../../shared/actions/define.ts';
import { decide } from '../../shared/actions/registry.ts';
import { carThatIs } from '../../shared/assistant/model/question.fixture.ts';
import type { WishedAction } from '../../shared/assistant/step.ts';
import type { KnownName } from '../../shared/assistant/understanding-context.ts';
import type { ActionOutcome } from '../../shared/contract/host.ts';
import { EMPTY_MEDIA } from '../../shared/media/media-state.ts';
import { EMPTY_NAVIGATION } from '../../shared/navigation/navigation-state.ts';
import type { Point } from '../../shared/navigation/place.ts';
import { EMPTY_SERVICES } from '../../shared/services/services-state.ts';
import type { ServicesState } from '../../shared/services/services-state.ts';
import type { Language } from '../../shared/settings/settings.ts';
import type { Speaker } from './assistant.ts';
import type { Car } from './car.ts';

/** A car that does what the registry allows, and remembers it. */
export class FakeCar implements Car {
  now: ActionContext = carThatIs('parked');
  services: ServicesState = EMPTY_SERVICES;
  position: Point | null = null;
  language: Language = 'zh-CN';
  names: readonly KnownName[] = [];
  wakeWord = false;
  /** What is waited for before an action is done. */
  busy: Promise<void> = Promise.resolve();
  /** Commands that an action leaves under way; none: it is done at once. */
  underWay: readonly string[] = [];
  /** Tells what the commands under way have come to. */
  end: (outcome: ActionOutcome) => void = () => undefined;
  /** Called after an action was done. */
  onPerformed: () => void = () => undefined;
  readonly performed: WishedAction[] = [];
  readonly pressed: { readonly display: string; readonly id: string }[] = [];
  readonly #suggestionListeners = new Set<() => void>();
  readonly #wakeListeners = new Set<() => void>();

  context({ zone }: Speaker): ActionContext {
    return { ...this.now, zone };
  }

  async perform(wish: WishedAction, from: Speaker): Promise<ActionOutcome> {
    const decision = decide(wish.action, wish.input, this.context(from));
    if (!decision.allowed) return { status: 'refused', reason: decision.reason };
    this.performed.push(wish);
    await this.busy;
    this.onPerformed();
    const { underWay } = this;
    return underWay.length > 0
      ? { status: 'pending', commands: [...underWay] }
      : { status: 'done' };
  }

  ended(): Promise<ActionOutcome> {
    return new Promise((resolve) => {
      this.end = resolve;
    });
  }

  press(display: string, id: string): boolean {
    this.pressed.push({ display, id });
    return true;
  }

  facts() {
    const { services } = this;
    return Promise.resolve({
      ...{ services, navigation: EMPTY_NAVIGATION, media: EMPTY_MEDIA, place: null },
    });
  }

  onSuggestion(listener: () => void): () => void {
    this.#suggestionListeners.add(listener);
    return () => this.#suggestionListeners.delete(listener);
  }

  onWakeWordSetting(listener: () => void): () => void {
    this.#wakeListeners.add(listener);
    return () => this.#wakeListeners.delete(listener);
  }

  /** Another card comes, or the last goes. */
  suggest(suggestion: ServicesState['suggestion']): void {
    this.services = { ...this.services, suggestion };
    for (const listener of this.#suggestionListeners) listener();
  }

  setWakeWord(isOn: boolean): void {
    this.wakeWord = isOn;
    for (const listener of this.#wakeListeners) listener();
  }
}
