import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../shared/actions/define.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { FakeVehicle } from '../vehicle/fake-vehicle.ts';
import { Displays } from './displays.ts';
import { performAction } from './perform-action.ts';

let vehicle: FakeVehicle;
let rejections: Rejections;
let storageFailure: Reason | null;
let changes: SettingChange[];

beforeEach(() => {
  vehicle = new FakeVehicle();
  rejections = new Rejections();
  storageFailure = null;
  changes = [];
});

function perform(id: string, input: unknown, zone: 'driver' | 'passenger' = 'driver') {
  const settings = {
    settings: DEFAULT_SETTINGS,
    state: { settings: DEFAULT_SETTINGS, theme: 'day' },
    problem: null,
    onChange: () => () => undefined,
    set(change: SettingChange) {
      changes.push(change);
      return storageFailure;
    },
    close: () => undefined,
  } as const;
  return performAction(
    { id, input, origin: 'touch' },
    { display: 'centre', zone },
    {
      vehicle,
      settings,
      displays: new Displays({ centre: 'driver' }),
      rejections,
      log: pino({ level: 'silent' }),
    },
  );
}

describe('performAction', () => {
  it('hands commands to the vehicle and names them', () => {
    expect(perform('window.setPosition', { window: 'all', percent: 0 })).toEqual({
      status: 'pending',
      commands: ['command-1', 'command-2', 'command-3', 'command-4'],
    });
  });

  it('fails at once while the link is down', () => {
    vehicle.link = { state: 'lost', since: 0 };
    expect(perform('climate.setAuto', { on: true })).toMatchObject({
      status: 'failed',
      reason: { key: 'vehicle.linkLost' },
    });
    expect(vehicle.commanded).toEqual([]);
    expect(rejections.of('action', 'vehicle.linkLost')).toBe(1);
  });

  it('does what this car has of several, and fails when it has none', () => {
    const front = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
    vehicle.actuators = [front];
    expect(perform('window.setPosition', { window: 'all', percent: 0 })).toEqual({
      status: 'pending',
      commands: ['command-1'],
    });
    vehicle.actuators = [];
    expect(perform('window.setPosition', { window: 'all', percent: 0 })).toMatchObject({
      status: 'failed',
      reason: { key: 'vehicle.notSupported' },
    });
  });

  it('refuses with the reason that holds for this display now', () => {
    vehicle.drivingState = 'moving';
    const language = ['display.setLanguage', { language: 'en-US' }] as const;
    expect(perform(...language)).toMatchObject({
      status: 'refused',
      reason: { key: 'restricted.moving' },
    });
    expect(perform(...language, 'passenger')).toEqual({ status: 'done' });
    expect(perform('lights.setHighBeam', { on: true }, 'passenger')).toMatchObject({
      status: 'refused',
      reason: { key: 'restricted.passengerDisplay' },
    });
    expect(changes).toEqual([{ kind: 'set', key: 'language', value: 'en-US' }]);
  });

  it('says when a setting could not be stored', () => {
    storageFailure = reason('host.storage');
    expect(perform('display.setTheme', { mode: 'night' })).toEqual({
      status: 'failed',
      reason: { key: 'host.storage' },
    });
  });
});
