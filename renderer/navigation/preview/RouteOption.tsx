import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Route } from '../../../shared/navigation/route.ts';
import { formatterFor } from '../../../shared/settings/format.ts';
import { usePage } from '../../host/hooks.ts';
import { clockTime } from '../../ui/clock-time.ts';
import { textWidth } from '../../ui/text-width.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { useWaySettings } from '../../host/use-way-settings.ts';
import { wayDistanceText, wayDurationText } from '../../../shared/navigation/way-figures.ts';
import { placeName } from '../place-name.ts';
import { classNames } from '../../ui/class-names.ts';
import pressable from '../../ui/pressable.module.css';
import styles from './RouteOption.module.css';

/** Width that two road names may have together, in type sizes. */
const ROADS_FIT = 8;

interface RouteOptionProps {
  readonly route: Route;
  readonly isSelected: boolean;
  readonly onPress: () => void;
}

/** One way to choose: how long, how far, along which roads, and with what charge it ends. */
export function RouteOption({ route, isSelected, onPress }: RouteOptionProps) {
  const { t } = useTranslation('navigation');
  const settings = useWaySettings();
  const now = useMinute();
  const arrival = clockTime(settings.language, now + stayS(route) * 1000);
  const tolls = route.tolls === null ? 'unknown' : route.tolls ? 'some' : 'none';
  return (
    <ToggleButton
      className={classNames(pressable['pressable'], styles['option'])}
      isSelected={isSelected}
      onChange={onPress}
    >
      <span className={styles['time']}>
        <span className={styles['duration']}>
          {wayDurationText(settings.language, stayS(route))}
        </span>
        <span className={styles['arrival']}>{t('preview.arrival', { time: arrival })}</span>
      </span>
      <span className={styles['facts']}>
        <span className={styles['line']}>
          {wayDistanceText(settings, route.distanceM)}
          {' · '}
          {t(`preview.tolls.${tolls}`)}
          {route.ferries && ` · ${t('preview.ferry')}`}
        </span>
        {route.viaRoads.length > 0 && (
          <span className={styles['via']}>
            {t('preview.via', {
              roads: roadsThatFit(
                route.viaRoads.map((road) => placeName(road, settings.language)),
              ).join(t('preview.and')),
            })}
          </span>
        )}
      </span>
      <ArrivalCharge route={route} />
    </ToggleButton>
  );
}

/** Roads whose names fit one line together; the first always stands. */
function roadsThatFit([first, second]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  if (second === undefined || textWidth(first + second) > ROADS_FIT) return [first];
  return [first, second];
}

/** Driving and charging together, s. */
function stayS({ durationS, waypoints }: Route): number {
  return waypoints.reduce((sum, { charge }) => sum + (charge?.durationS ?? 0), durationS);
}

function ArrivalCharge({ route }: { readonly route: Route }) {
  const { t } = useTranslation('navigation');
  const settings = usePage((state) => state.settings.settings);
  const soc = route.legs.at(-1)?.arrivalSoc;
  if (soc === undefined) return null;
  const least = Math.min(...route.legs.map(({ arrivalSoc = soc }) => arrivalSoc));
  const state = least < 0 ? 'empty' : least < settings.socFloor ? 'low' : 'good';
  const { value, unit } = formatterFor(settings).percent(Math.max(0, soc));
  return (
    <span className={styles['charge']} data-charge={state}>
      <span className={styles['percent']}>
        {state === 'empty' ? t('preview.outOfReach') : value + unit}
      </span>
      <span className={styles['label']}>{t('progress.charge')}</span>
    </span>
  );
}
