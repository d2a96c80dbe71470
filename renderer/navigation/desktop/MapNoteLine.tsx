import { LocateOff, Map as MapIcon, MapPinOff, Satellite } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MapNote } from './map-note.ts';
import styles from './MapNoteLine.module.css';

const ICONS = {
  noRegion: MapPinOff,
  unavailable: MapPinOff,
  noPosition: LocateOff,
  positionLost: LocateOff,
  estimated: Satellite,
  loading: MapIcon,
  restoring: MapIcon,
} as const;

/** What is not as it should be with the map: a line over it, or a sentence in its place. */
export function MapNoteLine({ note: { key, place } }: { readonly note: MapNote }) {
  const { t } = useTranslation('navigation');
  const Icon = ICONS[key];
  return (
    <div className={styles['note']} data-place={place} data-note={key} role="status">
      <Icon aria-hidden="true" />
      <p>{t(`note.${key}`)}</p>
    </div>
  );
}
