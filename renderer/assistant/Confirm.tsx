import { useTranslation } from 'react-i18next';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import styles from './AssistantCard.module.css';

/** Yes or no to a risky wish; without a touch or a word nothing is done. */
export function Confirm() {
  const { t } = useTranslation('assistant');
  const perform = usePerform();
  const answer = (isConfirmed: boolean) => void perform('assistant.confirm', { isConfirmed });
  return (
    <div className={styles['answers']}>
      <Button variant="primary" onPress={() => answer(true)}>
        {t('confirm')}
      </Button>
      <Button onPress={() => answer(false)}>{t('decline')}</Button>
    </div>
  );
}
