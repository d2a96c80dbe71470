import { useTranslation } from 'react-i18next';
import { PURPOSE_FACTS, type Purpose } from '../../shared/privacy/purpose.ts';

/** What a driver has to know of a purpose to decide about it. */
export interface PurposeText {
  readonly name: string;
  readonly use: string;
  readonly what: string;
  readonly where: string;
  readonly howLong: string;
}

/** A purpose in words: what for, with what data, where that lies, and for how long. */
export function usePurposeText(purpose: Purpose): PurposeText {
  const { t } = useTranslation('privacy');
  const { data, places, keptDays } = PURPOSE_FACTS[purpose];
  const separator = t('separator');
  return {
    name: t(`purpose.${purpose}.name`),
    use: t(`purpose.${purpose}.use`),
    what: data.map((kind) => t(`data.${kind}`)).join(separator),
    where: places.map((place) => t(`place.${place}`)).join(separator),
    howLong: keptDays > 0 ? t('kept.days', { days: keptDays }) : t('kept.inUse'),
  };
}
