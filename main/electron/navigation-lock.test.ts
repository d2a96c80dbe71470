import { describe, expect, it } from 'vitest';
import { FakeContents, FakeEvent } from './fake-electron.ts';
import { lockNavigation } from './navigation-lock.ts';

function locked() {
  const contents = new FakeContents();
  const refused: string[] = [];
  lockNavigation(contents, ['centre', 'passenger'], (kind) => refused.push(kind));
  void contents.loadURL('hmi://centre/');
  const emit = (name: string, url: string) => {
    const event = new FakeEvent(url);
    contents.emit(name, event);
    return event.prevented;
  };
  return { contents, refused, emit };
}

describe('lockNavigation', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('guards %s', (name) => {
    const { emit, refused } = locked();
    expect(emit(name, 'https://example.com/')).toBe(true);
    expect(emit(name, 'hmi://passenger/')).toBe(true);
    expect(emit(name, 'hmi://centre/settings')).toBe(false);
    expect(refused).toEqual([name, name]);
  });

  it('attaches no webview and opens no window, not even of its own', () => {
    const { contents, emit } = locked();
    expect(emit('will-attach-webview', '')).toBe(true);
    expect(contents.openHandler?.({ url: 'hmi://centre/' } as never)).toEqual({ action: 'deny' });
  });
});
