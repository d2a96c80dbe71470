import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { Charge, ChargeBook } from './charge-book.ts';
import { STAT } from './charge-facts.ts';
import type { Charging } from './charging.ts';
import type { MessageHandler } from './inbound.ts';
import {
  chargeOrderInfoSchema,
  chargeStatusSchema,
  stationStatusNotificationSchema,
  stopResultSchema,
} from './schemas.ts';
import type { StationCache } from './station-cache.ts';
import type { StationLive } from './station-live.ts';

export interface NotificationParts {
  readonly book: ChargeBook;
  readonly charging: Charging;
  readonly stations: StationCache;
  readonly live: StationLive;
  readonly rejections: Rejections;
  /** A charge has changed. */
  readonly onCharge: (charge: Charge) => void;
  /** What a charge came to must be asked for: the notification does not say. */
  readonly onEnded: (charge: Charge) => void;
}

/** SuccStat and FailReason of an answer. */
const TAKEN = { SuccStat: 0, FailReason: 0 };
const NOT_TAKEN = { SuccStat: 1, FailReason: 1 };

/** Status of an answer to notification_stationStatus: taken, or not wanted and not to be repeated. */
const STATUS_TAKEN = 0;
const STATUS_IGNORED = 1;

/** ConfirmResult of an answer to notification_charge_order_info (T/CEC 102.3, 6.10). */
const CONFIRMED = 0;
const DISPUTED = 1;

/** What an operator tells unasked (T/CEC 102.2 and 102.3), by the name of the message. */
export function notificationHandlers(
  parts: NotificationParts,
): Readonly<Record<string, MessageHandler>> {
  const { book, charging, stations, live, rejections, onCharge, onEnded } = parts;

  const chargeOf = (startChargeSeq: string, connectorId?: string | null): Charge | null => {
    const charge = book.find(startChargeSeq);
    if (charge && (!connectorId || connectorId === charge.state.connectorId)) return charge;
    rejections.add('services', 'tcecUnknownOrder');
    return null;
  };

  return {
    notification_stationStatus: (data) => {
      const message = stationStatusNotificationSchema.safeParse(data);
      if (!message.success) return null;
      const { ConnectorStatusInfo: info } = message.data;
      if (!stations.knownStationOf(info.ConnectorID)) return { Status: STATUS_IGNORED };
      live.keepStatus(info);
      return { Status: STATUS_TAKEN };
    },

    notification_start_charge_result: (data) => {
      const message = chargeStatusSchema.safeParse(data);
      if (!message.success) return null;
      const { StartChargeSeq, StartChargeSeqStat, ConnectorID } = message.data;
      const charge = chargeOf(StartChargeSeq, ConnectorID);
      if (!charge) return { StartChargeSeq, ...NOT_TAKEN };
      const hasStarted = StartChargeSeqStat < STAT.ended;
      if (hasStarted) charging.takeStatus(charge, message.data);
      else charging.takeFailedStart(charge);
      onCharge(charge);
      return { StartChargeSeq, ...TAKEN };
    },

    notification_equip_charge_status: (data) => {
      const message = chargeStatusSchema.safeParse(data);
      if (!message.success) return null;
      const { StartChargeSeq, ConnectorID } = message.data;
      const charge = chargeOf(StartChargeSeq, ConnectorID);
      if (!charge || !charging.takeStatus(charge, message.data)) {
        return { StartChargeSeq, SuccStat: NOT_TAKEN.SuccStat };
      }
      onCharge(charge);
      return { StartChargeSeq, SuccStat: TAKEN.SuccStat };
    },

    notification_stop_charge_result: (data) => {
      const message = stopResultSchema.safeParse(data);
      if (!message.success) return null;
      const { StartChargeSeq, ConnectorID, SuccStat } = message.data;
      const charge = chargeOf(StartChargeSeq, ConnectorID);
      if (!charge) return { StartChargeSeq, ...NOT_TAKEN };
      if (SuccStat === 0) onEnded(charge);
      return { StartChargeSeq, ...TAKEN };
    },

    notification_charge_order_info: (data) => {
      const message = chargeOrderInfoSchema.safeParse(data);
      if (!message.success) return null;
      const { StartChargeSeq, ConnectorID } = message.data;
      const answer = { StartChargeSeq, ConnectorID };
      const charge = chargeOf(StartChargeSeq, ConnectorID);
      if (!charge || !charging.takeBill(charge, message.data)) {
        return { ...answer, ConfirmResult: DISPUTED };
      }
      onCharge(charge);
      return { ...answer, ConfirmResult: CONFIRMED };
    },
  };
}
