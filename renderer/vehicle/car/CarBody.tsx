import { useReading } from '../../host/hooks.ts';
import type { PaintProps } from './CarPaint.tsx';
import styles from './car.module.css';
import {
  BODY,
  ENGINE_BAY,
  HOOD,
  REAR_GLASS,
  ROOF,
  ROOF_GLASS,
  SHOULDER,
  SUNROOF,
  TRUNK_FLOOR,
  TRUNK_LID,
  WHEELS,
  WINDSCREEN,
} from './geometry.ts';

/** Shadow, wheels, and the painted body; everything that does not open. */
export function CarShell({ paint }: PaintProps) {
  return (
    <>
      <path
        className={styles['shadow']}
        d={BODY}
        transform="translate(0 7)"
        filter={`url(#${paint}-blur)`}
      />
      {[WHEELS.frontTop, WHEELS.rearTop].flatMap((top) =>
        [-WHEELS.left - WHEELS.width, WHEELS.left].map((left) => (
          <rect
            key={`${top} ${left}`}
            className={styles['tyre']}
            x={left}
            y={top}
            width={WHEELS.width}
            height={WHEELS.height}
            rx={7}
          />
        )),
      )}
      <path className={styles['body']} d={BODY} fill={`url(#${paint}-body)`} />
      <path d={SHOULDER} fill={`url(#${paint}-shoulder)`} />
    </>
  );
}

/** Windscreen, roof with its sliding glass, and rear window. */
export function CarGreenhouse({ paint }: PaintProps) {
  const sunroof = useReading('Vehicle.Cabin.Sunroof.Position').value ?? 0;
  const slid = Math.max(0, sunroof) / 100;
  return (
    <>
      <path className={styles['glass']} d={WINDSCREEN} fill={`url(#${paint}-glass)`} />
      <path className={styles['glass']} d={REAR_GLASS} fill={`url(#${paint}-glass)`} />
      <path className={styles['roof']} d={ROOF} />
      <path className={styles['glass']} d={ROOF_GLASS} fill={`url(#${paint}-roof-glass)`} />
      {slid > 0 && (
        <rect
          className={styles['sunroof']}
          x={SUNROOF.left}
          y={SUNROOF.top}
          width={SUNROOF.width}
          height={SUNROOF.height * slid}
          rx={8}
        />
      )}
    </>
  );
}

interface CarLidProps extends PaintProps {
  readonly lid: 'hood' | 'trunk';
}

const LIDS = {
  hood: { path: 'Vehicle.Body.Hood.IsOpen', panel: HOOD, inside: ENGINE_BAY, hingeY: 144 },
  trunk: {
    path: 'Vehicle.Body.Trunk.Rear.IsOpen',
    panel: TRUNK_LID,
    inside: TRUNK_FLOOR,
    hingeY: 418,
  },
} as const;

/** An upright lid seen from above is this share of its length. */
const UPRIGHT = 0.3;

/** Bonnet or tailgate: closed, or upright on its hinge with what is below it in view. */
export function CarLid({ lid, paint }: CarLidProps) {
  const { path, panel, inside, hingeY } = LIDS[lid];
  const reading = useReading(path);
  const isOpen = reading.value === true;
  return (
    <>
      {isOpen && <path className={styles['inside']} d={inside} />}
      <g
        className={styles['lid']}
        data-open={isOpen || undefined}
        data-freshness={reading.freshness}
        transform={
          isOpen ? `translate(0 ${hingeY * (1 - UPRIGHT)}) scale(1 ${UPRIGHT})` : undefined
        }
      >
        <path className={styles['skin']} d={panel} fill={`url(#${paint}-lid)`} />
        {lid === 'hood' && (
          <path
            className={styles['crease']}
            d="M-34,22 C-44,60 -48,100 -48,139 M34,22 C44,60 48,100 48,139"
          />
        )}
      </g>
    </>
  );
}
