import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../../shared/services/suggestion.ts';
import { tellingGrounds } from '../../shared/services/suggestions/telling-grounds.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import styles from './SuggestionCard.module.css';
import { useGroundText } from './use-ground-text.ts';

interface SuggestionReasonProps {
  readonly suggestion: Suggestion;
  readonly onBack: () => void;
}

/** Facts told at most: more than this is not read in a glance. */
const MOST_GROUNDS = 4;

/** Why a suggestion came, and one tap to stop its kind or all of them. */
export function SuggestionReason({ suggestion, onBack }: SuggestionReasonProps) {
  const { t } = useTranslation('privacy');
  const perform = usePerform();
  const textOf = useGroundText();
  const { service, rule, because, isOffer } = suggestion;
  return (
    <section className={styles['card']} aria-label={t('suggestions.because')}>
      <h2 className={styles['title']}>{t('suggestions.because')}</h2>
      <ul className={styles['grounds']}>
        {isOffer && <li className={styles['wide']}>{t('suggestions.offer')}</li>}
        {tellingGrounds(because, isOffer ? MOST_GROUNDS - 1 : MOST_GROUNDS).map((ground) => (
          <li key={ground.fact}>{textOf(ground)}</li>
        ))}
      </ul>
      <div className={styles['choices']}>
        <Button onPress={onBack}>{t('suggestions.back')}</Button>
        <Button onPress={() => void perform('suggestions.silence', { rule: `${service}/${rule}` })}>
          {t('suggestions.stopKind')}
        </Button>
        <Button
          icon={<BellOff aria-hidden="true" />}
          onPress={() => void perform('suggestions.silence', {})}
        >
          {t('suggestions.stopAll')}
        </Button>
      </div>
    </section>
  );
}
