import { useReading } from '../host/hooks.ts';
import styles from './LevelBar.module.css';

interface LevelBarProps {
  readonly path:
    | 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'
    | 'Vehicle.Powertrain.FuelSystem.RelativeLevel';
  readonly label: string;
  /** At and below this share the bar takes the colour of a warning, %. */
  readonly lowAt: number;
  /** A line across the bar, %: where charging will stop. */
  readonly mark?: number;
}

/** How much is left, as a bar from empty to full. */
export function LevelBar({ path, label, lowAt, mark }: LevelBarProps) {
  const { value, freshness } = useReading(path);
  return (
    <div
      className={styles['bar']}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value ?? 0)}
      data-freshness={freshness}
      data-low={(value !== undefined && value <= lowAt) || undefined}
    >
      <div className={styles['fill']} style={{ transform: `scaleX(${(value ?? 0) / 100})` }} />
      {mark !== undefined && <div className={styles['mark']} style={{ left: `${mark}%` }} />}
    </div>
  );
}
