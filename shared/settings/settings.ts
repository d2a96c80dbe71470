import { z } from 'zod';
import { AVOIDANCES } from '../navigation/route.ts';

/** Languages the product speaks; zh-CN is the source language. */
export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEME_MODES = ['auto', 'day', 'night'] as const;
export type ThemeMode = (typeof THEME_MODES)[number];

/** The theme a display paints. */
export const THEMES = ['day', 'night'] as const;
export type Theme = (typeof THEMES)[number];

export const DISTANCE_UNITS = ['km', 'mi'] as const;
export const TEMPERATURE_UNITS = ['celsius', 'fahrenheit'] as const;
export const PRESSURE_UNITS = ['kPa', 'bar', 'psi'] as const;
export type DistanceUnit = (typeof DISTANCE_UNITS)[number];
export type TemperatureUnit = (typeof TEMPERATURE_UNITS)[number];
export type PressureUnit = (typeof PRESSURE_UNITS)[number];

/** How the map lies: north up, the way ahead up, or the way ahead up and tilted. */
export const MAP_VIEWS = ['northUp', 'headingUp', 'tilted'] as const;
export type MapView = (typeof MAP_VIEWS)[number];

/** How much guidance says: everything, turns only, nothing. */
export const GUIDANCE_VOICES = ['full', 'brief', 'muted'] as const;
export type GuidanceVoice = (typeof GUIDANCE_VOICES)[number];

/** What the driver chose and what survives a restart. */
export const settingsSchema = z.object({
  language: z.enum(LANGUAGES),
  themeMode: z.enum(THEME_MODES),
  distanceUnit: z.enum(DISTANCE_UNITS),
  temperatureUnit: z.enum(TEMPERATURE_UNITS),
  pressureUnit: z.enum(PRESSURE_UNITS),
  mapView: z.enum(MAP_VIEWS),
  guidanceVoice: z.enum(GUIDANCE_VOICES),
  /** What routes stay clear of where there is another way. */
  avoid: z.array(z.enum(AVOIDANCES)).readonly(),
  /** Charge that a route with charging stops never goes below, %. */
  socFloor: z.number().int().min(5).max(50),
  /** Whether the microphone stays open for the wake word. */
  wakeWord: z.boolean(),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingKey = keyof Settings;

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh-CN',
  themeMode: 'auto',
  distanceUnit: 'km',
  temperatureUnit: 'celsius',
  pressureUnit: 'kPa',
  mapView: 'tilted',
  guidanceVoice: 'full',
  avoid: [],
  socFloor: 15,
  wakeWord: false,
};
