import { either, filled, named, numbered, phrase, worded, type Phrase } from './parts.ts';

/** Music. */
export const MEDIA_PHRASES = {
  'media.play': phrase('media.play'),
  'media.pause': phrase('media.pause'),
  'media.toggle': phrase('media.toggle'),
  'media.next': phrase('media.next'),
  'media.previous': phrase('media.previous'),
  'media.seek': ({ positionS }) => {
    const whole = Math.floor(Number(positionS));
    return {
      key: 'wish.media.seek',
      values: { minutes: Math.floor(whole / 60), seconds: whole % 60 },
    };
  },
  'media.setVolume': ({ percent }, facts) =>
    percent === 0
      ? { key: 'wish.media.setVolume.mute' }
      : filled('media.setVolume.to', 'percent')({ percent }, facts),
  'media.changeVolume': ({ by }) => ({
    key: `wish.media.changeVolume.${Number(by) < 0 ? 'down' : 'up'}`,
  }),
  'media.setShuffle': either('media.setShuffle', 'isShuffled'),
  'media.setRepeat': worded('media.setRepeat', 'repeat', 'repeat'),
  'media.playTrack': named('media.playTrack', 'track', 'track'),
  'media.playAll': phrase('media.playAll'),
  'media.playAlbum': named('media.playAlbum', 'album', 'id'),
  'media.playArtist': named('media.playArtist', 'artist', 'id'),
  'media.playPlaylist': named('media.playPlaylist', 'playlist', 'id'),
  'media.playByName': filled('media.playByName', 'text'),
  'media.playPlace': numbered('media.playPlace', 'place'),
  'media.removePlace': numbered('media.removePlace', 'place'),
  'media.setFavourite': either('media.setFavourite', 'isFavourite'),
  'media.playFavourites': phrase('media.playFavourites'),
  'media.createPlaylist': filled('media.createPlaylist', 'name'),
  'media.deletePlaylist': named('media.deletePlaylist', 'playlist', 'playlist'),
  'media.addToPlaylist': named('media.addToPlaylist', 'playlist', 'playlist'),
  'media.removeFromPlaylist': named('media.removeFromPlaylist', 'playlist', 'playlist'),
} as const satisfies Readonly<Record<string, Phrase>>;
