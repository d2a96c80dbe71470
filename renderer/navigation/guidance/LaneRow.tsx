import { useTranslation } from 'react-i18next';
import type { Lane, LaneDirection } from '../../../shared/navigation/route.ts';
import { laneShape } from './lane-shape.ts';
import styles from './LaneRow.module.css';

interface LaneRowProps {
  readonly lanes: readonly Lane[];
}

/** The lanes before the manoeuvre, left to right; those that lead on are lit. */
export function LaneRow({ lanes }: LaneRowProps) {
  const { t } = useTranslation('navigation');
  return (
    <ol className={styles['lanes']} aria-label={t('lanes.label')} data-count={lanes.length}>
      {lanes.map((lane, index) => (
        <li
          // Lanes have no identity but their place.
          key={index}
          className={styles['lane']}
          data-use={lane.use}
          aria-label={t(`lanes.${lane.use}`)}
        >
          <LaneArrows lane={lane} />
        </li>
      ))}
    </ol>
  );
}

function LaneArrows({ lane: { directions, use, take } }: { readonly lane: Lane }) {
  const shown: readonly LaneDirection[] = directions.length > 0 ? directions : ['through'];
  // What the route takes is drawn last, over what it does not.
  const ordered = [...shown].sort((a, b) => Number(a === take) - Number(b === take));
  return (
    <svg viewBox="0 0 40 48" aria-hidden="true">
      {ordered.map((direction) => {
        const { way, head, isMirrored } = laneShape(direction);
        const isFaint = use !== 'invalid' && take !== undefined && direction !== take;
        return (
          <g
            key={direction}
            {...(isFaint && { className: styles['faint'] })}
            {...(isMirrored && { transform: 'translate(40 0) scale(-1 1)' })}
          >
            <path d={way} />
            <path d={head} />
          </g>
        );
      })}
    </svg>
  );
}
