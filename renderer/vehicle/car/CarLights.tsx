import { useReading } from '../../host/hooks.ts';
import type { PaintProps } from './CarPaint.tsx';
import styles from './car.module.css';
import {
  DAYTIME_LIGHT,
  HEADLAMP,
  HIGH_BEAM,
  INDICATORS,
  LOW_BEAM,
  TAIL_BAR,
  TAIL_LAMP,
} from './geometry.ts';

const SIDES = [
  ['left', 'scale(-1 1)'],
  ['right', undefined],
] as const;

/** The light that falls on the road ahead; drawn below the car. */
export function CarBeams({ paint }: PaintProps) {
  const low = useReading('Vehicle.Body.Lights.Beam.Low.IsOn').value === true;
  const high = useReading('Vehicle.Body.Lights.Beam.High.IsOn').value === true;
  return SIDES.map(([side, transform]) => (
    <g key={side} transform={transform} filter={`url(#${paint}-soften)`}>
      {low && <path d={LOW_BEAM} fill={`url(#${paint}-low-beam)`} />}
      {high && <path d={HIGH_BEAM} fill={`url(#${paint}-high-beam)`} />}
    </g>
  ));
}

/**
 * The lamps of the car. An indicator is lit for as long as the car says that it is signalling; the
 * rhythm belongs to the tell-tale in the instrument cluster.
 */
export function CarLamps() {
  const low = useReading('Vehicle.Body.Lights.Beam.Low.IsOn').value === true;
  const high = useReading('Vehicle.Body.Lights.Beam.High.IsOn').value === true;
  const lightSwitch = useReading('Vehicle.Body.Lights.LightSwitch').value;
  const hazard = useReading('Vehicle.Body.Lights.Hazard.IsSignaling').value === true;
  const left = useReading('Vehicle.Body.Lights.DirectionIndicator.Left.IsSignaling').value === true;
  const right =
    useReading('Vehicle.Body.Lights.DirectionIndicator.Right.IsSignaling').value === true;
  const rearLit = low || high || lightSwitch === 'POSITION' || lightSwitch === 'BEAM';
  const daytimeLit = rearLit || lightSwitch === 'DAYTIME_RUNNING_LIGHTS' || lightSwitch === 'AUTO';
  const signalling = { left: hazard || left, right: hazard || right };
  return (
    <>
      {SIDES.map(([side, transform]) => (
        <g key={side} transform={transform}>
          <path className={styles['headlamp']} data-lit={low || high || undefined} d={HEADLAMP} />
          <path
            className={styles['daytime']}
            data-lit={daytimeLit || undefined}
            d={DAYTIME_LIGHT}
          />
          <path className={styles['tail']} data-lit={rearLit || undefined} d={TAIL_LAMP} />
          {signalling[side] &&
            INDICATORS.map((lamp) => <path key={lamp} className={styles['indicator']} d={lamp} />)}
        </g>
      ))}
      <path className={styles['tailBar']} data-lit={rearLit || undefined} d={TAIL_BAR} />
    </>
  );
}
