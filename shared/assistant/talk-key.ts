/**
 * The key for speaking on the steering wheel. Its control unit is an input device of the head unit
 * (Linux: KEY_VOICECOMMAND, KEY_ASSISTANT), whose presses reach the page under the names of W3C UI Events
 * KeyboardEvent key values.
 */
const TALK_KEYS: ReadonlySet<string> = new Set(['SpeechInputToggle', 'LaunchAssistant']);

/** Held for longer, the key is let go of when everything is said; pressed, the silence after it tells, ms. */
const HELD_MS = 500;

/** Whether it is a key for speaking. */
export function isTalkKey(key: string): boolean {
  return TALK_KEYS.has(key);
}

/** Whether a key that was down for `ms` was held while somebody spoke. */
export function wasHeld(ms: number): boolean {
  return ms >= HELD_MS;
}
