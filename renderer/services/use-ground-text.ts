import { useTranslation } from 'react-i18next';
import type { Ground } from '../../shared/services/suggestions/explain.ts';
import { wayDistanceText, wayDurationText } from '../../shared/navigation/way-figures.ts';
import { formatterFor, type Quantity } from '../../shared/settings/format.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { usePage } from '../host/hooks.ts';

const MINUTE_S = 60;
const M_PER_KM = 1000;

/** A fact that made a suggestion come, in words and in the driver's units. */
export function useGroundText(): (ground: Ground) => string {
  const { t } = useTranslation('privacy');
  const settings = usePage((state) => state.settings.settings);
  return ({ fact, value }) => {
    switch (fact) {
      case 'isCharging':
      case 'isNavigating':
      case 'isParked':
      case 'isRaining':
      case 'isWindowOpen':
      case 'hasActiveOrder':
        return t(`fact.${fact}.${value === true ? 'yes' : 'no'}`);
      case 'serviceDueKm': {
        const key = Number(value) < 0 ? 'overdueKm' : fact;
        return t(`fact.${key}`, {
          value: wayDistanceText(settings, Math.abs(Number(value)) * M_PER_KM),
        });
      }
      default:
        return t(`fact.${fact}`, { value: figure(fact, Number(value), settings) });
    }
  };
}

type Figured = Exclude<
  Ground['fact'],
  | 'isCharging'
  | 'isNavigating'
  | 'isParked'
  | 'isRaining'
  | 'isWindowOpen'
  | 'hasActiveOrder'
  | 'serviceDueKm'
>;

function figure(fact: Figured, value: number, settings: Settings): string {
  const format = formatterFor(settings);
  switch (fact) {
    case 'soc':
    case 'arrivalSoc':
    case 'fuelLevel':
      return together(format.percent(value));
    case 'rangeKm':
    case 'remainingKm':
    case 'merchantKm':
      return wayDistanceText(settings, value * M_PER_KM);
    case 'remainingMinutes':
    case 'minutesDriven':
    case 'minutesSinceArrival':
      return wayDurationText(settings.language, value * MINUTE_S);
    case 'minuteOfDay':
      return timeOfDay(settings, value);
    case 'dayOfWeek':
      return weekday(settings, value);
    case 'speedKmh':
      return together(format.speed(value), ' ');
    case 'outsideC':
      return together(format.temperature(value));
    case 'merchantFree':
    case 'ordersBefore':
      return format.count(value);
  }
}

const together = ({ value, unit }: Quantity, gap = '') => `${value}${gap}${unit}`;

function timeOfDay({ language }: Settings, minute: number): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(minute * MINUTE_S * 1000);
}

/** 5 January 1970 was a Monday. */
function weekday({ language }: Settings, day: number): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(1970, 0, 4 + day),
  );
}
