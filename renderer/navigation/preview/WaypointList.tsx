import { Flag, MapPin, PlugZap, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Route, Waypoint } from '../../../shared/navigation/route.ts';
import { formatterFor } from '../../../shared/settings/format.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useWaySettings } from '../../host/use-way-settings.ts';
import { wayDistanceText, wayDurationText } from '../../../shared/navigation/way-figures.ts';
import { placeName } from '../place-name.ts';
import styles from './WaypointList.module.css';

const ICONS = { via: MapPin, charging: PlugZap, destination: Flag } as const;

/** The stops of a way in order, charging stops with what they charge; stops can be taken off. */
export function WaypointList({ route: { waypoints, legs } }: { readonly route: Route }) {
  const { t } = useTranslation('navigation');
  return (
    <ol className={styles['stops']} aria-label={t('preview.pages.stops')}>
      {waypoints.map((waypoint, index) => (
        <Stop
          key={`${index} ${waypoint.lon} ${waypoint.lat}`}
          waypoint={waypoint}
          index={index}
          legM={legs[index]?.distanceM}
          legS={legs[index]?.durationS}
        />
      ))}
    </ol>
  );
}

interface StopProps {
  readonly waypoint: Waypoint;
  readonly index: number;
  readonly legM: number | undefined;
  readonly legS: number | undefined;
}

function Stop({ waypoint: { kind, charge, ...names }, index, legM, legS }: StopProps) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const settings = useWaySettings();
  const all = usePage((state) => state.settings.settings);
  const Icon = ICONS[kind];
  const name = placeName(names, settings.language);
  const percent = (share: number) => {
    const { value, unit } = formatterFor(all).percent(Math.max(0, share));
    return value + unit;
  };
  return (
    <li className={styles['stop']} data-kind={kind}>
      <span className={styles['sign']}>
        <Icon aria-hidden="true" />
      </span>
      <span className={styles['words']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['fact']}>
          {charge
            ? t('preview.charge', {
                arrive: percent(charge.arriveSoc),
                leave: percent(charge.leaveSoc),
                duration: wayDurationText(settings.language, charge.durationS),
              })
            : legM !== undefined &&
              legS !== undefined &&
              `${wayDistanceText(settings, legM)} · ${wayDurationText(settings.language, legS)}`}
        </span>
      </span>
      {kind !== 'destination' && (
        <IconButton
          icon={<Trash2 aria-hidden="true" />}
          label={t('preview.removeStop', { name })}
          onPress={() => void perform('navigation.removeVia', { index })}
        />
      )}
    </li>
  );
}
