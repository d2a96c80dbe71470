import {
  Cloud,
  CloudDrizzle,
  CloudFog,
  CloudLightning,
  CloudRain,
  CloudRainWind,
  CloudSun,
  Snowflake,
  Sun,
  Wind,
  type LucideIcon,
} from 'lucide-react';
import type { WEATHER_CONDITIONS } from '../../shared/services/weather.ts';

export type WeatherCondition = (typeof WEATHER_CONDITIONS)[number];

export const WEATHER_ICONS: Readonly<Record<WeatherCondition, LucideIcon>> = {
  clear: Sun,
  partlyCloudy: CloudSun,
  cloudy: Cloud,
  fog: CloudFog,
  drizzle: CloudDrizzle,
  rain: CloudRain,
  heavyRain: CloudRainWind,
  thunderstorm: CloudLightning,
  snow: Snowflake,
  dust: Wind,
};
