import { useTranslation } from 'react-i18next';
import type { Turn } from '../../shared/assistant/assistant-state.ts';
import { shortened } from '../../shared/assistant/dialogue/shorten.ts';
import { usePage } from '../host/hooks.ts';
import styles from './AssistantCard.module.css';
import { CloseButton } from './CardButtons.tsx';
import { endOf } from './glance.ts';
import { Undo } from './Undo.tsx';
import { Wave } from './Wave.tsx';

/** Two lines of the narrowest row, Han characters. */
const MOST = 24;

/** The assistant in one row, beside an open panel. */
export function BriefCard() {
  const { t } = useTranslation('assistant');
  const turn = usePage(({ assistant }) => assistant.turn);
  return (
    <section className={styles['brief']} aria-label={t('label')} data-assistant="">
      {turn.phase === 'listening' && <Wave />}
      <p className={styles['line']} role="status">
        {textOf(turn) ?? t(turn.phase === 'listening' ? 'listening' : 'thinking')}
      </p>
      {turn.phase === 'answered' && <Undo />}
      <CloseButton />
    </section>
  );
}

function textOf({ phase, heard, said }: Turn): string | null {
  if (phase === 'answered' || phase === 'asking') return said && shortened(said, MOST);
  return heard && endOf(heard.text, MOST);
}
