import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import type { SettingChange } from '../../shared/actions/define.ts';
import type { SettingsState } from '../../shared/contract/host.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { stepIgnition, type Ignition } from '../../shared/settings/ignition.ts';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../shared/settings/settings.ts';
import { stepAutoTheme, type AutoTheme, type LightEvidence } from '../../shared/settings/theme.ts';
import { freshValue, readingOf, type Readings } from '../../shared/vehicle/reading.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import { openFeatureStorage, parseStored, storageReason } from '../storage/feature-storage.ts';

/** The database, below the state folder. */
export const SETTINGS_FILE = 'settings.sqlite';

/** How often light and ignition are looked at, ms: small against the delays of the theme. */
const STEP_MS = 500;

/** Row that remembers the ignition, so that a cycle during which the host was off still counts. */
const IGNITION_ROW = 'state.ignition';

export interface SettingsOptions {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  /** The vehicle, for light, position, and ignition. */
  readonly vehicle: {
    readonly readings: Readings;
  };
}

/** What the driver chose, kept across restarts, and the theme that follows from it. */
export interface SettingsService {
  readonly settings: Settings;
  readonly state: SettingsState;
  /** Why settings are not being kept, or `null`. */
  readonly problem: Reason | null;
  /** Calls `listener` after every change of {@link SettingsService.state}. */
  onChange(listener: () => void): () => void;
  /**
   * Applies a change at once. Returns a reason when it could not be stored: it then holds until the
   * host ends, because a driver dazzled at night must not wait for a disk.
   */
  set(change: SettingChange): Reason | null;
  close(): void;
}

/** Loads the settings; what is missing or does not fit falls back to its default and is counted. */
export function createSettings(options: SettingsOptions): SettingsService {
  const { stateDir, clock, log, rejections, vehicle } = options;
  const emitter = new EventEmitter<{ change: [] }>();
  emitter.setMaxListeners(0);
  let problem: Reason | null = null;
  const { wall } = clock.now();
  const storage = openFeatureStorage(
    { stateDir, file: SETTINGS_FILE, feature: 'settings', wall, log, rejections },
    storageFailed,
  );
  const rows = storage?.read() ?? new Map<string, string>();
  let settings = loadSettings(rows, (name) => {
    rejections.add('settings', 'invalid-row');
    log.warn({ name }, 'a stored setting does not fit and was replaced by its default');
  });
  let ignition: Ignition = rows.get(IGNITION_ROW) === '"off"' ? 'off' : 'unknown';
  let autoTheme: AutoTheme | null = null;
  let state: SettingsState = { settings, theme: 'day' };
  step();

  function storageFailed(error: unknown): Reason {
    log.error({ error, stateDir }, 'settings cannot be stored');
    problem = storageReason(error);
    return problem;
  }

  function store(name: string, value: unknown): Reason | null {
    if (!storage) return problem;
    try {
      storage.write(name, JSON.stringify(value));
      problem = null;
      return null;
    } catch (error) {
      return storageFailed(error);
    }
  }

  function apply(change: SettingChange): Reason | null {
    settings = { ...settings, [change.key]: change.value };
    return store(change.key, change.value);
  }

  /** Follows ignition and light, and publishes what came of it. */
  function step(): void {
    const { readings } = vehicle;
    const stepped = stepIgnition(ignition, freshValue(readings, 'Vehicle.LowVoltageSystemState'));
    const changed = stepped.ignition !== ignition;
    ignition = stepped.ignition;
    if (settings.themeMode !== 'auto') {
      if (stepped.cycleBegan) apply({ kind: 'set', key: 'themeMode', value: 'auto' });
      else if (changed) store(IGNITION_ROW, ignition);
    }
    const { wall, mono } = clock.now();
    autoTheme = stepAutoTheme(autoTheme, evidence(readings, wall), mono);
    publish();
  }

  function publish(): void {
    const mode = settings.themeMode;
    const theme = mode === 'auto' ? (autoTheme?.theme ?? 'day') : mode;
    if (settings === state.settings && theme === state.theme) return;
    state = { settings, theme };
    emitter.emit('change');
  }

  const stopTimer = clock.every(STEP_MS, step);

  return {
    get settings() {
      return settings;
    },
    get state() {
      return state;
    },
    get problem() {
      return problem;
    },
    onChange(listener) {
      emitter.on('change', listener);
      return () => emitter.off('change', listener);
    },
    set(change) {
      const failure = apply(change);
      // Written only while it matters: a manual choice lasts until the next ignition cycle.
      if (change.key === 'themeMode' && change.value !== 'auto') store(IGNITION_ROW, ignition);
      publish();
      return failure;
    },
    close() {
      stopTimer();
      storage?.close();
    },
  };
}

/** Reads each setting on its own, so that one bad row costs one setting. */
function loadSettings(
  rows: ReadonlyMap<string, string>,
  invalid: (name: string) => void,
): Settings {
  let settings = DEFAULT_SETTINGS;
  for (const name of settingsSchema.keyof().options) {
    const json = rows.get(name);
    if (json === undefined) continue;
    const parsed = settingsSchema.safeParse({ ...settings, [name]: parseStored(json) });
    if (parsed.success) settings = parsed.data;
    else invalid(name);
  }
  return settings;
}

function evidence(readings: Readings, wall: number): LightEvidence {
  const latitude = readingOf(readings, 'Vehicle.CurrentLocation.Latitude').value;
  const longitude = readingOf(readings, 'Vehicle.CurrentLocation.Longitude').value;
  const local = new Date(wall);
  return {
    lightIntensity: freshValue(readings, 'Vehicle.Exterior.LightIntensity'),
    position:
      latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
    lowBeam: freshValue(readings, 'Vehicle.Body.Lights.Beam.Low.IsOn'),
    wall,
    localHour: local.getHours() + local.getMinutes() / 60,
  };
}
