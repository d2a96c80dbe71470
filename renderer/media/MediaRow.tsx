import { AudioLines, CircleAlert, ListMusic, MicVocal } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { MediaItem } from '../../shared/media/track.ts';
import { usePage } from '../host/hooks.ts';
import { MatchedName } from '../ui/keyboard/MatchedName.tsx';
import { Cover } from './Cover.tsx';
import { timeText, useMediaText } from './track-text.ts';
import styles from './MediaRow.module.css';

interface MediaRowProps {
  readonly item: MediaItem;
  /** What was typed; its part of the name is lit. */
  readonly typed?: string;
  readonly onPress: () => void;
}

/** A track, album, artist, or playlist in a list. */
export function MediaRow({ item, typed = '', onPress }: MediaRowProps) {
  const text = useMediaText();
  const isCurrent = usePage(
    ({ media }) => item.kind === 'track' && media.now.track?.id === item.id,
  );
  const duration = item.kind === 'track' && item.isPlayable ? item.durationS : null;
  return (
    <Button
      className={styles['row'] ?? ''}
      data-current={isCurrent || undefined}
      data-broken={(item.kind === 'track' && !item.isPlayable) || undefined}
      data-media={item.kind}
      onPress={onPress}
    >
      <Sign item={item} isCurrent={isCurrent} />
      <span className={styles['words']}>
        <span className={styles['name']}>
          <MatchedName name={text.title(item)} typed={typed} />
        </span>
        <span className={styles['note']}>{text.note(item)}</span>
      </span>
      {duration !== null && <span className={styles['time']}>{timeText(duration)}</span>}
    </Button>
  );
}

function Sign({ item, isCurrent }: Pick<MediaRowProps, 'item'> & { readonly isCurrent: boolean }) {
  if (item.kind === 'album') return <Cover src={item.cover} className={styles['sign']} />;
  const Icon = isCurrent
    ? AudioLines
    : item.kind === 'artist'
      ? MicVocal
      : item.kind === 'playlist'
        ? ListMusic
        : null;
  if (item.kind === 'track' && !item.isPlayable) {
    return (
      <span className={styles['sign']}>
        <CircleAlert aria-hidden="true" />
      </span>
    );
  }
  if (item.kind === 'track' && !Icon) return <Cover src={item.cover} className={styles['sign']} />;
  return <span className={styles['sign']}>{Icon && <Icon aria-hidden="true" />}</span>;
}
