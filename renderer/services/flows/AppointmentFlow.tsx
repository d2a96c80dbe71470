import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { MerchantList } from '../MerchantList.tsx';
import type { MerchantFacts } from '../MerchantRow.tsx';
import { ServicePage } from '../ServicePage.tsx';
import { useRatingAndHours } from '../use-rating-and-hours.ts';
import { AppointmentPage } from './AppointmentPage.tsx';
import type { FlowProps } from './flow-props.ts';
import { ServiceDue } from './ServiceDue.tsx';
import { useChosenMerchant } from './use-chosen-merchant.ts';

/** A time at a workshop or dealer: what the car needs, where, and when. */
export function AppointmentFlow({ tile }: FlowProps) {
  const { merchant, choose, back } = useChosenMerchant();
  const ratingAndHours = useRatingAndHours();
  const factsOf = (hit: MerchantHit): MerchantFacts => ({ text: ratingAndHours(hit) });
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
