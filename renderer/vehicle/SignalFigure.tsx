import { useShallow } from 'zustand/react/shallow';
import type { Formatter, Quantity } from '../../shared/settings/format.ts';
import { formatterFor } from '../../shared/settings/format.ts';
import { readingOf, type Freshness } from '../../shared/vehicle/reading.ts';
import type { SignalPath, SignalValue } from '../../shared/vehicle/signal.ts';
import { usePage } from '../host/hooks.ts';
import { Figure } from '../ui/Figure.tsx';

/** Stands for a value the car never reported. */
export const NO_VALUE = '—';

export interface FigureText {
  readonly value: string;
  readonly unit: string | undefined;
  readonly freshness: Freshness;
}

/** Writes a value of `path`; must not depend on anything else. */
export type Write<P extends SignalPath> = (format: Formatter, value: SignalValue<P>) => Quantity;

/**
 * A signal as text. The component renders again when the text or its freshness changes, not with
 * every sample.
 */
export function useFigureText<P extends SignalPath>(path: P, write: Write<P>): FigureText {
  return usePage(
    useShallow(({ readings, settings }): FigureText => {
      const reading = readingOf(readings, path);
      if (reading.freshness === 'absent') {
        return { value: NO_VALUE, unit: undefined, freshness: 'absent' };
      }
      const { value, unit } = write(formatterFor(settings.settings), reading.value);
      return { value, unit, freshness: reading.freshness };
    }),
  );
}

interface SignalFigureProps<P extends SignalPath> {
  readonly path: P;
  readonly label: string;
  readonly size?: 'm' | 'l' | 'xl';
  readonly write: Write<P>;
}

/** One signal as a labelled figure. */
export function SignalFigure<P extends SignalPath>({
  path,
  label,
  size = 'm',
  write,
}: SignalFigureProps<P>) {
  const { value, unit, freshness } = useFigureText(path, write);
  return (
    <Figure
      value={value}
      {...(unit !== undefined && { unit })}
      size={size}
      freshness={freshness}
      label={label}
    />
  );
}
