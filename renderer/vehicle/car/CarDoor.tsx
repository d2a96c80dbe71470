import { WINDOW_PATHS } from '../../../shared/actions/body.ts';
import { DOOR_PATHS, type Door } from '../../../shared/vehicle/car-state.ts';
import { useReading } from '../../host/hooks.ts';
import type { PaintProps } from './CarPaint.tsx';
import styles from './car.module.css';
import { DOOR_SWING, FRONT_DOOR, MIRROR, REAR_DOOR } from './geometry.ts';

interface CarDoorProps extends PaintProps {
  readonly door: Door;
}

/**
 * One door as the car reports it: the leaf stands open on its hinge, the glass has sunk by the
 * position of the window. A door the car never reported is drawn with a broken outline, because
 * nobody knows whether it is closed.
 */
export function CarDoor({ door, paint }: CarDoorProps) {
  const open = useReading(DOOR_PATHS[door]);
  const window = useReading(WINDOW_PATHS[door]);
  const isFront = door === 'driver' || door === 'passenger';
  const isLeft = door === 'driver' || door === 'rearDriver';
  const shape = isFront ? FRONT_DOOR : REAR_DOOR;
  const isOpen = open.value === true;
  const swing = isOpen ? -(isFront ? DOOR_SWING.front : DOOR_SWING.rear) : 0;
  const sunk = ((window.value ?? 0) / 100) * shape.glassTravel;
  const clip = `${paint}-glass-${door}`;
  return (
    <g transform={isLeft ? 'scale(-1 1)' : undefined} data-door={door}>
      <path className={styles['aperture']} d={shape.aperture} />
      <g
        className={styles['leaf']}
        data-open={isOpen || undefined}
        data-freshness={open.freshness}
        style={{
          transform: `rotate(${swing}deg)`,
          transformOrigin: shape.hinge.map((length) => `${length}px`).join(' '),
        }}
      >
        {isFront && <path className={styles['mirror']} d={MIRROR} />}
        <path className={styles['skin']} d={shape.leaf} fill={`url(#${paint}-door)`} />
        <path className={styles['cabin']} d={shape.glass} />
        <clipPath id={clip}>
          <path d={shape.glass} />
        </clipPath>
        <g clipPath={`url(#${clip})`}>
          <path
            className={styles['sideGlass']}
            d={shape.glass}
            style={{ transform: `translateX(${sunk}px)` }}
          />
        </g>
        <rect
          className={styles['handle']}
          x={shape.handle.x}
          y={shape.handle.y}
          width={2.6}
          height={15}
          rx={1.3}
        />
      </g>
    </g>
  );
}
