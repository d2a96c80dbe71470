import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { useAssistantView } from './assistant-view.ts';
import styles from './AssistantCard.module.css';

/**
 * Above what could be said; why nothing is heard, the first time that the card is opened, and what is
 * wrong with the helper that was agreed to, as long as it is.
 */
export function IdleNote() {
  const { t } = useTranslation(['assistant', 'reasons']);
  const problem = usePage(({ assistant }) => assistant.hearing.problem);
  const trouble = usePage(({ assistant: { model } }) => (model.isOn ? model.trouble : null));
  const isProblemTold = useAssistantView((view) => view.isProblemTold);
  const told = isProblemTold ? trouble : (problem ?? trouble);
  return (
    <p className={styles['note']} role="status">
      {told ? t(`reasons:${told.key}`) : t('assistant:idle')}
    </p>
  );
}
