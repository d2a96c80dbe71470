import { useTranslation } from 'react-i18next';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';
import { usePage } from '../host/hooks.ts';
import { useAssistantView } from './assistant-view.ts';
import styles from './AssistantCard.module.css';
import { BriefCard } from './BriefCard.tsx';
import { CloseButton, TalkButton, TypeButton } from './CardButtons.tsx';
import { Chips } from './Chips.tsx';
import { Choices } from './Choices.tsx';
import { Confirm } from './Confirm.tsx';
import { Heard } from './Heard.tsx';
import { IdleNote } from './IdleNote.tsx';
import { TypingCard } from './TypingCard.tsx';
import { TurnBody } from './TurnBody.tsx';
import { Wave } from './Wave.tsx';

interface AssistantCardProps {
  /** One row beside an open panel. */
  readonly isBrief: boolean;
}

/** The assistant on the map: what it hears, what it asks, and what came of it. */
export function AssistantCard({ isBrief }: AssistantCardProps) {
  const isTyping = useAssistantView((view) => view.isTyping);
  const isWithheld = usePage(({ restrictions }) => isRestricted(restrictions, 'no-keyboard'));
  const isAsking = usePage(
    ({ assistant: { turn } }) => turn.isConfirming || turn.choices.length > 0,
  );
  if (isBrief) return <BriefCard />;
  if (isTyping && !isWithheld && !isAsking) return <TypingCard />;
  return <WholeCard />;
}

function WholeCard() {
  const { t } = useTranslation('assistant');
  const turn = usePage(({ assistant }) => assistant.turn);
  const isOffering = !turn.isConfirming && turn.choices.length === 0;
  return (
    <section className={styles['card']} aria-label={t('label')} data-assistant="">
      <header className={styles['head']}>
        {turn.phase === 'listening' && <Wave />}
        <Heard />
        {isOffering && <TypeButton />}
        <TalkButton />
        <CloseButton />
      </header>
      {turn.phase === 'idle' ? <IdleNote /> : <TurnBody />}
      {turn.isConfirming && <Confirm />}
      {turn.choices.length > 0 && <Choices />}
      {isOffering && <Chips />}
    </section>
  );
}
