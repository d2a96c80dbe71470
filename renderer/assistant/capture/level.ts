import { createContext, useContext, useSyncExternalStore } from 'react';

/** A value to draw that changes many times per second. */
export interface Level {
  readonly get: () => number;
  readonly subscribe: (listener: () => void) => () => void;
}

const SILENT: Level = { get: () => 0, subscribe: () => () => undefined };

/** Provided once by the shell; see `renderer/app/main.tsx`. */
export const LevelContext = createContext<Level>(SILENT);

/** The level of a microphone that is still to come; silent until then. */
export function levelOf(coming: Promise<Level>): Level {
  const listeners = new Set<() => void>();
  let level = SILENT;
  void coming.then((come) => {
    level = come;
    come.subscribe(() => {
      for (const listener of listeners) listener();
    });
  });
  return {
    get: () => level.get(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How loud the microphone of this page hears now, 0 to 1; 0 while it is closed. */
export function useLevel(): number {
  const level = useContext(LevelContext);
  return useSyncExternalStore(level.subscribe, level.get);
}
