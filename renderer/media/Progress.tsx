import { useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { usePosition } from './player-position.ts';
import { timeText } from './track-text.ts';
import styles from './Progress.module.css';

/** How far the track is; a touch goes to a place in it. */
export function Progress() {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const { positionS, durationS } = usePosition();
  const cue = usePage(({ media }) => media.now.cue);
  // While the thumb is held it stands where the finger is, and after that until the player is there.
  const [held, setHeld] = useState<{ positionS: number; cue: number } | null>(null);
  const length = durationS ?? 0;
  const shown = held?.cue === cue ? held.positionS : positionS;
  const value = Math.min(shown, length);
  return (
    <div className={styles['progress']}>
      <Slider
        className={styles['slider'] ?? ''}
        aria-label={t('position')}
        minValue={0}
        maxValue={Math.max(1, length)}
        value={value}
        isDisabled={length === 0}
        onChange={(next) => setHeld({ positionS: next, cue })}
        onChangeEnd={(next) => void perform('media.seek', { positionS: next })}
      >
        <SliderTrack className={styles['track'] ?? ''}>
          <span className={styles['line']}>
            <span
              className={styles['done']}
              style={{ inlineSize: `${length > 0 ? (100 * value) / length : 0}%` }}
            />
          </span>
          <SliderThumb className={styles['thumb'] ?? ''} />
        </SliderTrack>
      </Slider>
      <div className={styles['times']}>
        <span>{timeText(shown)}</span>
        <span>{durationS === null ? '' : timeText(durationS)}</span>
      </div>
    </div>
  );
}
