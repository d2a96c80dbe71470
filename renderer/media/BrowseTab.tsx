import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MediaList as List } from '../../shared/media/query.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { LibraryNotice } from './LibraryNotice.tsx';
import { MediaList } from './MediaList.tsx';
import { setMediaView, useMediaView } from './media-view.ts';
import { OpenedItem } from './OpenedItem.tsx';

const LISTS = {
  tracks: { list: 'tracks' },
  albums: { list: 'albums' },
  artists: { list: 'artists' },
  playlists: { list: 'playlists' },
} as const satisfies Record<string, List>;

/** One of the lists of the library, or what was opened in it. */
export function BrowseTab({ tab }: { readonly tab: keyof typeof LISTS }) {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const opened = useMediaView((view) => view.opened);
  const hasTracks = usePage(({ media }) => media.library.tracks + media.library.broken > 0);
  if (!hasTracks && tab !== 'playlists') return <LibraryNotice />;
  if (opened) return <OpenedItem item={opened} />;
  return (
    <MediaList
      key={tab}
      label={t(`tabs.${tab}`)}
      of={LISTS[tab]}
      empty={t('list.none')}
      onChoose={(item) => {
        if (item.kind === 'track') void perform('media.playTrack', { track: item.id });
        else setMediaView({ opened: item });
      }}
      {...(tab === 'playlists' && { head: <NewPlaylist /> })}
    />
  );
}

function NewPlaylist() {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const count = usePage(
    ({ media }) => media.playlists.filter(({ origin }) => origin === 'own').length,
  );
  return (
    <Button
      icon={<Plus aria-hidden="true" />}
      onPress={() =>
        void perform('media.createPlaylist', { name: t('newPlaylistName', { number: count + 1 }) })
      }
    >
      {t('newPlaylist')}
    </Button>
  );
}
