import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import styles from './AssistantCard.module.css';

/** Two rows stay readable, one below an answer. */
const MOST = 4;
const MOST_BELOW = 2;

/** Sentences to tap instead of saying them. */
export function Chips() {
  const { t } = useTranslation('assistant');
  const chips = usePage(({ assistant }) => assistant.turn.chips);
  const phase = usePage(({ assistant }) => assistant.turn.phase);
  const perform = usePerform();
  if (chips.length === 0 || phase === 'thinking') return null;
  return (
    <div className={styles['chips']} role="group" aria-label={t('sentences')}>
      {chips.slice(0, phase === 'answered' ? MOST_BELOW : MOST).map((text) => (
        <Button key={text} onPress={() => void perform('assistant.submit', { text, by: 'chip' })}>
          {text}
        </Button>
      ))}
    </div>
  );
}
