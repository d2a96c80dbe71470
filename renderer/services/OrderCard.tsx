import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { shortened } from '../ui/text-width.ts';
import { useOrderWords } from './orders/use-order-words.ts';
import { ServiceIcon } from './ServiceIcon.tsx';
import { setServicesView } from './services-view.ts';
import { useOrderInSight } from './use-order-in-sight.ts';
import styles from './OrderCard.module.css';

/** Widest note that fits one line on every display, in type sizes. */
const NOTE_FITS = 11;

/** The order that matters now, over the map: what is to be done, and the way to it. */
export function OrderCard() {
  const { t } = useTranslation('services');
  const perform = usePerform();
  const wordsOf = useOrderWords();
  const inSight = useOrderInSight();
  const icon = usePage(
    ({ services }) => services.tiles.find(({ id }) => id === inSight?.tracked.service)?.icon,
  );
  if (!inSight) return null;
  const { tracked, reminder } = inSight;
  const { merchant, status, note, amount } = wordsOf(tracked);
  const show = () => {
    setServicesView({ order: { key: tracked.key, above: tracked.service } });
    void perform('services.show', { service: tracked.service });
  };
  return (
    <Button className={styles['card'] ?? ''} onPress={show}>
      {icon && <ServiceIcon icon={icon} />}
      <span className={styles['words']}>
        <span className={styles['status']}>{reminder ? t(`reminder.${reminder}`) : status}</span>
        <span className={styles['merchant']}>
          {shortened([note || amount, merchant].filter(Boolean).join(' · '), NOTE_FITS)}
        </span>
      </span>
      <ChevronRight aria-hidden="true" />
    </Button>
  );
}
