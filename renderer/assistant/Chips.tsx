import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { useSize } from '../ui/use-size.ts';
import styles from './AssistantCard.module.css';
import { fittingChips } from './fitting-chips.ts';

/** What a card has room for, and what is read at a glance. */
const MOST = 4;
const ROWS = 3;

/** Below an answer. */
const MOST_BELOW = 2;
const ROWS_BELOW = 1;

/** Sentences to tap instead of saying them. */
export function Chips() {
  const { t } = useTranslation('assistant');
  const chips = usePage(({ assistant }) => assistant.turn.chips);
  const phase = usePage(({ assistant }) => assistant.turn.phase);
  const perform = usePerform();
  const { ref, size } = useSize();
  if (chips.length === 0 || phase === 'thinking') return null;
  const [most, rows] = phase === 'answered' ? [MOST_BELOW, ROWS_BELOW] : [MOST, ROWS];
  const shown = size ? fittingChips(chips.slice(0, most), size.width, rows) : [];
  return (
    <div className={styles['chips']} role="group" aria-label={t('sentences')} ref={ref}>
      {shown.map((text) => (
        <Button key={text} onPress={() => void perform('assistant.submit', { text, by: 'chip' })}>
          {text}
        </Button>
      ))}
    </div>
  );
}
