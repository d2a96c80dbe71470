import { CircleQuestionMark, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import type { Suggestion } from '../../shared/services/suggestion.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ActionButton } from './ActionButton.tsx';
import { DemoMark } from './DemoMark.tsx';
import { ServiceIcon } from './ServiceIcon.tsx';
import styles from './SuggestionCard.module.css';
import { SuggestionReason } from './SuggestionReason.tsx';
import { useLanguage } from './use-language.ts';

interface SuggestionCardProps {
  /** One row instead of the whole card. */
  readonly isBrief: boolean;
}

/** What the car suggests by itself: to be read in a glance, taken or put away in one tap. */
export function SuggestionCard({ isBrief }: SuggestionCardProps) {
  const suggestion = usePage(({ services }) => services.suggestion);
  const tile = usePage(({ services }) =>
    services.tiles.find(({ id }) => id === services.suggestion?.service),
  );
  if (!suggestion || !tile) return null;
  return isBrief ? (
    <BriefCard suggestion={suggestion} tile={tile} />
  ) : (
    <WholeCard key={suggestion.id} suggestion={suggestion} tile={tile} />
  );
}

interface CardProps {
  readonly suggestion: Suggestion;
  readonly tile: ServiceTile;
}

function WholeCard({ suggestion, tile }: CardProps) {
  const { t } = useTranslation('privacy');
  const { t: s } = useTranslation('services');
  const language = useLanguage();
  const perform = usePerform();
  const [isExplained, setExplained] = useState(false);
  if (isExplained) {
    return <SuggestionReason suggestion={suggestion} onBack={() => setExplained(false)} />;
  }
  return (
    <section className={styles['card']} aria-label={t('suggestions.label')} data-asks="">
      <div className={styles['head']}>
        <ServiceIcon icon={tile.icon} />
        <div className={styles['words']}>
          <h2 className={styles['title']}>{suggestion.title[language]}</h2>
          <p className={styles['text']}>{suggestion.text[language]}</p>
        </div>
        {tile.isDemo && <DemoMark>{s('demoShort')}</DemoMark>}
      </div>
      <div className={styles['choices']}>
        <Accept suggestion={suggestion} />
        <Button onPress={() => void perform('suggestions.dismiss', {})}>
          {t('suggestions.later')}
        </Button>
        <Button
          className={styles['why'] ?? ''}
          icon={<CircleQuestionMark aria-hidden="true" />}
          onPress={() => setExplained(true)}
        >
          <span className={styles['whyText']}>{t('suggestions.why')}</span>
        </Button>
      </div>
    </section>
  );
}

function BriefCard({ suggestion, tile }: CardProps) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const perform = usePerform();
  return (
    <section className={styles['brief']} aria-label={t('suggestions.label')}>
      <ServiceIcon icon={tile.icon} />
      <h2 className={styles['title']}>{suggestion.title[language]}</h2>
      <Accept suggestion={suggestion} />
      <IconButton
        icon={<X aria-hidden="true" />}
        label={t('suggestions.later')}
        onPress={() => void perform('suggestions.dismiss', {})}
      />
    </section>
  );
}

/** Does what the card offers; nothing where it only tells. */
function Accept({ suggestion }: Pick<CardProps, 'suggestion'>) {
  const language = useLanguage();
  if (!suggestion.offer) return null;
  return (
    <ActionButton id="suggestions.accept" input={{}} variant="primary">
      {suggestion.offer[language]}
    </ActionButton>
  );
}
