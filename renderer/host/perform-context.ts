import { createContext, useContext } from 'react';
import type { Perform } from './perform.ts';

/** Provided once by the shell; see `renderer/app/main.tsx`. */
export const PerformContext = createContext<Perform | null>(null);

/** The one way from a control to the vehicle or the settings. */
export function usePerform(): Perform {
  const perform = useContext(PerformContext);
  if (!perform) throw new Error('usePerform needs a PerformContext above it');
  return perform;
}
