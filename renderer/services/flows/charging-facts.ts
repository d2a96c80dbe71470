import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { chargingOfferSchema, PriceBand } from '../../../shared/services/merchant.ts';
import { unitPriceText } from '../../../shared/services/money-text.ts';
import { useLanguage } from '../use-language.ts';

type ChargingOffer = z.infer<typeof chargingOfferSchema>;

export function freeConnectors({ connectors }: ChargingOffer): number {
  return connectors.filter(({ status }) => status === 'available').length;
}

/** The power of the strongest connector, kW. */
export function mostPowerKw({ connectors }: ChargingOffer): number {
  return Math.max(...connectors.map(({ powerKw }) => powerKw));
}

/** What a kilowatt-hour costs in a band altogether, ten-thousandths. */
export function bandPrice({ electricity, service }: PriceBand): number {
  return electricity.tenThousandths + service.tenThousandths;
}

/** Writes what a kilowatt-hour costs in a band. */
export function useEnergyPrice(): (band: PriceBand) => string {
  const { t } = useTranslation('services');
  const language = useLanguage();
  return (band) => {
    const { currency } = band.electricity;
    const price = unitPriceText(language, { currency, tenThousandths: bandPrice(band) });
    return t('price.perKwh', { price });
  };
}
