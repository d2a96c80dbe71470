import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Group } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { type ControlState } from './control-state.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Stepper.module.css';

export interface StepperProps extends ControlState {
  /** What is stepped, for assistive technology. */
  readonly label: string;
  readonly decreaseLabel: string;
  readonly increaseLabel: string;
  /** The formatted value. */
  readonly value: ReactNode;
  readonly onDecrease: () => void;
  readonly onIncrease: () => void;
  readonly className?: string;
}

/** A value between minus and plus. */
export function Stepper({
  label,
  decreaseLabel,
  increaseLabel,
  value,
  onDecrease,
  onIncrease,
  isPending = false,
  isUnavailable = false,
  className,
}: StepperProps) {
  return (
    <Group aria-label={label} className={classNames(styles['stepper'], className)}>
      <IconButton
        icon={<Minus aria-hidden="true" />}
        label={decreaseLabel}
        onPress={onDecrease}
        isUnavailable={isUnavailable}
      />
      <output className={styles['value']} data-pending={isPending || undefined} aria-label={label}>
        {value}
      </output>
      <IconButton
        icon={<Plus aria-hidden="true" />}
        label={increaseLabel}
        onPress={onIncrease}
        isUnavailable={isUnavailable}
      />
    </Group>
  );
}
