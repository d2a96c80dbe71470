/** States every control can be in besides what it shows. */
export interface ControlState {
  /** Asked for and not yet done by the car. */
  readonly isPending?: boolean;
  /** Cannot act now. It still takes a press, so that the press can be answered with the reason. */
  readonly isUnavailable?: boolean;
}

/** The attributes that carry a {@link ControlState}, for style and for assistive technology. */
export function controlAttributes({ isPending = false, isUnavailable = false }: ControlState) {
  return {
    ...(isPending && { 'data-pending': '', 'aria-busy': true }),
    ...(isUnavailable && { 'data-unavailable': '' }),
  } as const;
}
