import { Navigation } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ResumeCard.module.css';

/** Offers to continue the drive that the last stop of the car interrupted. */
export function ResumeCard() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const name = usePage(({ navigation }) => navigation.resumable?.destination.name);
  if (name === undefined) return null;
  return (
    <section className={styles['card']} aria-label={t('resume.title')}>
      <h2 className={styles['title']}>{t('resume.title')}</h2>
      <p className={styles['name']}>{t('resume.to', { name })}</p>
      <div className={styles['choices']}>
        <Button
          variant="primary"
          icon={<Navigation aria-hidden="true" />}
          onPress={() => void perform('navigation.resume', {})}
        >
          {t('resume.continue')}
        </Button>
        <Button onPress={() => void perform('navigation.dismissResume', {})}>
          {t('resume.dismiss')}
        </Button>
      </div>
    </section>
  );
}
