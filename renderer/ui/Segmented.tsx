import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { controlAttributes, type ControlState } from './control-state.ts';
import control from './control.module.css';
import styles from './Segmented.module.css';

export interface SegmentedProps<T extends string> extends ControlState {
  /** What is chosen here, for assistive technology. */
  readonly label: string;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly icon?: ReactNode;
  }[];
  /** `undefined` when it is not known. */
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
}

/** One of a few values, all in sight. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  isPending = false,
  isUnavailable = false,
}: SegmentedProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['group'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={value === undefined ? [] : [value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          className={classNames(control['control'], styles['option'])}
          {...controlAttributes({
            isPending: isPending && option.value === value,
            isUnavailable,
          })}
        >
          {option.icon}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
