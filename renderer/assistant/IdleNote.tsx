import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { useAssistantView } from './assistant-view.ts';
import styles from './AssistantCard.module.css';

/** Above what could be said; why nothing is heard, the first time that the card is opened. */
export function IdleNote() {
  const { t } = useTranslation(['assistant', 'reasons']);
  const problem = usePage(({ assistant }) => assistant.hearing.problem);
  const isProblemTold = useAssistantView((view) => view.isProblemTold);
  return (
    <p className={styles['note']} role="status">
      {problem && !isProblemTold ? t(`reasons:${problem.key}`) : t('assistant:idle')}
    </p>
  );
}
