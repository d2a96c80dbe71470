import { LightControls } from './LightControls.tsx';
import { WheelHeatingControl } from './WheelHeatingControl.tsx';
import { WiperControls } from './WiperControls.tsx';
import styles from './ControlsTab.module.css';

/**
 * Lights, wipers, and the heating of the steering wheel. Each has its physical control too; the
 * screen is never the only way (GB 4094 draft).
 */
export function ControlsTab() {
  return (
    <div className={styles['tab']}>
      <LightControls />
      <WiperControls />
      <WheelHeatingControl />
    </div>
  );
}
