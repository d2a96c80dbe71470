let isPressing = false;

/** Presses a control whose label was said; what it performs at once counts as said, not as touched. */
export function pressByVoice(press: () => void): void {
  isPressing = true;
  try {
    press();
  } finally {
    isPressing = false;
  }
}

/** Whether what is performed now was said by the label of its control. */
export function isPressedByVoice(): boolean {
  return isPressing;
}
