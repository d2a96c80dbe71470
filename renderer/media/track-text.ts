import { useTranslation } from 'react-i18next';
import type { MediaItem, Playlist, Track } from '../../shared/media/track.ts';

/** Seconds as minutes and seconds. */
export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = String(whole % 60).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

/** The words of the library in the language of the driver. */
export interface MediaText {
  readonly artist: (track: Pick<Track, 'artist'>) => string;
  readonly playlist: (playlist: Playlist) => string;
  readonly title: (item: MediaItem) => string;
  readonly note: (item: MediaItem) => string;
}

/** Names what the files leave out. */
export function useMediaText(): MediaText {
  const { t } = useTranslation('media');
  const artist = ({ artist: name }: Pick<Track, 'artist'>) => name ?? t('unknownArtist');
  const playlist = ({ origin, name }: Playlist) =>
    origin === 'favourites' || origin === 'recent' ? t(`playlist.${origin}`) : name;
  return {
    artist,
    playlist,
    title(item) {
      switch (item.kind) {
        case 'track':
        case 'album':
          return item.title;
        case 'artist':
          return item.name;
        case 'playlist':
          return playlist(item);
      }
    },
    note(item) {
      switch (item.kind) {
        case 'track': {
          if (!item.isPlayable) return t('broken');
          return item.album === null ? artist(item) : `${artist(item)} · ${item.album}`;
        }
        case 'album':
          return `${item.artist ?? t('variousArtists')} · ${t('tracks', { number: item.count })}`;
        case 'artist':
        case 'playlist':
          return t('tracks', { number: item.count });
      }
    },
  };
}
