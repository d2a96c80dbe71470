import { useTranslation } from 'react-i18next';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { unitPriceText } from '../../../shared/services/money-text.ts';
import { MerchantList } from '../MerchantList.tsx';
import type { MerchantFacts } from '../MerchantRow.tsx';
import { ServicePage } from '../ServicePage.tsx';
import { useLanguage } from '../use-language.ts';
import type { FlowProps } from './flow-props.ts';
import { FuelStation } from './FuelStation.tsx';
import { useChosenMerchant } from './use-chosen-merchant.ts';

/** The grade that most cars take: its price compares stations. */
const COMPARED = '95';

/** Fuel: stations with their price, then one of them. */
export function FuelFlow({ tile }: FlowProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const { merchant, choose, back } = useChosenMerchant();
  const factsOf = ({ fuel, hours }: MerchantHit): MerchantFacts => {
    const compared = fuel?.grades.find(({ grade }) => grade === COMPARED) ?? fuel?.grades[0];
    const grades = fuel?.grades.map(({ grade }) => t(`fuel.grade.${grade}`)) ?? [];
    return {
      text: [grades.join(' '), hours && t('merchant.hours', hours)].filter(Boolean).join(' · '),
      price: compared && unitPriceText(language, compared.perLitre),
    };
  };
  return (
    <ServicePage tile={tile} onBack={back} hasOrders={merchant === null}>
      {merchant ? (
        <FuelStation tile={tile} merchant={merchant} />
      ) : (
        <MerchantList service={tile.id} firstScope="route" factsOf={factsOf} onChoose={choose} />
      )}
    </ServicePage>
  );
}
