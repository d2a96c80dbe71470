import { CalendarClock, Plug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import type { ServiceTile } from '../../../shared/services/services-state.ts';
import { ActionButton } from '../ActionButton.tsx';
import { GoButton } from '../GoButton.tsx';
import { MerchantHead } from '../MerchantHead.tsx';
import { Split } from '../Split.tsx';
import { useNewOrder } from '../use-new-order.ts';
import { freeConnectors } from './charging-facts.ts';
import { ConnectorList } from './ConnectorList.tsx';
import { PriceBands } from './PriceBands.tsx';
import { mayBeginAt, useLiveMerchant } from './use-chosen-merchant.ts';

interface ChargingStationProps {
  readonly tile: ServiceTile;
  readonly merchant: MerchantHit;
}

/** One charging station: its price over the day, its connectors, and the way to a charge. */
export function ChargingStation({ tile, merchant: hit }: ChargingStationProps) {
  const { t } = useTranslation('services');
  const merchant = useLiveMerchant(tile.id, hit);
  const [chosen, setChosen] = useState<string | null>(null);
  const showOrder = useNewOrder(tile.id);
  const { charging } = merchant;
  const connector = charging?.connectors.find(({ id }) => id === chosen);
  const wish = {
    merchant: { by: 'id', id: merchant.id },
    ...(connector && { connectorId: connector.id }),
  } as const;
  return (
    <Split
      actions={
        <>
          {charging?.canReserve && (
            <ActionButton
              id="services.order"
              input={{ service: tile.id, draft: { kind: 'charge', isReservation: true, ...wish } }}
              variant="primary"
              icon={<CalendarClock aria-hidden="true" />}
              onDone={showOrder}
            >
              {t('charging.reserve')}
            </ActionButton>
          )}
          {mayBeginAt(tile, merchant) && (
            <ActionButton
              id="services.order"
              input={{ service: tile.id, draft: { kind: 'charge', ...wish } }}
              icon={<Plug aria-hidden="true" />}
              onDone={showOrder}
            >
              {t('charging.start')}
            </ActionButton>
          )}
          <GoButton service={tile.id} merchantId={merchant.id} />
        </>
      }
    >
      <MerchantHead
        merchant={merchant}
        facts={[
          charging &&
            t('charging.freeOf', {
              free: freeConnectors(charging),
              all: charging.connectors.length,
            }),
        ]}
      />
      {charging && (
        <>
          <PriceBands bands={charging.priceBands} />
          <ConnectorList
            connectors={charging.connectors}
            chosen={chosen}
            onChoose={(id) => setChosen(id === chosen ? null : id)}
          />
        </>
      )}
    </Split>
  );
}
