import { wayDistanceText, wayDurationText } from '../../navigation/way-figures.ts';
import { formatterFor, type Quantity } from '../../settings/format.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Ground } from './explain.ts';

const MINUTE_S = 60;
const M_PER_KM = 1000;

type Flag =
  'isCharging' | 'isNavigating' | 'isParked' | 'isRaining' | 'isWindowOpen' | 'hasActiveOrder';

type Figured = Exclude<Ground['fact'], Flag | 'serviceDueKm'>;

/** A ground without a language: a key of `locales/<language>/privacy.json`, and its value. */
export interface GroundMessage {
  readonly key: `fact.${Figured | 'serviceDueKm' | 'overdueKm'}` | `fact.${Flag}.${'yes' | 'no'}`;
  readonly values: { readonly value: string };
}

/** A fact that made a suggestion come, in the driver's units. */
export function groundMessage({ fact, value }: Ground, settings: Settings): GroundMessage {
  switch (fact) {
    case 'isCharging':
    case 'isNavigating':
    case 'isParked':
    case 'isRaining':
    case 'isWindowOpen':
    case 'hasActiveOrder':
      return { key: `fact.${fact}.${value === true ? 'yes' : 'no'}`, values: { value: '' } };
    case 'serviceDueKm': {
      const distance = wayDistanceText(settings, Math.abs(Number(value)) * M_PER_KM);
      const key = Number(value) < 0 ? 'fact.overdueKm' : 'fact.serviceDueKm';
      return { key, values: { value: distance } };
    }
    default:
      return { key: `fact.${fact}`, values: { value: figure(fact, Number(value), settings) } };
  }
}

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
