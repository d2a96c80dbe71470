import { BatteryMedium, Fuel, Thermometer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatterFor } from '../../shared/settings/format.ts';
import { readingOf, type Reading } from '../../shared/vehicle/reading.ts';
import { MicrophoneMark } from '../assistant/MicrophoneMark.tsx';
import { usePage, useReading } from '../host/hooks.ts';
import { StaleMark } from '../ui/StaleMark.tsx';
import { clockTime } from '../ui/clock-time.ts';
import { useMinute } from '../ui/use-minute.ts';
import { LinkState } from './LinkState.tsx';
import styles from './StatusBar.module.css';

/** An open microphone, time, outside temperature, link, energy, and whose display this is. */
export function StatusBar() {
  const { t } = useTranslation('app');
  const isPassenger = usePage((state) => state.session?.zone === 'passenger');
  return (
    <section className={styles['bar']} aria-label={t('status.label')}>
      <MicrophoneMark />
      <Clock />
      <OutsideTemperature />
      <LinkState />
      {/* A passenger's display says whose it is in place of what the driver has to watch. */}
      {!isPassenger && <Energy />}
      {isPassenger && <span className={styles['badge']}>{t('status.passenger')}</span>}
    </section>
  );
}

function Clock() {
  const language = usePage((state) => state.settings.settings.language);
  const now = useMinute();
  return (
    <time className={styles['time']} dateTime={new Date(now).toISOString()}>
      {clockTime(language, now)}
    </time>
  );
}

function OutsideTemperature() {
  const { t } = useTranslation('app');
  const outside = useReading('Vehicle.Exterior.AirTemperature');
  const settings = usePage((state) => state.settings.settings);
  if (outside.freshness === 'absent') return null;
  const { value, unit } = formatterFor(settings).temperature(outside.value);
  return (
    <Item
      icon={<Thermometer aria-hidden="true" />}
      label={t('status.outside')}
      reading={outside}
      yields
    >
      {value}
      {unit}
    </Item>
  );
}

const CHARGE = 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed';
const FUEL = 'Vehicle.Powertrain.FuelSystem.RelativeLevel';

function Energy() {
  const { t } = useTranslation('app');
  const charge = useReading(CHARGE);
  const fuel = usePage((state) => readingOf(state.readings, FUEL));
  const settings = usePage((state) => state.settings.settings);
  const [reading, label, icon] =
    charge.freshness === 'absent'
      ? ([fuel, t('status.fuel'), <Fuel key="fuel" aria-hidden="true" />] as const)
      : ([charge, t('status.charge'), <BatteryMedium key="battery" aria-hidden="true" />] as const);
  if (reading.freshness === 'absent') return null;
  const { value, unit } = formatterFor(settings).percent(reading.value);
  return (
    <Item icon={icon} label={label} reading={reading}>
      {value}
      {unit}
    </Item>
  );
}

interface ItemProps {
  readonly icon: React.ReactNode;
  readonly label: string;
  readonly reading: Reading;
  /** Makes room where there is too little. */
  readonly yields?: boolean;
  readonly children: React.ReactNode;
}

function Item({ icon, label, reading, yields = false, children }: ItemProps) {
  return (
    <span
      className={styles['item']}
      data-freshness={reading.freshness}
      data-yields={yields || undefined}
    >
      {icon}
      <span className="visually-hidden">{label}</span>
      {children}
      {reading.freshness === 'stale' && <StaleMark />}
    </span>
  );
}
