import type { Session, WebContents } from 'electron';
import { PAGE_SCHEME, displayOf } from './page-url.ts';

type Permission = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1];

/** The part of a session this module sets. */
export type PermissionSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;

/**
 * Permissions a page of ours is given. The page needs none today: microphone, position, and files
 * belong to the host. Whoever adds one names the feature that needs it.
 */
export const GRANTED_PERMISSIONS: ReadonlySet<string> = new Set<Permission>();

/**
 * Whether a page may have a permission: it is on the list, and it is asked by the main frame of a
 * known display's page.
 */
export function isPermissionGranted(
  permission: string,
  requester: { readonly url: string; readonly isMainFrame: boolean },
  displays: readonly string[],
  granted: ReadonlySet<string> = GRANTED_PERMISSIONS,
): boolean {
  return (
    granted.has(permission) &&
    requester.isMainFrame &&
    displayOf(requester.url, displays) !== undefined
  );
}

/** Sets every permission handler of a session; without them Electron grants by default. */
export function guardPermissions(
  session: PermissionSession,
  displays: readonly string[],
  onRefused: (permission: string, url: string) => void,
): void {
  session.setPermissionRequestHandler((_contents: WebContents, permission, callback, details) => {
    const { requestingUrl: url, isMainFrame } = details;
    const allowed = isPermissionGranted(permission, { url, isMainFrame }, displays);
    if (!allowed) onRefused(permission, url);
    callback(allowed);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const url = details.requestingUrl ?? requestingOrigin;
    return isPermissionGranted(permission, { url, isMainFrame: details.isMainFrame }, displays);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((request, callback) => {
    onRefused('display-capture', request.securityOrigin || `${PAGE_SCHEME}:`);
    callback(null);
  });
}
