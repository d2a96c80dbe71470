import { useTranslation } from 'react-i18next';
import type { MerchantHit, Product } from '../../shared/services/merchant.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { nameIn } from '../services/names.ts';
import { AnswerState } from '../services/State.tsx';
import { useMerchant } from '../services/use-merchants.ts';
import { useNewOrder } from '../services/use-new-order.ts';
import { ActionButton } from '../services/ActionButton.tsx';
import { PagedList } from '../ui/PagedList.tsx';
import styles from './ProductList.module.css';
import { useWords } from './use-showroom.ts';
import type { Renewal } from '../../shared/ownership/renewal.ts';

interface ProductListProps {
  readonly tile: ServiceTile;
  readonly dealer: MerchantHit;
  /** Products of this group; insurance and maintenance are renewed, all else is bought. */
  readonly group: 'accessory' | Renewal;
}

const CELL = { height: 92, gap: 8, minWidth: 520, maxColumns: 2 };

/** What a dealer sells of one group, each with the button that buys it. */
export function ProductList({ tile, dealer, group }: ProductListProps) {
  const { t } = useTranslation('ownership');
  const answered = useMerchant(tile.id, dealer.id);
  return (
    <AnswerState answered={answered}>
      {({ products = [] }) => {
        const offered = products.filter((product) => product.group === group);
        if (offered.length === 0) return <p className={styles['none']}>{t('shop.none')}</p>;
        return (
          <PagedList label={t('shop.products')} items={offered} keyOf={({ id }) => id} cell={CELL}>
            {(product) => <ProductRow {...{ tile, dealer, group, product }} />}
          </PagedList>
        );
      }}
    </AnswerState>
  );
}

function ProductRow({
  tile,
  dealer,
  group,
  product,
}: ProductListProps & { readonly product: Product }) {
  const { t } = useTranslation('ownership');
  const { language, money } = useWords();
  const showOrder = useNewOrder(tile.id);
  const merchant = { by: 'id', id: dealer.id } as const;
  const name = nameIn(language, product);
  const label = (
    <>
      <span className="visually-hidden">{name}</span>
      {t('shop.buy')}
    </>
  );
  return (
    <div className={styles['product']}>
      <span className={styles['words']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['price']}>{money(product.price.minor)}</span>
      </span>
      {product.isSoldOut ? (
        <span className={styles['price']}>{t('shop.soldOut')}</span>
      ) : group === 'accessory' ? (
        <ActionButton
          className={styles['buy'] ?? ''}
          id="ownership.orderAccessory"
          input={{ productId: product.id, merchant }}
          onDone={showOrder}
        >
          {label}
        </ActionButton>
      ) : (
        <ActionButton
          className={styles['buy'] ?? ''}
          id="ownership.renew"
          input={{ what: group, productId: product.id, merchant }}
          onDone={showOrder}
        >
          {label}
        </ActionButton>
      )}
    </div>
  );
}
