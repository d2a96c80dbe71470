import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ROW_CELL } from '../ui/list-page.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { MediaRow } from './MediaRow.tsx';
import styles from './QueueList.module.css';

const ONE_COLUMN = { ...ROW_CELL, maxColumns: 1 };

/** What is played next. */
export function QueueList() {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const upcoming = usePage(({ media }) => media.queue.upcoming);
  const rest = usePage(({ media }) => Math.max(0, media.queue.count - media.queue.at - 1));
  const most = usePage(({ restrictions }) => restrictions.maxItems);
  return (
    <section className={styles['queue']} aria-label={t('upcoming')}>
      <h3 className={styles['title']}>
        {rest > 0 ? t('upcomingCount', { number: rest }) : t('upcomingNone')}
      </h3>
      {upcoming.length > 0 && (
        <PagedList
          label={t('upcoming')}
          items={upcoming}
          keyOf={({ place }) => String(place)}
          cell={ONE_COLUMN}
          most={most}
        >
          {({ place, track }) => (
            <div className={styles['item']}>
              <MediaRow item={track} onPress={() => void perform('media.playPlace', { place })} />
              <IconButton
                icon={<X aria-hidden="true" />}
                label={t('remove')}
                onPress={() => void perform('media.removePlace', { place })}
              />
            </div>
          )}
        </PagedList>
      )}
    </section>
  );
}
