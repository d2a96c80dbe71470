import type { ShellContents } from './electron-api.ts';
import { isNavigationAllowed } from './page-url.ts';

/**
 * Locks a web contents to its own display: no navigation or redirect elsewhere (in any frame), no
 * new window, no `<webview>`. Nothing is ever handed to `shell.openExternal`.
 */
export function lockNavigation(
  contents: ShellContents,
  displays: readonly string[],
  onRefused: (kind: string, url: string) => void,
): void {
  const guard = (kind: string) => (details: { url: string; preventDefault(): void }) => {
    if (isNavigationAllowed(details.url, contents.getURL(), displays)) return;
    details.preventDefault();
    onRefused(kind, details.url);
  };
  contents.on('will-navigate', guard('will-navigate'));
  contents.on('will-frame-navigate', guard('will-frame-navigate'));
  contents.on('will-redirect', guard('will-redirect'));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    onRefused('webview', '');
  });
  contents.setWindowOpenHandler(({ url }) => {
    onRefused('window-open', url);
    return { action: 'deny' };
  });
}
