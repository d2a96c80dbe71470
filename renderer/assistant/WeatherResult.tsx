import type { Weather } from '../../shared/services/weather.ts';
import { formatterFor } from '../../shared/settings/format.ts';
import { usePage } from '../host/hooks.ts';
import { WEATHER_ICONS } from '../ui/weather-icons.ts';
import styles from './AssistantCard.module.css';

interface WeatherResultProps {
  readonly text: string;
  readonly weather: Weather;
}

/** The weather that was asked for: the sky and the temperature now, and the answer in words. */
export function WeatherResult({ text, weather }: WeatherResultProps) {
  const settings = usePage((state) => state.settings.settings);
  const { condition, temperatureC } = weather.now;
  const Icon = WEATHER_ICONS[condition];
  const { value, unit } = formatterFor(settings).temperature(temperatureC);
  return (
    <div className={styles['weather']} role="status">
      <Icon aria-hidden="true" />
      <span className={styles['figure']}>
        {value}
        {unit}
      </span>
      <p className={styles['said']}>{text}</p>
    </div>
  );
}
