import { useTranslation } from 'react-i18next';
import { PURPOSE_FACTS, type Purpose, type PurposeFacts } from '../../shared/privacy/purpose.ts';
import { usePage } from '../host/hooks.ts';

/** What a driver has to know of a purpose to decide about it. */
export interface PurposeText {
  readonly name: string;
  readonly use: string;
  readonly what: string;
  /** Which word stands before `where`: data lies there, or is sent there. */
  readonly whereIs: 'where' | 'sentTo';
  readonly where: string;
  readonly howLong: string;
}

/** A purpose in words: what for, with what data, where that lies, and for how long. */
export function usePurposeText(purpose: Purpose): PurposeText {
  const { t } = useTranslation('privacy');
  const { data, places, keptDays }: PurposeFacts = PURPOSE_FACTS[purpose];
  const recipient = usePage(
    ({ services }) => services.consents.find((consent) => consent.purpose === purpose)?.recipient,
  );
  const separator = t('separator');
  return {
    name: t(`purpose.${purpose}.name`),
    use: t(`purpose.${purpose}.use`),
    what: data.map((kind) => t(`data.${kind}`)).join(separator),
    whereIs: recipient === undefined ? 'where' : 'sentTo',
    where: recipient ?? places.map((place) => t(`place.${place}`)).join(separator),
    howLong: howLong(),
  };

  function howLong(): string {
    if (keptDays === null) return t('kept.elsewhere');
    return keptDays > 0 ? t('kept.days', { days: keptDays }) : t('kept.inUse');
  }
}
