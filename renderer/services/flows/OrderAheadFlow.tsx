import { useState } from 'react';
import { withheldBy } from '../../../shared/actions/predicates.ts';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { usePage } from '../../host/hooks.ts';
import { contextOf } from '../../host/perform.ts';
import { ConsentAsk } from '../../privacy/ConsentAsk.tsx';
import { ConsentRow } from '../ConsentRow.tsx';
import { MerchantList } from '../MerchantList.tsx';
import type { MerchantFacts } from '../MerchantRow.tsx';
import { ServicePage } from '../ServicePage.tsx';
import { WithheldState } from '../State.tsx';
import { useRatingAndHours } from '../use-rating-and-hours.ts';
import type { FlowProps } from './flow-props.ts';
import { MenuPage } from './MenuPage.tsx';
import { useChosenMerchant } from './use-chosen-merchant.ts';
import { UsualOrder } from './UsualOrder.tsx';

/** Food and coffee to collect: the usual in one tap, or a shop and its menu. */
export function OrderAheadFlow({ tile }: FlowProps) {
  const { merchant, choose, back } = useChosenMerchant();
  const withheld = usePage((state) => withheldBy(contextOf(state), 'limit-content')?.key);
  const ratingAndHours = useRatingAndHours();
  const factsOf = (hit: MerchantHit): MerchantFacts => ({ text: ratingAndHours(hit) });
  const [isAsking, setAsking] = useState(false);
  if (isAsking) {
    const done = () => setAsking(false);
    return (
      <ServicePage tile={tile} onBack={done}>
        <ConsentAsk purpose="orderHistory" onDone={done} />
      </ServicePage>
    );
  }
  return (
    <ServicePage tile={tile} onBack={back} hasOrders={merchant === null}>
      {merchant ? (
        withheld === undefined ? (
          <MenuPage tile={tile} merchant={merchant} />
        ) : (
          // Nobody puts an order together while driving.
          <WithheldState reason={{ key: withheld }} />
        )
      ) : (
        <>
          {tile.usual && <UsualOrder tile={tile} usual={tile.usual} />}
          <MerchantList service={tile.id} firstScope="route" factsOf={factsOf} onChoose={choose} />
          {!tile.usual && <ConsentRow purpose="orderHistory" onAsk={() => setAsking(true)} />}
        </>
      )}
    </ServicePage>
  );
}
