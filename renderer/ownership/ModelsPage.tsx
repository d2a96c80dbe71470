import {
  CalendarCheck,
  GitCompareArrows,
  HandCoins,
  KeyRound,
  Package,
  Repeat,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShowroomPage } from '../../shared/ownership/view.ts';
import { isEnded } from '../../shared/services/facts.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { OrderStrip } from '../services/orders/OrderStrip.tsx';
import { Button } from '../ui/Button.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import { ModelCard } from './ModelCard.tsx';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import styles from './ModelsPage.module.css';

const WAYS: readonly (readonly [page: ShowroomPage, icon: LucideIcon])[] = [
  ['testDrive', KeyRound],
  ['compare', GitCompareArrows],
  ['finance', HandCoins],
  ['tradeIn', Repeat],
  ['accessories', Package],
  ['renewal', CalendarCheck],
];

const CARD = { height: 300, gap: 12, minWidth: 250, maxColumns: 5 };
/** What is under way stands above the cards. */
const LOW_CARD = { ...CARD, height: 216 };

/** Every model as a card, and the ways on. */
export function ModelsPage({ tile, catalogue }: ShowroomPageProps) {
  const { t } = useTranslation('ownership');
  const perform = usePerform();
  const hasOrders = usePage(({ services }) =>
    services.orders.some(
      ({ service, order }) => service === tile.id && !(order && isEnded(order.status)),
    ),
  );
  return (
    <ShowroomFrame tile={tile} page="models">
      <nav className={styles['ways']} aria-label={t('models.ways')}>
        {WAYS.map(([page, Icon]) => (
          <Button
            key={page}
            icon={<Icon aria-hidden="true" />}
            onPress={() => void perform('ownership.show', { page })}
          >
            {t(`pages.${page}`)}
          </Button>
        ))}
      </nav>
      <OrderStrip service={tile.id} />
      <PagedList
        label={t('models.label')}
        items={catalogue.models}
        keyOf={({ id }) => id}
        cell={hasOrders ? LOW_CARD : CARD}
      >
        {(model) => <ModelCard model={model} />}
      </PagedList>
    </ShowroomFrame>
  );
}
