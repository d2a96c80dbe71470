import { useTranslation } from 'react-i18next';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { MerchantList } from '../MerchantList.tsx';
import type { MerchantFacts } from '../MerchantRow.tsx';
import { ServicePage } from '../ServicePage.tsx';
import { AppointmentPage } from './AppointmentPage.tsx';
import type { FlowProps } from './flow-props.ts';
import { ServiceDue } from './ServiceDue.tsx';
import { useChosenMerchant } from './use-chosen-merchant.ts';

/** A time at a workshop or dealer: what the car needs, where, and when. */
export function AppointmentFlow({ tile }: FlowProps) {
  const { t } = useTranslation('services');
  const { merchant, choose, back } = useChosenMerchant();
  const factsOf = ({ hours, rating }: MerchantHit): MerchantFacts => ({
    text: [
      rating !== undefined && t('merchant.rating', { rating: rating.toFixed(1) }),
      hours && t('merchant.hours', hours),
    ]
      .filter(Boolean)
      .join(' · '),
  });
  return (
    <ServicePage tile={tile} onBack={back} hasOrders={merchant === null}>
      {merchant ? (
        <AppointmentPage tile={tile} merchant={merchant} />
      ) : (
        <>
          {tile.category === 'carCare' && <ServiceDue />}
          <MerchantList
            service={tile.id}
            firstScope="destination"
            factsOf={factsOf}
            onChoose={choose}
          />
        </>
      )}
    </ServicePage>
  );
}
