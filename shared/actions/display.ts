import { z } from 'zod';
import {
  DISTANCE_UNITS,
  LANGUAGES,
  PRESSURE_UNITS,
  TEMPERATURE_UNITS,
  THEME_MODES,
} from '../settings/settings.ts';
import { always, defineAction } from './define.ts';
import { panelSchema } from './panel.ts';
import { withheldBy } from './predicates.ts';

export const displayActions = [
  defineAction({
    id: 'display.setTheme',
    input: z.object({ mode: z.enum(THEME_MODES) }),
    risk: 'none',
    description: 'Choose the day or night theme, or let the car choose.',
    predicate: always,
    perform: (_context, { mode }) => [{ kind: 'set', key: 'themeMode', value: mode }],
  }),
  defineAction({
    id: 'display.setLanguage',
    input: z.object({ language: z.enum(LANGUAGES) }),
    risk: 'none',
    description: 'Choose the language of the displays.',
    predicate: (context) => withheldBy(context, 'no-setup'),
    perform: (_context, { language }) => [{ kind: 'set', key: 'language', value: language }],
  }),
  defineAction({
    id: 'display.setDistanceUnit',
    input: z.object({ unit: z.enum(DISTANCE_UNITS) }),
    risk: 'none',
    description: 'Show distances and speeds in kilometres or miles.',
    predicate: (context) => withheldBy(context, 'no-setup'),
    perform: (_context, { unit }) => [{ kind: 'set', key: 'distanceUnit', value: unit }],
  }),
  defineAction({
    id: 'display.setTemperatureUnit',
    input: z.object({ unit: z.enum(TEMPERATURE_UNITS) }),
    risk: 'none',
    description: 'Show temperatures in degrees Celsius or Fahrenheit.',
    predicate: (context) => withheldBy(context, 'no-setup'),
    perform: (_context, { unit }) => [{ kind: 'set', key: 'temperatureUnit', value: unit }],
  }),
  defineAction({
    id: 'display.setPressureUnit',
    input: z.object({ unit: z.enum(PRESSURE_UNITS) }),
    risk: 'none',
    description: 'Show tyre pressures in kilopascal, bar, or pounds per square inch.',
    predicate: (context) => withheldBy(context, 'no-setup'),
    perform: (_context, { unit }) => [{ kind: 'set', key: 'pressureUnit', value: unit }],
  }),
  defineAction({
    id: 'panel.open',
    input: z.object({ panel: panelSchema }),
    risk: 'none',
    description: 'Open a panel on this display.',
    predicate: always,
    perform: (_context, { panel }) => [{ kind: 'openPanel', panel }],
  }),
  defineAction({
    id: 'panel.close',
    input: z.object({}),
    risk: 'none',
    description: 'Close the open panel and return to the desktop.',
    predicate: always,
    perform: () => [{ kind: 'openPanel', panel: null }],
  }),
];
