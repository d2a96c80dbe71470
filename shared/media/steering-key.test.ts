import { describe, expect, it } from 'vitest';
import { actionById } from '../actions/registry.ts';
import { keyAction } from './steering-key.ts';

const KEYS = [
  'MediaTrackNext',
  'MediaTrackPrevious',
  'MediaPlayPause',
  'MediaStop',
  'AudioVolumeUp',
  'AudioVolumeDown',
];

describe('a key on the steering wheel', () => {
  it.each(KEYS)('%s is an action with an input that fits', (key) => {
    const action = keyAction(key);
    expect(action).not.toBeNull();
    expect(action && inputFits(action.id, action.input)).toBe(true);
  });

  it('that means nothing to media is left to others', () => {
    expect(keyAction('Enter')).toBeNull();
  });
});

function inputFits(id: string, input: unknown): boolean {
  const action = actionById(id);
  return action?.input.safeParse(input).success === true;
}
