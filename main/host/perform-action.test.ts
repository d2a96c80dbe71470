import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SettingChange } from '../../shared/actions/define.ts';
import { reason, type Reason } from '../../shared/contract/reason.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import { EMPTY_SHOWROOM } from '../../shared/ownership/showroom.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { FakeAssistant } from '../assistant/fake-assistant.ts';
import { FakeMedia } from '../media/fake-media.ts';
import { FakeNavigation } from '../navigation/fake-navigation.ts';
import { FakeServices } from '../services/fake-services.ts';
import { FakeVehicle } from '../vehicle/fake-vehicle.ts';
import { Displays } from './displays.ts';
import { performAction } from './perform-action.ts';

let vehicle: FakeVehicle;
let navigation: FakeNavigation;
let services: FakeServices;
let media: FakeMedia;
let assistant: FakeAssistant;
let rejections: Rejections;
let displays: Displays;
let storageFailure: Reason | null;
let changes: SettingChange[];

beforeEach(() => {
  vehicle = new FakeVehicle();
  navigation = new FakeNavigation();
  services = new FakeServices();
  media = new FakeMedia();
  assistant = new FakeAssistant();
  rejections = new Rejections();
  displays = new Displays({ centre: 'driver' });
  storageFailure = null;
  changes = [];
});

const LAKE = { lon: 120.14, lat: 30.24, name: '西湖', kind: 'destination' } as const;

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
      navigation,
      services,
      media,
      assistant,
      ownership: { showroom: EMPTY_SHOWROOM },
      displays,
      rejections,
      log: pino({ level: 'silent' }),
    },
  );
}

describe('performAction', () => {
  it('hands commands to the vehicle and names them', async () => {
    expect(await perform('window.setPosition', { window: 'all', percent: 0 })).toEqual({
      status: 'pending',
      commands: ['command-1', 'command-2', 'command-3', 'command-4'],
    });
  });

  it('fails at once while the link is down', async () => {
    vehicle.link = { state: 'lost', since: 0 };
    expect(await perform('climate.setAuto', { on: true })).toMatchObject({
      status: 'failed',
      reason: { key: 'vehicle.linkLost' },
    });
    expect(vehicle.commanded).toEqual([]);
    expect(rejections.of('action', 'vehicle.linkLost')).toBe(1);
  });

  it('does what this car has of several, and fails when it has none', async () => {
    const front = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
    vehicle.actuators = [front];
    expect(await perform('window.setPosition', { window: 'all', percent: 0 })).toEqual({
      status: 'pending',
      commands: ['command-1'],
    });
    vehicle.actuators = [];
    expect(await perform('window.setPosition', { window: 'all', percent: 0 })).toMatchObject({
      status: 'failed',
      reason: { key: 'vehicle.notSupported' },
    });
  });

  it('refuses with the reason that holds for this display now', async () => {
    vehicle.drivingState = 'moving';
    const language = ['display.setLanguage', { language: 'en-US' }] as const;
    expect(await perform(...language)).toMatchObject({
      status: 'refused',
      reason: { key: 'restricted.moving' },
    });
    expect(await perform(...language, 'passenger')).toEqual({ status: 'done' });
    expect(await perform('lights.setHighBeam', { on: true }, 'passenger')).toMatchObject({
      status: 'refused',
      reason: { key: 'restricted.passengerDisplay' },
    });
    expect(changes).toEqual([{ kind: 'set', key: 'language', value: 'en-US' }]);
  });

  it('says when a setting could not be stored', async () => {
    storageFailure = reason('host.storage');
    expect(await perform('display.setTheme', { mode: 'night' })).toEqual({
      status: 'failed',
      reason: { key: 'host.storage' },
    });
  });

  it('hands what concerns the way to navigation, and passes on why not', async () => {
    navigation.change({
      session: null,
      planning: { state: 'routing', destination: LAKE },
    });
    expect(await perform('navigation.cancelPlan', {})).toEqual({ status: 'done' });
    expect(navigation.performed).toEqual([{ kind: 'cancelPlan' }]);
    navigation.refusal = reason('navigation.noRoute');
    expect(await perform('navigation.cancelPlan', {})).toMatchObject({
      status: 'failed',
      reason: { key: 'navigation.noRoute' },
    });
  });

  it('refuses guidance that is not there', async () => {
    expect(await perform('navigation.stop', {})).toMatchObject({
      status: 'refused',
      reason: { key: 'navigation.notNavigating' },
    });
    expect(navigation.performed).toEqual([]);
  });

  it('asks the display that was spoken to for its map', async () => {
    expect(await perform('map.zoom', { direction: 'in' })).toMatchObject({ status: 'failed' });
    const wishes: unknown[] = [];
    displays.onRequest('centre', (wish) => wishes.push(wish));
    expect(await perform('map.zoom', { direction: 'in' })).toEqual({ status: 'done' });
    expect(wishes).toEqual([{ kind: 'map', command: { kind: 'zoom', direction: 'in' } }]);
  });
});
