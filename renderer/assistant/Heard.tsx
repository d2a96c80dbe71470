import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import styles from './AssistantCard.module.css';
import { endOf } from './glance.ts';

/** Two lines beside the buttons, Han characters. */
const MOST = 20;

/** What was said, above what came of it. While driving it gives way to the answer. */
export function Heard() {
  const { t } = useTranslation('assistant');
  const { heard, phase } = usePage(({ assistant }) => assistant.turn);
  const drivingState = usePage(({ restrictions }) => restrictions.drivingState);
  const isStanding = drivingState === 'parked' || drivingState === 'idling';
  const isAnswered = phase === 'answered' || phase === 'asking';
  if (phase === 'listening') return <h2 className={styles['title']}>{t('listening')}</h2>;
  if (!heard || (isAnswered && !isStanding)) {
    return <h2 className={styles['title']}>{t('label')}</h2>;
  }
  return <h2 className={styles['heard']}>{endOf(heard.text, MOST)}</h2>;
}

/** Three lines of the card, and what may be read at one glance, Han characters. */
const MOST_LIVE = 31;

/** What has been heard so far, as it is understood word by word. */
export function Transcript() {
  const heard = usePage(({ assistant }) => assistant.turn.heard);
  if (!heard) return null;
  return (
    <p className={styles['said']} data-partial={!heard.isFinal || undefined}>
      {endOf(heard.text, MOST_LIVE)}
    </p>
  );
}
