import type { ShellApp, ShellSession } from './electron-api.ts';
import { isRequestAllowed } from './page-url.ts';

/**
 * Takes from a session what a head unit's page must not have: any network scheme, downloads, and the
 * spell checker, which would fetch dictionaries from the internet.
 */
export function lockSession(
  session: ShellSession,
  displays: readonly string[],
  production: boolean,
  onRefused: (kind: string, url: string) => void,
): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const allowed = isRequestAllowed(url, displays, !production);
    if (!allowed) onRefused('request', url);
    callback({ cancel: !allowed });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
    onRefused('download', '');
  });
  session.setSpellCheckerEnabled(false);
}

/** No certificate is ever accepted against the verdict of Chromium, and none is ever presented. */
export function refuseCertificates(
  app: ShellApp,
  onRefused: (kind: string, url: string) => void,
): void {
  app.on('certificate-error', (event, _contents, url, _error, _certificate, callback) => {
    event.preventDefault();
    onRefused('certificate', url);
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, url, _certificates, callback) => {
    event.preventDefault();
    onRefused('client-certificate', url);
    callback();
  });
}

/**
 * Chromium switches the shell sets itself, before `ready`, in production: nothing resolves, nothing
 * is proxied, nothing is fetched in the background.
 */
export const PRODUCTION_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
];
