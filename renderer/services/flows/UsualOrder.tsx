import { Repeat2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { moneyText } from '../../../shared/services/money-text.ts';
import type { ServiceTile } from '../../../shared/services/services-state.ts';
import { ActionButton } from '../ActionButton.tsx';
import { nameIn } from '../names.ts';
import { useLanguage } from '../use-language.ts';
import { useNewOrder } from '../use-new-order.ts';
import styles from './UsualOrder.module.css';

interface UsualOrderProps {
  readonly tile: ServiceTile;
  readonly usual: NonNullable<ServiceTile['usual']>;
}

/** What the driver always has, in one tap; and the way to have it forgotten. */
export function UsualOrder({ tile, usual }: UsualOrderProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const showOrder = useNewOrder(tile.id);
  const lines = usual.lines.map((line) =>
    line.quantity > 1 ? `${nameIn(language, line)} ×${line.quantity}` : nameIn(language, line),
  );
  return (
    <section className={styles['usual']} aria-label={t('usual.title')}>
      <div className={styles['words']}>
        <h2 className={styles['title']}>{lines.join(t('listSeparator'))}</h2>
        <p className={styles['where']}>
          {nameIn(language, usual.merchant)} · {moneyText(language, usual.total)}
        </p>
      </div>
      <ActionButton
        id="privacy.setConsent"
        input={{ purpose: 'orderHistory', isGranted: false }}
        variant="quiet"
      >
        {t('usual.forget')}
      </ActionButton>
      <ActionButton
        id="services.orderUsual"
        input={{ service: tile.id }}
        variant="primary"
        icon={<Repeat2 aria-hidden="true" />}
        onDone={showOrder}
      >
        {t('usual.order')}
      </ActionButton>
    </section>
  );
}
