import { Pause, Play, Repeat, Repeat1, Shuffle, SkipBack, SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Repeat as RepeatMode } from '../../shared/media/queue.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import styles from './Transport.module.css';

const NEXT_REPEAT = { off: 'all', all: 'one', one: 'off' } as const satisfies Record<
  RepeatMode,
  RepeatMode
>;

/** Play or pause, as one large button. */
export function PlayButton({ className }: { readonly className?: string }) {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const isPlaying = usePage(({ media }) => media.now.isPlaying);
  return (
    <IconButton
      className={`${styles['play'] ?? ''} ${className ?? ''}`}
      icon={isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      label={t(isPlaying ? 'pause' : 'play')}
      onPress={() => void perform('media.toggle', {})}
    />
  );
}

/** On to the next track. */
export function NextButton() {
  const { t } = useTranslation('media');
  const perform = usePerform();
  return (
    <IconButton
      icon={<SkipForward aria-hidden="true" />}
      label={t('next')}
      onPress={() => void perform('media.next', {})}
    />
  );
}

/** Everything about the order of tracks, in one row. */
export function Transport() {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const isShuffled = usePage(({ media }) => media.now.isShuffled);
  const repeat = usePage(({ media }) => media.now.repeat);
  return (
    <div className={styles['row']} role="group" aria-label={t('transport')}>
      <ToggleButton
        className={styles['mode'] ?? ''}
        isSelected={isShuffled}
        onChange={(next) => void perform('media.setShuffle', { isShuffled: next })}
        icon={<Shuffle aria-hidden="true" />}
      >
        <span className="visually-hidden">{t('shuffle')}</span>
      </ToggleButton>
      <IconButton
        icon={<SkipBack aria-hidden="true" />}
        label={t('previous')}
        onPress={() => void perform('media.previous', {})}
      />
      <PlayButton />
      <NextButton />
      <ToggleButton
        className={styles['mode'] ?? ''}
        isSelected={repeat !== 'off'}
        onChange={() => void perform('media.setRepeat', { repeat: NEXT_REPEAT[repeat] })}
        icon={repeat === 'one' ? <Repeat1 aria-hidden="true" /> : <Repeat aria-hidden="true" />}
      >
        <span className="visually-hidden">{t(`repeat.${repeat}`)}</span>
      </ToggleButton>
    </div>
  );
}
