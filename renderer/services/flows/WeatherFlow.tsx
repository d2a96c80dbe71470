import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Weather } from '../../../shared/services/weather.ts';
import { formatterFor, quantityText } from '../../../shared/settings/format.ts';
import { usePage } from '../../host/hooks.ts';
import { clockTime } from '../../ui/clock-time.ts';
import { Figure } from '../../ui/Figure.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { ServicePage } from '../ServicePage.tsx';
import { State } from '../State.tsx';
import { isoDay, momentText } from '../time-text.ts';
import { useLanguage } from '../use-language.ts';
import { airQualityLevel } from './air-quality.ts';
import type { FlowProps } from './flow-props.ts';
import { WEATHER_ICONS, type WeatherCondition } from '../../ui/weather-icons.ts';
import styles from './WeatherFlow.module.css';

const HOURS = 8;
const DAYS = 4;
/** Older than this a forecast is marked as old, ms. */
const OLD_MS = 3 * 3_600_000;

/** The weather where the car is: now, the next hours, the next days. */
export function WeatherFlow({ tile }: FlowProps) {
  const { t } = useTranslation(['services', 'reasons']);
  const weather = usePage(({ services }) => services.weather);
  return (
    <ServicePage tile={tile}>
      {weather ? (
        <Forecast weather={weather} />
      ) : (
        <State
          icon={<CloudOff aria-hidden="true" />}
          text={tile.trouble ? t(`reasons:${tile.trouble.key}`) : t('services:weather.none')}
          tone={tile.trouble ? 'warning' : 'plain'}
        />
      )}
    </ServicePage>
  );
}

function Forecast({ weather }: { readonly weather: Weather }) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const now = useMinute();
  const hours = weather.hours.filter(({ at }) => at > now).slice(0, HOURS);
  const today = isoDay(now, 0);
  const days = weather.days.filter(({ day }) => day >= today).slice(0, DAYS);
  return (
    <div className={styles['weather']}>
      <Now weather={weather} isOld={now - weather.issuedAt > OLD_MS} />
      <ol className={styles['hours']} aria-label={t('weather.hours')}>
        {hours.map(({ at, condition, temperatureC, precipitation }) => (
          <li key={at} className={styles['hour']}>
            <span className={styles['second']}>{clockTime(language, at)}</span>
            <Sky condition={condition} />
            <Degrees celsius={temperatureC} />
            <span className={styles['rain']}>
              {precipitation >= 10 ? `${Math.round(precipitation)}%` : ''}
            </span>
          </li>
        ))}
      </ol>
      <ol className={styles['days']} aria-label={t('weather.days')}>
        {days.map(({ day, condition, lowC, highC }) => (
          <li key={day} className={styles['day']}>
            <span>{day === today ? t('weather.today') : weekday(language, day)}</span>
            <Sky condition={condition} />
            <span className={styles['second']}>
              <Degrees celsius={lowC} /> – <Degrees celsius={highC} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Now({ weather, isOld }: { readonly weather: Weather; readonly isOld: boolean }) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const minute = useMinute();
  const settings = usePage((state) => state.settings.settings);
  const format = formatterFor(settings);
  const { condition, temperatureC, windKmh, humidity, airQuality } = weather.now;
  const { value, unit } = format.temperature(temperatureC);
  const facts = [
    t('weather.wind', { speed: quantityText(format.speed(windKmh)) }),
    humidity !== undefined && t('weather.humidity', { percent: Math.round(humidity) }),
    airQuality !== undefined &&
      t('weather.air', {
        index: Math.round(airQuality),
        level: t(`weather.airLevel.${airQualityLevel(airQuality)}`),
      }),
  ].filter((fact) => fact !== false);
  const Icon = WEATHER_ICONS[condition];
  return (
    <section className={styles['now']} aria-label={t('weather.now')}>
      <Icon aria-hidden="true" className={styles['sky']} />
      <Figure value={value} unit={unit} size="l" freshness={isOld ? 'stale' : 'fresh'} />
      <div className={styles['words']}>
        <p className={styles['condition']}>{t(`weather.condition.${condition}`)}</p>
        <p className={styles['second']}>{facts.join(' · ')}</p>
      </div>
      <p className={styles['issued']}>
        {t('weather.issued', { time: momentText(language, weather.issuedAt, minute) })}
      </p>
    </section>
  );
}

function Sky({ condition }: { readonly condition: WeatherCondition }) {
  const { t } = useTranslation('services');
  const Icon = WEATHER_ICONS[condition];
  return (
    <>
      <Icon aria-hidden="true" className={styles['icon']} />
      <span className="visually-hidden">{t(`weather.condition.${condition}`)}</span>
    </>
  );
}

function Degrees({ celsius }: { readonly celsius: number }) {
  const settings = usePage((state) => state.settings.settings);
  return <span>{`${formatterFor(settings).temperature(celsius).value}°`}</span>;
}

/** A day of the calendar there, whatever the clock here says. */
function weekday(language: string, day: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
