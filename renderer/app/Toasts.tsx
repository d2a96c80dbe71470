import { Info, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissNotice } from '../host/notices.ts';
import type { Notice } from '../host/page-state.ts';
import { usePage } from '../host/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Toasts.module.css';

/** Shown at least this long: what a driver glances at twice must still be there (8 s). */
const VISIBLE_MS = 8000;

/** What was refused or has failed, in a sentence, where the eye falls after a touch. */
export function Toasts() {
  const { t } = useTranslation('app');
  const notices = usePage((state) => state.notices);
  return (
    <div className={styles['toasts']} role="log" aria-live="polite" aria-label={t('notices')}>
      {notices.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Toast({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation(['reasons', 'app']);
  const { id, tone, reason } = notice;
  useEffect(() => {
    const timer = setTimeout(() => dismissNotice(id), VISIBLE_MS);
    return () => clearTimeout(timer);
  }, [id]);
  const Icon = tone === 'warning' ? TriangleAlert : Info;
  return (
    <div className={styles['toast']} data-tone={tone} data-reason={reason.key}>
      <Icon aria-hidden="true" />
      <p>{t(`reasons:${reason.key}`)}</p>
      <IconButton
        icon={<X aria-hidden="true" />}
        label={t('app:dismiss')}
        onPress={() => dismissNotice(id)}
      />
    </div>
  );
}
