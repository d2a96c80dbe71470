/** A feature that is told part by part, for tests: its state is whatever the test sets it to. */
export class FakeParted<State extends object> {
  state: State;
  readonly #listeners = new Set<(parts: readonly (keyof State)[]) => void>();

  constructor(state: State) {
    this.state = state;
  }

  onChange(listener: (parts: readonly (keyof State)[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Replaces parts of the state and tells the listeners. */
  change(parts: Partial<State>): void {
    this.state = { ...this.state, ...parts };
    const names = Object.keys(this.state).filter((name) => name in parts);
    for (const listener of this.#listeners) listener(names as (keyof State)[]);
  }
}
