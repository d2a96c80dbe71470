import { keyAction } from '../../shared/media/steering-key.ts';
import type { Perform } from '../host/perform.ts';

/** The browser's own names of the same keys, where it takes them before the page sees them. */
const SESSION_KEYS = [
  ['nexttrack', 'MediaTrackNext'],
  ['previoustrack', 'MediaTrackPrevious'],
  ['play', 'MediaPlayPause'],
  ['pause', 'MediaPlayPause'],
  ['stop', 'MediaStop'],
] as const satisfies readonly (readonly [MediaSessionAction, string])[];

/** Keys on the steering wheel, on a head unit's bezel, or on the keyboard of a desk. */
export function followMediaKeys(page: Window, perform: Perform): void {
  const press = (key: string): boolean => {
    const action = keyAction(key);
    if (!action) return false;
    void perform(action.id, action.input, 'key');
    return true;
  };
  page.addEventListener('keydown', (event) => {
    // A key that is held turns the volume on; it does not skip through the library.
    if (event.repeat && !event.key.startsWith('AudioVolume')) return;
    if (press(event.key)) event.preventDefault();
  });
  for (const [action, key] of SESSION_KEYS) {
    page.navigator.mediaSession.setActionHandler(action, () => void press(key));
  }
}
