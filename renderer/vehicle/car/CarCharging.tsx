import { useReading } from '../../host/hooks.ts';
import styles from './car.module.css';
import { CHARGE_CABLE, CHARGE_PORT } from './geometry.ts';

const PORT = 'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition';

/** The charging inlet with its flap, and the cable while one is plugged in. */
export function CarCharging() {
  const connected = useReading(`${PORT}.IsChargingCableConnected`).value === true;
  const flapOpen = useReading(`${PORT}.IsFlapOpen`).value === true;
  const charging =
    useReading('Vehicle.Powertrain.TractionBattery.Charging.IsCharging').value === true;
  if (!connected && !flapOpen) return null;
  return (
    <g data-charging={charging || undefined}>
      {connected && (
        <>
          <path className={styles['cable']} d={CHARGE_CABLE} />
          <path className={styles['cableCore']} d={CHARGE_CABLE} />
          <rect className={styles['plug']} x={-108} y={439} width={17} height={13} rx={4} />
        </>
      )}
      <circle className={styles['port']} cx={CHARGE_PORT.x} cy={CHARGE_PORT.y + 1} r={6.5} />
    </g>
  );
}
