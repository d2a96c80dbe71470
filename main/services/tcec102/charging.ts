import type { Clock } from '../../../shared/clock.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { ProviderFault } from '../provider.ts';
import { failed } from '../provider-fault.ts';
import type { Charge } from './charge-book.ts';
import { billFault, STAT, statusFault } from './charge-facts.ts';
import { orderStatusOf } from './charge-order.ts';
import {
  authAnswerSchema,
  chargeStatusSchema,
  startAnswerSchema,
  stopAnswerSchema,
  type ChargeOrderInfo,
  type ChargeStatus,
} from './schemas.ts';
import type { TcecClient } from './tcec-client.ts';

interface ChargingParts {
  readonly client: TcecClient;
  readonly clock: Clock;
  readonly rejections: Rejections;
  /** A new serial number of this side, 27 characters. */
  readonly nextSeq: () => string;
}

type Fault = ProviderFault | null;

/** FailReason of query_equip_auth: the plug is not in the car. */
const NOT_PLUGGED = 1;
/** FailReason of query_stop_charge: it has stopped by itself. */
const ALREADY_STOPPED = 3;

/** What can be asked of a charge, and what the operator's answers make of it (T/CEC 102.3, 6). */
export class Charging {
  readonly #parts: ChargingParts;

  constructor(parts: ChargingParts) {
    this.#parts = parts;
  }

  /** Asks whether the connector may be used; without the plug in the car the order waits for it. */
  async authorise(charge: Charge): Promise<Fault> {
    const { connectorId } = charge.state;
    const answer = await this.#parts.client.ask(
      'query_equip_auth',
      { EquipAuthSeq: this.#parts.nextSeq(), ConnectorID: connectorId },
      authAnswerSchema,
    );
    if (!answer.ok) return answer.fault;
    const { ConnectorID, SuccStat, FailReason } = answer.value;
    if (ConnectorID !== connectorId) return this.#implausible('query_equip_auth', 'connector');
    if (SuccStat === 0) charge.state = { ...charge.state, stage: 'authorised' };
    else if (FailReason !== NOT_PLUGGED) {
      return faultOf('declined', `query_equip_auth: FailReason ${FailReason ?? 'none'}`);
    }
    return null;
  }

  /** Brings a charge up to date. One that has not begun may become ready to begin. */
  async refresh(charge: Charge): Promise<Fault> {
    const { state } = charge;
    if (state.stage === 'cancelled' || state.bill || state.isPaid) return null;
    if (charge.mayHaveStarted) {
      const asked = await this.#askStatus(charge);
      if (asked !== 'none') return asked;
    }
    return charge.state.stage === 'created' ? this.authorise(charge) : null;
  }

