import { z } from 'zod';
import { momentSchema } from './text.ts';

export const WEATHER_CONDITIONS = [
  'clear',
  'partlyCloudy',
  'cloudy',
  'fog',
  'drizzle',
  'rain',
  'heavyRain',
  'thunderstorm',
  'snow',
  'dust',
] as const;

export const weatherSchema = z.object({
  /** When the provider made it. */
  issuedAt: momentSchema,
  now: z.object({
    condition: z.enum(WEATHER_CONDITIONS),
    temperatureC: z.number().min(-60).max(60),
    windKmh: z.number().min(0).max(400),
    humidity: z.number().min(0).max(100).exactOptional(),
    /** Air quality index after HJ 633, 0–500. */
    airQuality: z.number().min(0).max(500).exactOptional(),
  }),
  hours: z
    .array(
      z.object({
        at: momentSchema,
        condition: z.enum(WEATHER_CONDITIONS),
        temperatureC: z.number().min(-60).max(60),
        /** Chance of rain or snow, %. */
        precipitation: z.number().min(0).max(100),
      }),
    )
    .max(48),
  days: z
    .array(
      z.object({
        /** `YYYY-MM-DD` there. */
        day: z.iso.date(),
        condition: z.enum(WEATHER_CONDITIONS),
        lowC: z.number().min(-60).max(60),
        highC: z.number().min(-60).max(60),
      }),
    )
    .max(10),
});

export type Weather = z.infer<typeof weatherSchema>;
