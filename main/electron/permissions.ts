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
 * Permissions a page of ours is given: the microphone, for the assistant. Position and files belong to
 * the host. Whoever adds one names the feature that needs it.
 */
export const GRANTED_PERMISSIONS: ReadonlySet<string> = new Set<Permission>(['media']);

/** Who asks for a permission, and for which devices where it is about media. */
export interface Requester {
  readonly url: string;
  readonly isMainFrame: boolean;
  /** `audio`, `video`, or `unknown`; absent where the permission is not about media. */
  readonly media?: readonly string[];
}

/**
 * Whether a page may have a permission: it is on the list, it is asked by the main frame of a known
 * display's page, and of media it is about sound alone: there is no camera in this product.
 */
export function isPermissionGranted(
  permission: string,
  { url, isMainFrame, media = [] }: Requester,
  displays: readonly string[],
): boolean {
  const isAllowed = permission !== 'media' || (media.length > 0 && media.every(isSound));
  return (
    GRANTED_PERMISSIONS.has(permission) &&
    isAllowed &&
    isMainFrame &&
    displayOf(url, displays) !== undefined
  );
}

function isSound(media: string): boolean {
  return media === 'audio';
}

/** Sets every permission handler of a session; without them Electron grants by default. */
export function guardPermissions(
  session: PermissionSession,
  displays: readonly string[],
  onRefused: (permission: string, url: string) => void,
): void {
  session.setPermissionRequestHandler((_contents: WebContents, permission, callback, details) => {
    const { requestingUrl: url, isMainFrame } = details;
    // Electron types the details of `media` alone with its devices.
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const allowed = isPermissionGranted(permission, { url, isMainFrame, media }, displays);
    if (!allowed) onRefused(permission, url);
    callback(allowed);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    const url = details.requestingUrl ?? requestingOrigin;
    const { isMainFrame, mediaType } = details;
    const media = mediaType === undefined ? [] : [mediaType];
    return isPermissionGranted(permission, { url, isMainFrame, media }, displays);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((request, callback) => {
    onRefused('display-capture', request.securityOrigin || `${PAGE_SCHEME}:`);
    callback(null);
  });
}
