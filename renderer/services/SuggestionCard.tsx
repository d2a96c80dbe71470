import { CircleQuestionMark, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import type { Suggestion } from '../../shared/services/suggestion.ts';
import { tellingGrounds } from '../../shared/services/suggestions/telling-grounds.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { shortened } from '../ui/text-width.ts';
import { ActionButton } from './ActionButton.tsx';
import { DemoMark } from './DemoMark.tsx';
import { ServiceIcon } from './ServiceIcon.tsx';
import styles from './SuggestionCard.module.css';
import { SuggestionReason } from './SuggestionReason.tsx';
import { useGroundText } from './use-ground-text.ts';
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
  const [explained, setExplained] = useState<string | null>(null);
  if (!suggestion || !tile) return null;
  const Card = isBrief ? BriefCard : WholeCard;
  return (
    <Card
      suggestion={suggestion}
      tile={tile}
      isExplained={explained === suggestion.id}
      onExplain={(isAsked) => setExplained(isAsked ? suggestion.id : null)}
    />
  );
}

interface CardProps {
  readonly suggestion: Suggestion;
  readonly tile: ServiceTile;
  readonly isExplained: boolean;
  readonly onExplain: (isExplained: boolean) => void;
}

function WholeCard({ suggestion, tile, isExplained, onExplain }: CardProps) {
  const { t } = useTranslation('privacy');
  const { t: s } = useTranslation('services');
  const language = useLanguage();
  const perform = usePerform();
  if (isExplained) {
    return <SuggestionReason suggestion={suggestion} onBack={() => onExplain(false)} />;
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
          onPress={() => onExplain(true)}
        >
          <span className={styles['whyText']}>{t('suggestions.why')}</span>
        </Button>
      </div>
    </section>
  );
}

/** Facts told in the row: two short lines. */
const BRIEF_GROUNDS = 2;

/** Widest title that fits the row with its mark, in type sizes. */
const BRIEF_FITS = 11;

/** The sign of the service asks "why this?": the reason takes the place of title and offer. */
function BriefCard({ suggestion, tile, isExplained, onExplain }: CardProps) {
  const { t } = useTranslation('privacy');
  const { t: s } = useTranslation('services');
  const language = useLanguage();
  const perform = usePerform();
  const textOf = useGroundText();
  const grounds = tellingGrounds(suggestion.because, BRIEF_GROUNDS).map(textOf);
  return (
    <section className={styles['brief']} aria-label={t('suggestions.label')}>
      <IconButton
        className={styles['sign'] ?? ''}
        icon={
          <>
            <ServiceIcon icon={tile.icon} />
            <CircleQuestionMark className={styles['asked']} aria-hidden="true" />
          </>
        }
        label={t('suggestions.why')}
        onPress={() => onExplain(!isExplained)}
      />
      {isExplained ? (
        <p className={styles['briefly']}>{grounds.join(' · ')}</p>
      ) : (
        <h2 className={styles['title']}>
          {shortened(suggestion.title[language], BRIEF_FITS)}
          {tile.isDemo && <span className={styles['demo']}> {s('demoShort')}</span>}
        </h2>
      )}
      {!isExplained && <Accept suggestion={suggestion} className={styles['offer'] ?? ''} />}
      <IconButton
        icon={<X aria-hidden="true" />}
        label={t('suggestions.later')}
        onPress={() => void perform('suggestions.dismiss', {})}
      />
    </section>
  );
}

/** Does what the card offers; nothing where it only tells. */
function Accept({
  suggestion,
  ...look
}: Pick<CardProps, 'suggestion'> & { readonly className?: string }) {
  const language = useLanguage();
  if (!suggestion.offer) return null;
  return (
    <ActionButton {...look} id="suggestions.accept" input={{}} variant="primary">
      {suggestion.offer[language]}
    </ActionButton>
  );
}
