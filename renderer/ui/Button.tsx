import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { controlAttributes, type ControlState } from './control-state.ts';
import control from './control.module.css';

export interface ButtonProps extends ControlState {
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  readonly icon?: ReactNode;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A button with a word on it. */
export function Button({
  variant = 'secondary',
  icon,
  onPress,
  children,
  className,
  ...state
}: ButtonProps) {
  return (
    <AriaButton
      className={classNames(
        control['control'],
        variant === 'primary' && control['primary'],
        variant === 'quiet' && control['quiet'],
        className,
      )}
      onPress={onPress}
      {...controlAttributes(state)}
    >
      {icon}
      {children}
    </AriaButton>
  );
}
