import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings.ts';
import type { Readings } from '../../shared/vehicle/reading.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import type { SignalValue } from '../../shared/vehicle/signal.ts';
import { SETTINGS_FILE, createSettings, type SettingsService } from './settings-service.ts';
import { openRowStorage } from '../storage/row-storage.ts';

let stateDir: string;
let clock: FakeClock;
let rejections: Rejections;
let readings: Readings;
const open = new Set<SettingsService>();

function start(dir = stateDir): SettingsService {
  const vehicle = {
    get readings() {
      return readings;
    },
  };
  const log = pino({ level: 'silent' });
  const service = createSettings({ stateDir: dir, clock, log, rejections, vehicle });
  open.add(service);
  return service;
}

function ignition(value: SignalValue<'Vehicle.LowVoltageSystemState'>): void {
  readings = {
    ...readings,
    'Vehicle.LowVoltageSystemState': { freshness: 'fresh', value, ts: 0 },
  };
  clock.pass(500);
}

function light(value: number): void {
  readings = {
    ...readings,
    'Vehicle.Exterior.LightIntensity': { freshness: 'fresh', value, ts: 0 },
  };
}

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'zhilu-settings-'));
  clock = new FakeClock();
  rejections = new Rejections();
  readings = {};
});

afterEach(() => {
  for (const service of open) service.close();
  open.clear();
  rmSync(stateDir, { recursive: true, force: true });
});

describe('settings', () => {
  it('are kept, even when the process never got to close its database', () => {
    const first = start();
    expect(first.settings).toEqual(DEFAULT_SETTINGS);
    expect(first.set({ kind: 'set', key: 'language', value: 'en-US' })).toBeNull();
    const second = start();
    expect(second.settings).toEqual({ ...DEFAULT_SETTINGS, language: 'en-US' });
    expect(second.problem).toBeNull();
  });

  it('that do not fit fall back to their default one by one, and are counted', () => {
    const { storage } = openRowStorage(stateDir, SETTINGS_FILE, 0);
    storage.write('language', '"klingon"');
    storage.write('distanceUnit', '{');
    storage.write('pressureUnit', '"psi"');
    storage.write('unheardOf', '1');
    storage.close();
    expect(start().settings).toEqual({ ...DEFAULT_SETTINGS, pressureUnit: 'psi' });
    expect(rejections.of('settings', 'invalid-row')).toBe(2);
  });

  it('start anew when their database is broken, which is set aside', () => {
    writeFileSync(join(stateDir, SETTINGS_FILE), 'this is no database, not even a little');
    const service = start();
    expect(service.settings).toEqual(DEFAULT_SETTINGS);
    expect(service.set({ kind: 'set', key: 'language', value: 'en-US' })).toBeNull();
    expect(rejections.of('settings', 'broken-database')).toBe(1);
    expect(readdirSync(stateDir).some((name) => name.includes('.broken-'))).toBe(true);
  });

  it('hold for this run and say so when they cannot be stored', () => {
    writeFileSync(join(stateDir, 'file'), '');
    const service = start(join(stateDir, 'file', 'below'));
    expect(service.problem?.key).toBe('host.storage');
    expect(service.set({ kind: 'set', key: 'themeMode', value: 'night' })?.key).toBe(
      'host.storage',
    );
    expect(service.state).toEqual({
      settings: { ...DEFAULT_SETTINGS, themeMode: 'night' },
      theme: 'night',
    });
  });

  it('tell of every change once', () => {
    const service = start();
    let changes = 0;
    service.onChange(() => (changes += 1));
    service.set({ kind: 'set', key: 'language', value: 'en-US' });
    clock.pass(60_000);
    expect(changes).toBe(1);
  });
});

describe('the theme', () => {
  it('follows the light in auto mode', () => {
    light(90);
    const service = start();
    expect(service.state.theme).toBe('day');
    light(1);
    clock.pass(1500);
    expect(service.state.theme).toBe('day');
    clock.pass(1500);
    expect(service.state.theme).toBe('night');
  });

  it('stays as chosen until the next ignition cycle', () => {
    light(90);
    const service = start();
    ignition('ON');
    service.set({ kind: 'set', key: 'themeMode', value: 'night' });
    clock.pass(60_000);
    expect(service.state.theme).toBe('night');
    ignition('OFF');
    expect(service.state.theme).toBe('night');
    ignition('ON');
    expect(service.state).toMatchObject({ settings: { themeMode: 'auto' }, theme: 'day' });
  });

  it('stays as chosen over a restart of the host alone', () => {
    const first = start();
    ignition('OFF');
    ignition('ON');
    first.set({ kind: 'set', key: 'themeMode', value: 'night' });
    first.close();
    open.delete(first);
    const second = start();
    clock.pass(1000);
    expect(second.settings.themeMode).toBe('night');
  });

  it('returns to auto after a cycle during which the host was off', () => {
    const first = start();
    ignition('ON');
    first.set({ kind: 'set', key: 'themeMode', value: 'night' });
    ignition('OFF');
    first.close();
    open.delete(first);
    readings = {};
    const second = start();
    expect(second.settings.themeMode).toBe('night');
    ignition('ON');
    expect(second.settings.themeMode).toBe('auto');
  });
});
