import type { ActionId, ActionInput } from '../actions/registry.ts';

/** Steps of the volume per press of a key, %. */
const VOLUME_STEP = 5;

/** A key and the action it stands for. */
export type KeyAction = {
  [Id in ActionId]: { readonly id: Id; readonly input: ActionInput<Id> };
}[Extract<
  ActionId,
  'media.next' | 'media.previous' | 'media.toggle' | 'media.pause' | 'media.changeVolume'
>];

/**
 * What a key on the steering wheel does. Its control unit is an input device of the head unit
 * (Linux: KEY_NEXTSONG, KEY_PREVIOUSSONG, KEY_PLAYPAUSE, KEY_STOPCD, KEY_VOLUMEUP, KEY_VOLUMEDOWN),
 * whose presses reach the page under the names of W3C UI Events KeyboardEvent key values.
 */
export function keyAction(key: string): KeyAction | null {
  switch (key) {
    case 'MediaTrackNext':
      return { id: 'media.next', input: {} };
    case 'MediaTrackPrevious':
      return { id: 'media.previous', input: {} };
    case 'MediaPlayPause':
      return { id: 'media.toggle', input: {} };
    case 'MediaStop':
    case 'MediaPause':
      return { id: 'media.pause', input: {} };
    case 'AudioVolumeUp':
      return { id: 'media.changeVolume', input: { by: VOLUME_STEP } };
    case 'AudioVolumeDown':
      return { id: 'media.changeVolume', input: { by: -VOLUME_STEP } };
    default:
      return null;
  }
}
