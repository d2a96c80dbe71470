import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { ROW_CELL } from '../ui/list-page.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { MediaRow } from './MediaRow.tsx';
import { setMediaView } from './media-view.ts';
import styles from './PlaylistChoice.module.css';

/** Into which playlist a track goes. */
export function PlaylistChoice({ track }: { readonly track: string }) {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const playlists = usePage(({ media }) => media.playlists);
  const most = usePage(({ restrictions }) => restrictions.maxItems);
  const own = playlists.filter(({ origin }) => origin === 'own');
  const done = () => setMediaView({ adding: null });
  return (
    <div className={styles['choice']}>
      <Button
        className={styles['new'] ?? ''}
        icon={<Plus aria-hidden="true" />}
        onPress={() =>
          void perform('media.createPlaylist', {
            name: t('newPlaylistName', { number: own.length + 1 }),
            track,
          }).then(({ status }) => status === 'done' && done())
        }
      >
        {t('newPlaylist')}
      </Button>
      <PagedList
        label={t('addToPlaylist')}
        items={own}
        keyOf={({ id }) => id}
        cell={ROW_CELL}
        most={most}
      >
        {(playlist) => (
          <MediaRow
            item={playlist}
            onPress={() =>
              void perform('media.addToPlaylist', { playlist: playlist.id, track }).then(done)
            }
          />
        )}
      </PagedList>
    </div>
  );
}
