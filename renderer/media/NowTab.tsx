import { Heart, ListPlus, Music, TextAlignStart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import { Cover } from './Cover.tsx';
import { LibraryNotice } from './LibraryNotice.tsx';
import { LyricsView } from './LyricsView.tsx';
import { setMediaView, useMediaView } from './media-view.ts';
import { Notice } from './Notice.tsx';
import { Progress } from './Progress.tsx';
import { QueueList } from './QueueList.tsx';
import { useMediaText } from './track-text.ts';
import { Transport } from './Transport.tsx';
import styles from './NowTab.module.css';

/** What plays, how far it is, and what comes next. */
export function NowTab() {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const track = usePage(({ media }) => media.now.track);
  const hasMusic = usePage(({ media }) => media.library.tracks > 0);
  const wantsLyrics = useMediaView((view) => view.showsLyrics);
  // Lines that move on by themselves are for a car in P, or for a passenger.
  const mayScroll = usePage(({ restrictions }) => !isRestricted(restrictions, 'no-video'));
  if (!track && !hasMusic) return <LibraryNotice />;
  if (!track) {
    return (
      <Notice icon={<Music aria-hidden="true" />} text={t('nothing')}>
        <Button variant="primary" onPress={() => void perform('media.playAll', {})}>
          {t('playAll')}
        </Button>
      </Notice>
    );
  }
  return (
    <div className={styles['tab']}>
      <div className={styles['now']}>
        <div className={styles['head']}>
          <Cover src={track.cover} className={styles['cover']} />
          <Words />
        </div>
        <Progress />
        <Transport />
      </div>
      {wantsLyrics && mayScroll ? <LyricsView track={track.id} /> : <QueueList />}
    </div>
  );
}

function Words() {
  const { t } = useTranslation(['media', 'reasons']);
  const perform = usePerform();
  const text = useMediaText();
  const now = usePage(({ media }) => media.now);
  const showsLyrics = useMediaView((view) => view.showsLyrics);
  const mayScroll = usePage(({ restrictions }) => !isRestricted(restrictions, 'no-video'));
  const hasOwn = usePage(({ media }) => media.playlists.some(({ origin }) => origin === 'own'));
  const mayType = usePage(({ restrictions }) => !isRestricted(restrictions, 'no-keyboard'));
  const { track, isFavourite, trouble } = now;
  if (!track) return null;
  return (
    <div className={styles['words']}>
      <h2 className={styles['title']}>{track.title}</h2>
      <p className={styles['note']}>
        {trouble ? t(`reasons:${trouble.key}`) : text.note(track)}
        {track.isDemo && ` · ${t('media:demo')}`}
      </p>
      <div className={styles['actions']}>
        <ToggleButton
          className={styles['action'] ?? ''}
          isSelected={isFavourite}
          onChange={(next) => void perform('media.setFavourite', { isFavourite: next })}
          icon={<Heart aria-hidden="true" />}
        >
          <span className="visually-hidden">{t('media:favourite')}</span>
        </ToggleButton>
        {(hasOwn || mayType) && (
          <IconButton
            icon={<ListPlus aria-hidden="true" />}
            label={t('media:addToPlaylist')}
            onPress={() => setMediaView({ adding: track.id })}
          />
        )}
        {mayScroll && (
          <ToggleButton
            className={styles['action'] ?? ''}
            isSelected={showsLyrics}
            onChange={(next) => setMediaView({ showsLyrics: next })}
            icon={<TextAlignStart aria-hidden="true" />}
          >
            <span className="visually-hidden">{t('media:lyrics.show')}</span>
          </ToggleButton>
        )}
      </div>
    </div>
  );
}
