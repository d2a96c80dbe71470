import { ChevronLeft, ChevronRight, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Group } from 'react-aria-components';
import { IconButton } from '../ui/IconButton.tsx';
import { textWidth } from '../ui/text-width.ts';
import styles from './Chooser.module.css';

/** Widest value at full size between the buttons of a narrow chooser, in type sizes. */
const FITS = 4;

interface ChooserProps {
  /** What is chosen or stepped. */
  readonly label: string;
  readonly value: string;
  /** Below the value. */
  readonly note?: ReactNode;
  /** `steps`: less and more; `list`: the one before and the one after. */
  readonly of: 'steps' | 'list';
  /** Absent: at the end. */
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
}

/** One value of an ordered few, with a button on each side. */
export function Chooser({ label, value, note, of, onPrevious, onNext }: ChooserProps) {
  const { t } = useTranslation('ownership');
  const isList = of === 'list';
  return (
    <Group className={styles['chooser'] ?? ''} aria-label={label}>
      <IconButton
        icon={isList ? <ChevronLeft aria-hidden="true" /> : <Minus aria-hidden="true" />}
        label={t(isList ? 'previous' : 'decrease', { what: label })}
        isUnavailable={!onPrevious}
        onPress={() => onPrevious?.()}
      />
      <span className={styles['words']}>
        <span className={styles['label']}>{label}</span>
        <output
          className={styles['value']}
          aria-label={label}
          data-long={textWidth(value) > FITS || undefined}
        >
          {value}
        </output>
        {note !== undefined && <span className={styles['label']}>{note}</span>}
      </span>
      <IconButton
        icon={isList ? <ChevronRight aria-hidden="true" /> : <Plus aria-hidden="true" />}
        label={t(isList ? 'next' : 'increase', { what: label })}
        isUnavailable={!onNext}
        onPress={() => onNext?.()}
      />
    </Group>
  );
}
