import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Store } from 'lucide-react';
import { withheldBy } from '../../shared/actions/predicates.ts';
import type { ShowroomPage } from '../../shared/ownership/view.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { usePage } from '../host/hooks.ts';
import { contextOf } from '../host/perform.ts';
import { OrderStrip } from '../services/orders/OrderStrip.tsx';
import { State, WithheldState } from '../services/State.tsx';
import { ComparePage } from './ComparePage.tsx';
import { FinancePage } from './FinancePage.tsx';
import { ModelPage } from './ModelPage.tsx';
import { ModelsPage } from './ModelsPage.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import { RenewalPage } from './RenewalPage.tsx';
import { ShopPage } from './ShopPage.tsx';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import { TestDrivePage } from './TestDrivePage.tsx';
import { TradeInPage } from './TradeInPage.tsx';
import { useCatalogue, useShowroomView } from './use-showroom.ts';

const PAGES: Readonly<Record<ShowroomPage, ComponentType<ShowroomPageProps>>> = {
  models: ModelsPage,
  model: ModelPage,
  compare: ComparePage,
  testDrive: TestDrivePage,
  finance: FinancePage,
  tradeIn: TradeInPage,
  accessories: ShopPage,
  renewal: RenewalPage,
};

/** The showroom: models, test drive, finance, trade-in, accessories, renewals. */
export function ShowroomFlow({ tile }: { readonly tile: ServiceTile }) {
  const { t } = useTranslation('ownership');
  const { page } = useShowroomView();
  const catalogue = useCatalogue();
  const withheld = usePage((state) => withheldBy(contextOf(state), 'no-setup')?.key);
  if (withheld !== undefined) {
    return (
      <ShowroomFrame tile={tile} page="models">
        <OrderStrip service={tile.id} />
        <WithheldState reason={{ key: withheld }} />
      </ShowroomFrame>
    );
  }
  if (!catalogue) {
    return (
      <ShowroomFrame tile={tile} page="models">
        <State icon={<Store aria-hidden="true" />} text={t('noCatalogue')} />
      </ShowroomFrame>
    );
  }
  const Page = PAGES[page];
  return <Page tile={tile} catalogue={catalogue} />;
}
