import { useTranslation } from 'react-i18next';
import type { Body, DRIVES, Powertrain } from '../../shared/ownership/catalogue.ts';
import type { ComparedFact, FactValue } from '../../shared/ownership/compare.ts';
import { formatterFor, quantityText } from '../../shared/settings/format.ts';
import { usePage } from '../host/hooks.ts';
import { useWords } from './use-showroom.ts';

/** Writes facts of a model in the driver's language and units; a dash for what it does not have. */
export function useFactText(): (fact: ComparedFact, value: FactValue) => string {
  const { t } = useTranslation('ownership');
  const format = usePage(({ settings }) => formatterFor(settings.settings));
  const { money, language } = useWords();
  return (fact, value) => {
    if (value === null) return '—';
    if (typeof value === 'string') {
      switch (fact) {
        case 'powertrain':
          return t(`powertrain.${value as Powertrain}`);
        case 'body':
          return t(`body.${value as Body}`);
        case 'drive':
          return t(`drive.${value as (typeof DRIVES)[number]}`);
        default:
          return value;
      }
    }
    switch (fact) {
      case 'priceFen':
        return money(value);
      case 'rangeKm':
      case 'electricRangeKm':
        return quantityText(format.range(value * 1000));
      case 'accelerationS':
        return `${value.toFixed(1)} s`;
      case 'powerKw':
      case 'chargingKw':
        return `${value} kW`;
      case 'batteryKwh':
        return `${value} kWh`;
      case 'length':
      case 'width':
      case 'height':
      case 'wheelbase':
        return `${new Intl.NumberFormat(language).format(value)} mm`;
      default:
        return String(value);
    }
  };
}
