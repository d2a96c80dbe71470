import { Play, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MediaList as List } from '../../shared/media/query.ts';
import type { MediaItem } from '../../shared/media/track.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { MediaList } from './MediaList.tsx';
import { setMediaView, type MediaView } from './media-view.ts';
import { useMediaText } from './track-text.ts';

const PLAY = {
  album: 'media.playAlbum',
  artist: 'media.playArtist',
  playlist: 'media.playPlaylist',
} as const;

/** The tracks of an album, an artist, or a playlist, and what can be done with all of them. */
export function OpenedItem({ item }: { readonly item: NonNullable<MediaView['opened']> }) {
  const { t } = useTranslation('media');
  const text = useMediaText();
  const perform = usePerform();
  const of: List = { list: item.kind, id: item.id };
  const isOwn = item.kind === 'playlist' && item.origin === 'own';
  const remove = async () => {
    const { status } = await perform('media.deletePlaylist', { playlist: item.id });
    if (status === 'done') setMediaView({ opened: null });
  };
  return (
    <MediaList
      key={`${item.kind} ${item.id}`}
      label={text.title(item)}
      of={of}
      empty={t('list.empty')}
      onChoose={(chosen) => playIn(chosen, of)}
      head={
        <>
          <Button
            variant="primary"
            icon={<Play aria-hidden="true" />}
            onPress={() => void perform(PLAY[item.kind], { id: item.id })}
          >
            {t('playAll')}
          </Button>
          {isOwn && (
            <Button icon={<Trash2 aria-hidden="true" />} onPress={() => void remove()}>
              {t('deletePlaylist')}
            </Button>
          )}
        </>
      }
    />
  );

  function playIn(chosen: MediaItem, list: List): void {
    if (chosen.kind === 'track') void perform('media.playTrack', { track: chosen.id, of: list });
  }
}
