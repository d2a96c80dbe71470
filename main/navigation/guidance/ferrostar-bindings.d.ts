/** The package declares types for its entry only; these are the bindings that the entry wraps. */
declare module '@stadiamaps/ferrostar/ferrostar_bg.js' {
  export function __wbg_set_wasm(exports: unknown): void;

  export class NavigationController {
    constructor(route: unknown, config: unknown);
    getInitialState(location: unknown): unknown;
    advance_to_next_step(state: unknown): unknown;
    updateUserLocation(location: unknown, state: unknown): unknown;
    free(): void;
  }
}
