import { LayoutGrid } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isEnded } from '../../shared/services/facts.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { Panel } from '../ui/Panel.tsx';
import type { ListCell } from '../ui/list-page.ts';
import { DemoMark } from './DemoMark.tsx';
import { OrdersPage } from './orders/OrdersPage.tsx';
import { OrderStrip } from './orders/OrderStrip.tsx';
import { TileButton } from './TileButton.tsx';
import { isEveryTileDemo } from './demo-tiles.ts';
import { HOME_TABS, setServicesView, useServicesView } from './services-view.ts';
import { State } from './State.tsx';
import styles from './ServicePage.module.css';

/** Three rows on a low display, whether orders stand above them or not. */
const TILE: ListCell = { height: 128, gap: 10, minWidth: 240, maxColumns: 4 };
const LOW_TILE: ListCell = { ...TILE, height: 98 };

/** All services as tiles, and all orders. */
export function HomePage() {
  const { t } = useTranslation('services');
  const perform = usePerform();
  const tab = useServicesView((view) => view.tab);
  const isAllDemo = usePage(({ services }) => isEveryTileDemo(services.tiles));
  return (
    <Panel
      title={t('title')}
      onClose={() => void perform('panel.close', {})}
      tabs={HOME_TABS.map((id) => ({ id, label: t(`tabs.${id}`) }))}
      tab={tab}
      mark={isAllDemo && <DemoMark>{t('demo')}</DemoMark>}
      onTabChange={(next) => setServicesView({ tab: next })}
    >
      <div className={styles['page']}>{tab === 'tiles' ? <Tiles /> : <OrdersPage />}</div>
    </Panel>
  );
}

function Tiles() {
  const { t } = useTranslation('services');
  const tiles = usePage(({ services }) => services.tiles);
  const isBusy = usePage(({ services }) =>
    services.orders.some(({ order }) => !(order && isEnded(order.status))),
  );
  if (tiles.length === 0) {
    return (
      <State
        icon={<LayoutGrid aria-hidden="true" />}
        text={t('home.none')}
        note={t('home.noneNote')}
      />
    );
  }
  return (
    <>
      <OrderStrip />
      <PagedList
        label={t('title')}
        items={tiles}
        keyOf={({ id }) => id}
        cell={isBusy ? LOW_TILE : TILE}
      >
        {(tile) => <TileButton tile={tile} />}
      </PagedList>
    </>
  );
}
