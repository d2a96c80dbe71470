import { z } from 'zod';

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

/** What the driver chose and what survives a restart. */
export const settingsSchema = z.object({
  language: z.enum(LANGUAGES),
  themeMode: z.enum(THEME_MODES),
  distanceUnit: z.enum(DISTANCE_UNITS),
  temperatureUnit: z.enum(TEMPERATURE_UNITS),
  pressureUnit: z.enum(PRESSURE_UNITS),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingKey = keyof Settings;

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh-CN',
  themeMode: 'auto',
  distanceUnit: 'km',
  temperatureUnit: 'celsius',
  pressureUnit: 'kPa',
};
