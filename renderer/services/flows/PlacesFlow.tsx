import { useTranslation } from 'react-i18next';
import { wayDistanceText } from '../../../shared/navigation/way-figures.ts';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import { useWaySettings } from '../../host/use-way-settings.ts';
import { Figures } from '../Figures.tsx';
import { GoButton } from '../GoButton.tsx';
import { MerchantList } from '../MerchantList.tsx';
import type { MerchantFacts } from '../MerchantRow.tsx';
import { addressIn, nameIn } from '../names.ts';
import { ServicePage } from '../ServicePage.tsx';
import { Split } from '../Split.tsx';
import { useLanguage } from '../use-language.ts';
import { useRatingAndHours } from '../use-rating-and-hours.ts';
import type { FlowProps } from './flow-props.ts';
import { useChosenMerchant, useLiveMerchant } from './use-chosen-merchant.ts';
import styles from './PlacesFlow.module.css';

/** Hotels and sights: look, and go there. */
export function PlacesFlow({ tile }: FlowProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const { merchant, choose, back } = useChosenMerchant();
  const ratingAndHours = useRatingAndHours();
  const factsOf = (hit: MerchantHit): MerchantFacts => ({
    text: ratingAndHours(hit),
    price: hit.priceFrom && t('price.from', { price: moneyText(language, hit.priceFrom) }),
  });
  return (
    <ServicePage tile={tile} onBack={back}>
      {merchant ? (
        <PlacePage service={tile.id} merchant={merchant} />
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

interface PlacePageProps {
  readonly service: string;
  readonly merchant: MerchantHit;
}

function PlacePage({ service, merchant: hit }: PlacePageProps) {
  const { t } = useTranslation('services');
  const settings = useWaySettings();
  const merchant = useLiveMerchant(service, hit);
  const { priceFrom, category, rating, hours, distanceM } = merchant;
  const address = addressIn(settings.language, merchant);
  const figures = [
    { label: t('figure.distance'), value: wayDistanceText(settings, distanceM) },
    ...(priceFrom
      ? [
          {
            label: t(category === 'hotel' ? 'figure.night' : 'figure.ticket'),
            value: moneyText(settings.language, priceFrom),
          },
        ]
      : []),
    ...(rating === undefined ? [] : [{ label: t('figure.rating'), value: rating.toFixed(1) }]),
    ...(hours ? [{ label: t('figure.hours'), value: t('merchant.hours', hours) }] : []),
  ];
  return (
    <Split actions={<GoButton service={service} merchantId={merchant.id} variant="primary" />}>
      <h2 className={styles['name']}>{nameIn(settings.language, merchant)}</h2>
      <Figures figures={figures} />
      {address !== undefined && <p className={styles['address']}>{address}</p>}
    </Split>
  );
}
