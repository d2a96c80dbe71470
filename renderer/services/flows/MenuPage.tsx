import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MerchantHit, Product } from '../../../shared/services/merchant.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import type { ServiceTile } from '../../../shared/services/services-state.ts';
import { Figure } from '../../ui/Figure.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { ActionButton } from '../ActionButton.tsx';
import { GoButton } from '../GoButton.tsx';
import { MerchantHead } from '../MerchantHead.tsx';
import { Split } from '../Split.tsx';
import { momentText } from '../time-text.ts';
import { useLanguage } from '../use-language.ts';
import { useQuote } from '../use-merchants.ts';
import { useNewOrder } from '../use-new-order.ts';
import { groupsOf, groupLabelKey } from './product-groups.ts';
import { ProductRow } from './ProductRow.tsx';
import { useLiveMerchant } from './use-chosen-merchant.ts';

const CELL = { height: 84, gap: 8, minWidth: 340, maxColumns: 2 } as const;
const MINUTE_MS = 60_000;
/** When to collect, minutes from now; as soon as it can be. */
const LATER = ['0', '20', '40'] as const;

interface MenuPageProps {
  readonly tile: ServiceTile;
  readonly merchant: MerchantHit;
}

/** What a shop sells, by group, with how much of it; and the order it comes to. */
export function MenuPage({ tile, merchant: hit }: MenuPageProps) {
  const { t } = useTranslation('services');
  const merchant = useLiveMerchant(tile.id, hit);
  const products = merchant.products ?? [];
  const groups = groupsOf(products);
  const [group, setGroup] = useState<string | null>(null);
  const [cart, setCart] = useState<Readonly<Record<string, number>>>({});
  const shown = groups.find(({ id }) => id === group) ?? groups[0];
  return (
    <Split actions={<Cart tile={tile} merchant={merchant} cart={cart} />}>
      <MerchantHead merchant={merchant} />
      {groups.length > 1 && (
        <Segmented
          label={t('menu.groups')}
          options={groups.map(({ id }) => ({ value: id, label: t(groupLabelKey(id)) }))}
          value={shown?.id}
          onChange={setGroup}
        />
      )}
      <PagedList<Product>
        key={shown?.id}
        label={t('menu.label')}
        items={shown?.products ?? []}
        keyOf={({ id }) => id}
        cell={CELL}
      >
        {(product) => (
          <ProductRow
            product={product}
            quantity={cart[product.id] ?? 0}
            onChange={(quantity) => setCart({ ...cart, [product.id]: quantity })}
          />
        )}
      </PagedList>
    </Split>
  );
}

interface CartProps extends MenuPageProps {
  readonly cart: Readonly<Record<string, number>>;
}

function Cart({ tile, merchant, cart }: CartProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const now = useMinute();
  const showOrder = useNewOrder(tile.id);
  const [later, setLater] = useState<(typeof LATER)[number]>('0');
  const lines = Object.entries(cart)
    .filter(([, quantity]) => quantity > 0)
    .map(([productId, quantity]) => ({ productId, quantity }));
  const draft = {
    kind: 'pickup',
    merchant: { by: 'id', id: merchant.id },
    lines,
    ...(later !== '0' && { at: now + Number(later) * MINUTE_MS }),
  } as const;
  const { value: quote } = useQuote(lines.length > 0 ? { service: tile.id, draft } : null);
  if (lines.length === 0) {
    return (
      <>
        <p>{t('menu.empty')}</p>
        <GoButton service={tile.id} merchantId={merchant.id} />
      </>
    );
  }
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <>
      <Figure
        value={quote ? moneyText(language, quote.total) : ''}
        freshness={quote ? 'fresh' : 'absent'}
        label={[
          t('menu.pieces', { number: pieces }),
          quote?.readyAt !== undefined &&
            t('menu.readyAt', { time: momentText(language, quote.readyAt, now) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <Segmented
        label={t('menu.when')}
        options={LATER.map((value) => ({
          value,
          label: value === '0' ? t('menu.soon') : t('menu.later', { minutes: value }),
        }))}
        value={later}
        onChange={setLater}
      />
      <ActionButton
        id="services.order"
        input={{ service: tile.id, draft }}
        variant="primary"
        icon={<ShoppingBag aria-hidden="true" />}
        onDone={showOrder}
      >
        {t('menu.order')}
      </ActionButton>
    </>
  );
}
