import type { ManoeuvreType } from '../../../shared/navigation/route.ts';
import { manoeuvreShape, roundaboutShape } from './manoeuvre-shape.ts';
import styles from './ManoeuvreIcon.module.css';

interface ManoeuvreIconProps {
  readonly type: ManoeuvreType;
  /** Which exit of the roundabout, from 1. */
  readonly exit?: number | undefined;
}

/** A manoeuvre as a driver reads it at a glance; decoration beside the words that say the same. */
export function ManoeuvreIcon({ type, exit }: ManoeuvreIconProps) {
  if (type === 'RoundaboutEnter' || type === 'RoundaboutExit') return <Roundabout exit={exit} />;
  const { way, head, other, solid, isMirrored = false } = manoeuvreShape(type);
  return (
    <svg className={styles['icon']} viewBox="0 0 96 96" aria-hidden="true">
      <g {...(isMirrored && { transform: 'translate(96 0) scale(-1 1)' })}>
        {other !== undefined && <path className={styles['other']} d={other} />}
        <path d={way} />
        <path d={head} />
        {solid !== undefined && <path className={styles['solid']} d={solid} fillRule="evenodd" />}
      </g>
    </svg>
  );
}

function Roundabout({ exit }: { readonly exit: number | undefined }) {
  const { way, head, centre } = roundaboutShape(exit);
  return (
    <svg className={styles['icon']} viewBox="0 0 96 96" aria-hidden="true">
      <circle className={styles['other']} cx={centre.x} cy={centre.y} r={centre.radius} />
      <path d={way} />
      <path d={head} />
      {exit !== undefined && (
        <text className={styles['exit']} x={centre.x} y={centre.y}>
          {exit}
        </text>
      )}
    </svg>
  );
}
