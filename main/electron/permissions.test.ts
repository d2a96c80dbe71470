import { describe, expect, it } from 'vitest';
import { FakeSession } from './fake-electron.ts';
import { GRANTED_PERMISSIONS, guardPermissions, isPermissionGranted } from './permissions.ts';

const DISPLAYS = ['centre'];
const OWN = { url: 'hmi://centre/', isMainFrame: true };

describe('isPermissionGranted', () => {
  it('grants nothing today', () => {
    expect([...GRANTED_PERMISSIONS]).toEqual([]);
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'fullscreen',
    ]) {
      expect(isPermissionGranted(permission, OWN, DISPLAYS)).toBe(false);
    }
  });

  it('grants what is listed to the main frame of an own page only', () => {
    const granted = new Set(['media']);
    expect(isPermissionGranted('media', OWN, DISPLAYS, granted)).toBe(true);
    expect(isPermissionGranted('usb', OWN, DISPLAYS, granted)).toBe(false);
    expect(isPermissionGranted('media', { ...OWN, isMainFrame: false }, DISPLAYS, granted)).toBe(
      false,
    );
    for (const url of ['https://centre/', 'hmi://other/', 'file:///', '']) {
      expect(isPermissionGranted('media', { ...OWN, url }, DISPLAYS, granted)).toBe(false);
    }
  });
});

describe('guardPermissions', () => {
  it('sets every handler of the session, and each refuses', () => {
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
      { isMainFrame: true, requestingUrl: 'hmi://centre/' },
    );
    expect(allowed).toBe(false);
    expect(refused).toEqual(['display-capture', 'media']);
  });
});
