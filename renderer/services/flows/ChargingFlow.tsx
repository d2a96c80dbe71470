import { useTranslation } from 'react-i18next';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { bandAt } from '../../../shared/services/pricing.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { MerchantList } from '../MerchantList.tsx';
import type { MerchantFacts } from '../MerchantRow.tsx';
import { ServicePage } from '../ServicePage.tsx';
import { ChargingStation } from './ChargingStation.tsx';
import { freeConnectors, mostPowerKw, useEnergyPrice } from './charging-facts.ts';
import type { FlowProps } from './flow-props.ts';
import { useChosenMerchant } from './use-chosen-merchant.ts';

/** Charging: stations with what is free now, then one station. */
export function ChargingFlow({ tile }: FlowProps) {
  const { t } = useTranslation('services');
  const now = useMinute();
  const priceOf = useEnergyPrice();
  const { merchant, choose, back } = useChosenMerchant();
  const factsOf = ({ charging }: MerchantHit): MerchantFacts => {
    if (!charging) return { text: '' };
    const free = freeConnectors(charging);
    const band = bandAt(charging.priceBands, now);
    return {
      text: t('charging.free', {
        free,
        all: charging.connectors.length,
        power: mostPowerKw(charging),
      }),
      tone: free > 0 ? 'good' : 'warning',
      price: band && priceOf(band),
    };
  };
  return (
    <ServicePage tile={tile} onBack={back} hasOrders={merchant === null}>
      {merchant ? (
        <ChargingStation tile={tile} merchant={merchant} />
      ) : (
        <MerchantList service={tile.id} firstScope="route" factsOf={factsOf} onChoose={choose} />
      )}
    </ServicePage>
  );
}
