import { formatterFor, type Formatter } from '../../shared/settings/format.ts';
import { usePage } from '../host/hooks.ts';

/** The formatter for the language and units the driver chose. */
export function useFormat(): Formatter {
  return usePage((state) => formatterFor(state.settings.settings));
}
