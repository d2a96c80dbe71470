import type { Point } from '../../../shared/navigation/place.ts';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import type { DrivingState } from '../../../shared/vehicle/driving-state.ts';
import { freshValue, type Readings } from '../../../shared/vehicle/reading.ts';
import type { StoredOrder } from './stored-order.ts';

const CABLE =
  'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected';

/** Closer than this the car is at the place, further than that it has left it, metres. */
const THERE_M = 300;
const GONE_M = 500;

export interface OrderWatchParts {
  readonly readings: () => Readings;
  readonly drivingState: () => DrivingState;
  readonly car: () => Point | null;
  readonly underWay: () => readonly StoredOrder[];
  /** True when the driver agreed that parking is paid without asking. */
  readonly paysByItself: () => boolean;
  readonly begin: (key: string) => void;
  readonly end: (key: string) => void;
}

/**
 * What the car itself notices of an order: the plug that begins a charge that was accepted, and leaving
 * a car park whose gate bills the wallet.
 */
export class OrderWatch {
  readonly #parts: OrderWatchParts;
  #isPlugged: boolean | undefined;
  /** Car parks of orders at which the car has been seen. */
  readonly #parkedAt = new Set<string>();

  constructor(parts: OrderWatchParts) {
    this.#parts = parts;
  }

  /** To be called when the vehicle has changed; cheap. */
  vehicleChanged(): void {
    const wasPlugged = this.#isPlugged;
    const isPlugged = freshValue(this.#parts.readings(), CABLE);
    if (isPlugged === undefined || isPlugged === wasPlugged) return;
    this.#isPlugged = isPlugged;
    if (isPlugged && wasPlugged === false) this.#plugged();
  }

  /** To be called when the car has moved. */
  carMoved(): void {
    const { car, drivingState, underWay, paysByItself, end } = this.#parts;
    const at = car();
    if (!at) return;
    for (const { key, order, canPayWithoutStopping } of underWay()) {
      if (order?.kind !== 'park' || order.status !== 'ready' || !canPayWithoutStopping) continue;
      const awayM = distanceM(at, order.merchant);
      if (awayM < THERE_M) this.#parkedAt.add(key);
      const hasLeft = awayM > GONE_M && drivingState() === 'moving' && this.#parkedAt.has(key);
      if (!hasLeft || !paysByItself()) continue;
      this.#parkedAt.delete(key);
      end(key);
    }
  }

  #plugged(): void {
    const { car, underWay, begin } = this.#parts;
    const at = car();
    const held = underWay().find(
      ({ order }) =>
        order?.kind === 'charge' &&
        order.status === 'accepted' &&
        // Plugged in at home while a point elsewhere is held begins nothing there.
        (!at || distanceM(at, order.merchant) < GONE_M),
    );
    if (held) begin(held.key);
  }
}
