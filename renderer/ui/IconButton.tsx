import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { controlAttributes, type ControlState } from './control-state.ts';
import control from './control.module.css';
import styles from './IconButton.module.css';

export interface IconButtonProps extends ControlState {
  readonly icon: ReactNode;
  /** What it does, for assistive technology and for voice. */
  readonly label: string;
  readonly onPress: () => void;
  readonly className?: string;
}

/** A square button with an icon alone. */
export function IconButton({ icon, label, onPress, className, ...state }: IconButtonProps) {
  return (
    <AriaButton
      className={classNames(control['control'], control['quiet'], styles['icon'], className)}
      aria-label={label}
      onPress={onPress}
      {...controlAttributes(state)}
    >
      {icon}
    </AriaButton>
  );
}
