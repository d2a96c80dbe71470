import { useTranslation } from 'react-i18next';
import type { MerchantHit } from '../../shared/services/merchant.ts';

/** What is known of a merchant's rating and opening hours, in one line. */
export function useRatingAndHours(): (merchant: Pick<MerchantHit, 'rating' | 'hours'>) => string {
  const { t } = useTranslation('services');
  return ({ rating, hours }) =>
    [
      rating !== undefined && t('merchant.rating', { rating: rating.toFixed(1) }),
      hours && t('merchant.hours', hours),
    ]
      .filter(Boolean)
      .join(' · ');
}
