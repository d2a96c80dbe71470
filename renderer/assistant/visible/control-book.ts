import type { VisibleControl } from '../../../shared/assistant/visible.ts';
import { collectControls, isPressable } from './collect-controls.ts';

/**
 * The controls of this page by the names they are reported under. An element keeps its name for as long
 * as it lives; one that was rendered anew in the meantime is found again by its label.
 */
export class ControlBook {
  readonly #page: Document;
  readonly #ids = new WeakMap<HTMLElement, string>();
  /** What was reported last. */
  #known: readonly (VisibleControl & { readonly element: WeakRef<HTMLElement> })[] = [];
  #count = 0;

  constructor(page: Document) {
    this.#page = page;
  }

  /** What can be pressed now. */
  read(): readonly VisibleControl[] {
    this.#known = collectControls(this.#page).map(({ element, label }) => ({
      id: this.#idOf(element),
      label,
      element: new WeakRef(element),
    }));
    return this.#known.map(({ id, label }) => ({ id, label }));
  }

  /** The same as a touch. @returns whether there was something to press. */
  press(id: string): boolean {
    const known = this.#known.filter((control) => control.id === id);
    const element = known[0]?.element.deref();
    if (element && isPressable(element)) {
      element.click();
      return true;
    }
    const labels = new Set(known.map(({ label }) => label));
    const again = collectControls(this.#page).find(({ label }) => labels.has(label));
    again?.element.click();
    return again !== undefined;
  }

  #idOf(element: HTMLElement): string {
    const known = this.#ids.get(element);
    if (known !== undefined) return known;
    this.#count += 1;
    const id = `c${this.#count}`;
    this.#ids.set(element, id);
    return id;
  }
}
