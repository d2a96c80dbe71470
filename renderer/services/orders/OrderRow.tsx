import { Receipt } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { TrackedOrder } from '../../../shared/services/services-state.ts';
import { usePage } from '../../host/hooks.ts';
import { shortened } from '../../ui/text-width.ts';
import { ServiceIcon } from '../ServiceIcon.tsx';
import { setServicesView } from '../services-view.ts';
import { useOrderWords } from './use-order-words.ts';
import { classNames } from '../../ui/class-names.ts';
import pressable from '../../ui/pressable.module.css';
import styles from './OrderRow.module.css';

/** Widest name that fits one line of a row on every display, in type sizes. */
const NAME_FITS = 8.5;

/** One order in a list: what of, where it stands, and the figure that matters. */
export function OrderRow({ tracked }: { readonly tracked: TrackedOrder }) {
  const words = useOrderWords()(tracked);
  const above = usePage((state) => state.service);
  const icon = usePage(
    ({ services }) => services.tiles.find(({ id }) => id === tracked.service)?.icon,
  );
  return (
    <Button
      className={classNames(pressable['pressable'], styles['row'])}
      data-phase={words.phase}
      onPress={() => setServicesView({ order: { key: tracked.key, above } })}
    >
      {icon ? <ServiceIcon icon={icon} /> : <Receipt aria-hidden="true" />}
      <span className={styles['words']}>
        <span className={styles['name']}>{shortened(words.merchant, NAME_FITS)}</span>
        <span className={styles['status']}>
          {[words.status, words.note].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className={styles['amount']}>{words.amount}</span>
    </Button>
  );
}
