import type { ScreenPoint } from './engine.ts';

const HOLD_MS = 550;
/** A finger that trembles still holds; one that moves drags. */
const TREMBLE_PX = 12;

/**
 * Calls back when one finger (or the right mouse button) rests on an element. The tap that would
 * follow is swallowed: `wasHeld` says whether the last touch was a long one.
 */
export function watchLongPress(
  element: HTMLElement,
  onHold: (at: ScreenPoint) => void,
): { readonly wasHeld: () => boolean } {
  let held = false;
  let start: PointerEvent | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pointOf = (event: MouseEvent): ScreenPoint => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const cancel = () => {
    clearTimeout(timer);
    start = null;
  };
  element.addEventListener('pointerdown', (event) => {
    cancel();
    held = false;
    // A second finger means a pinch.
    if (!event.isPrimary || event.button !== 0) return;
    start = event;
    timer = setTimeout(() => {
      held = true;
      start = null;
      onHold(pointOf(event));
    }, HOLD_MS);
  });
  element.addEventListener('pointermove', (event) => {
    if (!start) return;
    const way = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    if (way > TREMBLE_PX) cancel();
  });
  for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
    element.addEventListener(type, cancel);
  }
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    // A touch screen sends this for the very press that the timer has told already.
    if (!held && event.button === 2) onHold(pointOf(event));
  });
  return { wasHeld: () => held };
}
