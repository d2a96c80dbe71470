import { describe, expect, it } from 'vitest';
import { FakeSession } from './fake-electron.ts';
import { GRANTED_PERMISSIONS, guardPermissions, isPermissionGranted } from './permissions.ts';

const DISPLAYS = ['centre'];
const OWN = { url: 'hmi://centre/', isMainFrame: true };

describe('isPermissionGranted', () => {
  it('grants the microphone, and nothing else', () => {
    expect([...GRANTED_PERMISSIONS]).toEqual(['media']);
    expect(isPermissionGranted('media', { ...OWN, media: ['audio'] }, DISPLAYS)).toBe(true);
    for (const media of [[], ['video'], ['audio', 'video'], ['unknown']]) {
      expect(isPermissionGranted('media', { ...OWN, media }, DISPLAYS)).toBe(false);
    }
    for (const permission of [
      'geolocation',
      'notifications',
      'openExternal',
      'fullscreen',
      'display-capture',
    ]) {
      expect(isPermissionGranted(permission, { ...OWN, media: ['audio'] }, DISPLAYS)).toBe(false);
    }
  });

  it('grants it to the main frame of an own page only', () => {
    const asked = { ...OWN, media: ['audio'] };
    expect(isPermissionGranted('media', { ...asked, isMainFrame: false }, DISPLAYS)).toBe(false);
    for (const url of ['https://centre/', 'hmi://other/', 'file:///', '']) {
      expect(isPermissionGranted('media', { ...asked, url }, DISPLAYS)).toBe(false);
    }
  });
});

describe('guardPermissions', () => {
  it('sets every handler of the session, and each refuses what is not sound', () => {
    const session = new FakeSession();
    const refused: string[] = [];
    guardPermissions(session, DISPLAYS, (permission) => refused.push(permission));
    expect(session.permissionRequest).toBeTypeOf('function');
    expect(
      session.permissionCheck?.(null, 'geolocation', 'hmi://centre/', {
        isMainFrame: true,
        requestingUrl: 'hmi://centre/',
      }),
    ).toBe(false);
    expect(
      session.devicePermission?.({
        deviceType: 'usb',
        origin: 'hmi://centre',
        device: { deviceId: '1', vendorId: 1, productId: 1 },
      } as never),
    ).toBe(false);
    expect(session.displayMedia).toBeTypeOf('function');
    let streams: unknown = 'not called';
    session.displayMedia?.({ securityOrigin: 'hmi://centre' } as never, (answer) => {
      streams = answer;
    });
    expect(streams).toBeNull();
    let allowed: boolean | undefined;
    session.permissionRequest?.(
      null as never,
      'media',
      (answer) => {
        allowed = answer;
      },
      { isMainFrame: true, requestingUrl: 'hmi://centre/', mediaTypes: ['audio', 'video'] },
    );
    expect(allowed).toBe(false);
    expect(refused).toEqual(['display-capture', 'media']);
  });

  it('lets a page of ours open its microphone', () => {
    const session = new FakeSession();
    guardPermissions(session, DISPLAYS, () => undefined);
    let allowed: boolean | undefined;
    session.permissionRequest?.(
      null as never,
      'media',
      (answer) => {
        allowed = answer;
      },
      { isMainFrame: true, requestingUrl: 'hmi://centre/', mediaTypes: ['audio'] },
    );
    expect(allowed).toBe(true);
    const asked = { isMainFrame: true, requestingUrl: 'hmi://centre/' };
    const check = (mediaType: 'audio' | 'video') =>
      session.permissionCheck?.(null, 'media', 'hmi://centre/', { ...asked, mediaType });
    expect(check('audio')).toBe(true);
    expect(check('video')).toBe(false);
  });
});
