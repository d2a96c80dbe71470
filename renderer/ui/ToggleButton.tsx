import type { ReactNode } from 'react';
import { ToggleButton as AriaToggleButton } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { controlAttributes, type ControlState } from './control-state.ts';
import control from './control.module.css';

export interface ToggleButtonProps extends ControlState {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Something that is on or off. What it shows is the caller's: it does not flip by itself. */
export function ToggleButton({
  isSelected,
  onChange,
  icon,
  children,
  className,
  ...state
}: ToggleButtonProps) {
  return (
    <AriaToggleButton
      className={classNames(control['control'], className)}
      isSelected={isSelected}
      onChange={onChange}
      {...controlAttributes(state)}
    >
      {icon}
      {children}
    </AriaToggleButton>
  );
}
