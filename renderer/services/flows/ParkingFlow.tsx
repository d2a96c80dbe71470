import { useTranslation } from 'react-i18next';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import { MerchantList } from '../MerchantList.tsx';
import type { MerchantFacts } from '../MerchantRow.tsx';
import { ServicePage } from '../ServicePage.tsx';
import { useLanguage } from '../use-language.ts';
import type { FlowProps } from './flow-props.ts';
import { ParkingPlace } from './ParkingPlace.tsx';
import { useChosenMerchant } from './use-chosen-merchant.ts';

/** Few places left: better look elsewhere. */
const SCARCE = 5;

/** Parking: car parks at the destination or around, then one of them. */
export function ParkingFlow({ tile }: FlowProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const { merchant, choose, back } = useChosenMerchant();
  const factsOf = ({ parking }: MerchantHit): MerchantFacts => {
    if (!parking) return { text: '' };
    const { free, spaces, perHour } = parking;
    const text =
      free === undefined
        ? t('parking.unknownFree')
        : spaces === undefined
          ? t('parking.free', { free })
          : t('parking.freeOf', { free, all: spaces });
    return {
      text,
      tone: free === undefined ? 'plain' : free > SCARCE ? 'good' : 'warning',
      price: t('price.perHour', { price: moneyText(language, perHour) }),
    };
  };
  return (
    <ServicePage tile={tile} onBack={back} hasOrders={merchant === null}>
      {merchant ? (
        <ParkingPlace tile={tile} merchant={merchant} />
      ) : (
        <MerchantList
          service={tile.id}
          firstScope="destination"
          factsOf={factsOf}
          onChoose={choose}
        />
      )}
    </ServicePage>
  );
}
