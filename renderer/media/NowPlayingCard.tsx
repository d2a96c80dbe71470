import { Music } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Cover } from './Cover.tsx';
import { usePosition } from './player-position.ts';
import { useMediaText } from './track-text.ts';
import { NextButton, PlayButton } from './Transport.tsx';
import styles from './NowPlayingCard.module.css';

interface NowPlayingCardProps {
  /** One line, and one button. */
  readonly isBrief?: boolean;
}

/** What plays, on the desktop: a touch on it opens the panel. */
export function NowPlayingCard({ isBrief = false }: NowPlayingCardProps) {
  const { t } = useTranslation(['media', 'reasons']);
  const perform = usePerform();
  const text = useMediaText();
  const { track, trouble } = usePage(({ media }) => media.now);
  const hasMusic = usePage(({ media }) => media.library.tracks > 0);
  const note = trouble
    ? t(`reasons:${trouble.key}`)
    : track
      ? `${text.artist(track)}${track.isDemo ? ` · ${t('media:demo')}` : ''}`
      : t(hasMusic ? 'media:nothingNote' : 'media:library.absentHint');
  return (
    <section
      className={styles['card']}
      aria-label={t('media:card')}
      data-brief={isBrief || undefined}
    >
      <AriaButton
        className={styles['open'] ?? ''}
        onPress={() => void perform('panel.open', { panel: 'media' })}
      >
        {track ? (
          <Cover src={track.cover} className={styles['cover']} />
        ) : (
          <span className={styles['cover']}>
            <Music aria-hidden="true" />
          </span>
        )}
        <span className={styles['words']}>
          <span className={styles['title']}>{track?.title ?? t('media:nothing')}</span>
          {!isBrief && <span className={styles['note']}>{note}</span>}
        </span>
      </AriaButton>
      {(track ?? hasMusic) && <PlayButton />}
      {track && !isBrief && <NextButton />}
      {track && !isBrief && <CardProgress />}
    </section>
  );
}

function CardProgress() {
  const { positionS, durationS } = usePosition();
  const share = durationS === null || durationS === 0 ? 0 : Math.min(1, positionS / durationS);
  return (
    <span className={styles['line']} aria-hidden="true">
      <span className={styles['done']} style={{ inlineSize: `${100 * share}%` }} />
    </span>
  );
}