  /** Begins a charge, once: whatever was lost on the way, the StartChargeSeq is the same. */
  async begin(charge: Charge): Promise<Fault> {
    const refreshed = await this.refresh(charge);
    const { stage, connectorId } = charge.state;
    if (stage === 'started') return null;
    if (refreshed) return refreshed;
    if (stage === 'cancelled') return faultOf('conflict', 'the order is cancelled');
    if (stage === 'created') return faultOf('conflict', 'the plug is not in the car');
    charge.mayHaveStarted = true;
    const answer = await this.#parts.client.ask(
      'query_start_charge',
      { StartChargeSeq: charge.startChargeSeq, ConnectorID: connectorId, QRCode: '' },
      startAnswerSchema,
    );
    if (!answer.ok) return answer.fault;
    const { StartChargeSeq, SuccStat, FailReason } = answer.value;
    if (StartChargeSeq !== charge.startChargeSeq) {
      return this.#implausible('query_start_charge', 'charge');
    }
    if (SuccStat === 0) {
      charge.state = { ...charge.state, stage: 'started' };
      return null;
    }
    // What was sent before may have arrived: the second of two equal requests is refused.
    const asked = await this.#askStatus(charge);
    if (asked !== 'none') return asked;
    charge.mayHaveStarted = false;
    return faultOf('declined', `query_start_charge: FailReason ${FailReason ?? 'none'}`);
  }

  async end(charge: Charge): Promise<Fault> {
    const refreshed = await this.refresh(charge);
    if (refreshed) return refreshed;
    if (charge.state.stage !== 'started') return faultOf('conflict', 'the charge has not begun');
    if (isEnded(charge)) return null;
    const stopped = await this.#stop(charge);
    if (stopped) return stopped;
    const asked = await this.#askStatus(charge);
    return asked === 'none' ? null : asked;
  }

  /** Nothing was reserved, so there is nothing to tell the operator of an order that has not begun. */
  async cancel(charge: Charge): Promise<Fault> {
    if (charge.state.stage === 'cancelled') return null;
    if (charge.mayHaveStarted) {
      const asked = await this.#askStatus(charge);
      if (asked !== 'none' && asked) return asked;
      // A start that is still on its way must not charge a car that called it off.
      const isUnsure = charge.state.stage !== 'started';
      const stopped = isUnsure ? await this.#stop(charge) : null;
      if (stopped && !stopped.isFinal) return stopped;
    }
    if (charge.state.stage === 'started') {
      return faultOf('notCancellable', 'the charge has begun: it can be ended');
    }
    charge.state = { ...charge.state, stage: 'cancelled' };
    return null;
  }

  /**
   * Closes an order that the driver has paid to this side; the protocol takes no payment, operators
   * settle among themselves (T/CEC 102.1).
   */
  async pay(charge: Charge): Promise<Fault> {
    const statusNow = () => orderStatusOf(charge.state, this.#parts.clock.now().wall);
    // What the driver agreed to is paid; the total must not move under the payment.
    const refreshed = statusNow() === 'awaitingPayment' ? null : await this.refresh(charge);
    if (refreshed) return refreshed;
    const status = statusNow();
    if (status === 'done') return null;
    if (status !== 'awaitingPayment') return faultOf('notPayable', `the order is ${status}`);
    charge.state = { ...charge.state, isPaid: true };
    return null;
  }

  /** Takes a sample of a charge, asked for or sent; `false` when it cannot be true. */
  takeStatus(charge: Charge, status: ChargeStatus): boolean {
    const { state } = charge;
    if (state.stage === 'cancelled' || status.StartChargeSeqStat === STAT.unknown) return true;
    const why = statusFault(status, state.status, this.#frameOf(charge));
    if (why) {
      const counted = why === 'backwards' ? 'tcecStale' : 'tcecImplausible';
      this.#parts.rejections.add('services', counted);
      return false;
    }
    charge.state = { ...state, stage: 'started', status };
    return true;
  }

  /** Takes a bill; `false` when it cannot be true, or differs from what the driver has paid. */
  takeBill(charge: Charge, bill: ChargeOrderInfo): boolean {
    const { state } = charge;
    if (billFault(bill, this.#frameOf(charge)) || isAnotherTotal(charge, bill)) {
      this.#parts.rejections.add('services', 'tcecBill');
      return false;
    }
    if (!state.isPaid) charge.state = { ...state, stage: 'started', bill };
    return true;
  }

  /** The charge could not be started, says the operator (notification_start_charge_result). */
  takeFailedStart(charge: Charge): void {
    const { status, bill } = charge.state;
    if (!status && !bill) charge.state = { ...charge.state, stage: 'cancelled' };
  }

  /** `none`: the operator holds no charge of this number. */
  async #askStatus(charge: Charge): Promise<Fault | 'none'> {
    const { startChargeSeq } = charge;
    const answer = await this.#parts.client.ask(
      'query_equip_charge_status',
      { StartChargeSeq: startChargeSeq },
      chargeStatusSchema,
    );
    if (!answer.ok) {
      // The standard has no word for a charge that does not exist: Ret 4004, or fields left empty.
      const { code } = answer.fault;
      const isUnknown = (code === 'badRequest' || code === 'invalid') && !charge.state.status;
      return isUnknown ? 'none' : answer.fault;
    }
    const status = answer.value;
    if (status.StartChargeSeq !== startChargeSeq) {
      return this.#implausible('query_equip_charge_status', 'charge');
    }
    if (status.StartChargeSeqStat === STAT.unknown) return charge.state.status ? null : 'none';
    // An old sample that a newer notification has overtaken is no news, and no fault either.
    const isTaken = this.takeStatus(charge, status);
    return isTaken || charge.state.status
      ? null
      : this.#implausible('query_equip_charge_status', 'content');
  }

  async #stop(charge: Charge): Promise<Fault> {
    const { connectorId } = charge.state;
    const answer = await this.#parts.client.ask(
      'query_stop_charge',
      { StartChargeSeq: charge.startChargeSeq, ConnectorID: connectorId },
      stopAnswerSchema,
    );
    if (!answer.ok) return answer.fault;
    const { SuccStat, FailReason } = answer.value;
    if (SuccStat === 0 || FailReason === ALREADY_STOPPED) return null;
    return faultOf('declined', `query_stop_charge: FailReason ${FailReason ?? 'none'}`);
  }

  #frameOf({ state }: Charge) {
    const { connectorId, createdAt } = state;
    return { connectorId, createdAt, now: this.#parts.clock.now().wall };
  }

  #implausible(name: string, what: string): ProviderFault {
    this.#parts.rejections.add('services', 'tcecImplausible');
    return faultOf('implausible', `${name}: the ${what} cannot be true`);
  }
}

function isEnded({ state }: Charge): boolean {
  return state.bill !== null || state.status?.StartChargeSeqStat === STAT.ended;
}

function isAnotherTotal({ state }: Charge, bill: ChargeOrderInfo): boolean {
  if (!state.isPaid) return false;
  const paid = state.bill?.TotalMoney ?? state.status?.TotalMoney;
  return (
    paid !== undefined &&
    paid !== null &&
    Math.round(paid * 100) !== Math.round(bill.TotalMoney * 100)
  );
}

function faultOf(code: ProviderFault['code'], message: string): ProviderFault {
  return failed(code, true, message).fault;
}
