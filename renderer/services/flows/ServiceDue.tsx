import { CircleCheck, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatterFor, quantityText } from '../../../shared/settings/format.ts';
import { freshValue } from '../../../shared/vehicle/reading.ts';
import { usePage } from '../../host/hooks.ts';
import styles from './ServiceDue.module.css';

/** From here on a service is worth booking, km. */
const SOON_KM = 1500;

/** What the car says about its next service; nothing while it does not say. */
export function ServiceDue() {
  const { t } = useTranslation('services');
  const settings = usePage((state) => state.settings.settings);
  const leftKm = usePage(({ readings }) =>
    freshValue(readings, 'Vehicle.Service.DistanceToService'),
  );
  const isDue = usePage(({ readings }) => freshValue(readings, 'Vehicle.Service.IsServiceDue'));
  if (leftKm === undefined && isDue === undefined) return null;
  const isSoon = isDue === true || (leftKm !== undefined && leftKm < SOON_KM);
  const far = (km: number) => quantityText(formatterFor(settings).range(Math.abs(km) * 1000));
  const text =
    leftKm === undefined
      ? t(isDue ? 'due.now' : 'due.fine')
      : t(leftKm < 0 ? 'due.overdue' : 'due.left', { distance: far(leftKm) });
  return (
    <p className={styles['due']} data-soon={isSoon || undefined}>
      {isSoon ? <Wrench aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      {text}
    </p>
  );
}
