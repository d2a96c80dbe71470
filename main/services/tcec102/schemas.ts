import { z } from 'zod';
import { momentSchema } from '../../../shared/services/text.ts';
import { momentOf, secondOfDayOf } from './beijing-time.ts';

/**
 * The messages of T/CEC 102-2016, part 2 (public information: stations and their status) and part 3
 * (business: authorising, starting, watching, stopping, billing). Names are the standard's, `Sevice`
 * included (part 3, tables 5, 11, 12, 13, 19). Numbers are JSON numbers where the standard says
 * integer or float; what it calls a string is a string. Fields that nothing here uses are left out:
 * operators add their own, so unknown ones are allowed.
 */

/** Unique at its operator, at most 26 characters; the set is what survives inside an order id. */
const connectorIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,26}$/);
const stationIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,19}$/);

/** OperatorID and a number of the sender's own, 27 characters (part 3, 6.2 to 6.10). */
export const seqSchema = z.string().regex(/^[A-Z0-9]{9}[A-Za-z0-9]{18}$/);

/** Larger amounts and energies of one session are mistakes. */
const yuanSchema = z.number().min(0).max(100_000);
const kwhSchema = z.number().min(0).max(10_000);
const yuanPerKwhSchema = z.number().min(0).max(100);

/** `yyyy-MM-dd HH:mm:ss` by the clock of Beijing, as epoch ms. */
const timeSchema = z.string().transform((text, context) => {
  const moment = momentOf(text);
  if (moment !== null) return moment;
  context.addIssue({ code: 'custom', message: 'must be yyyy-MM-dd HH:mm:ss' });
  return z.NEVER;
});

/** As {@link timeSchema}; an operator leaves it empty while there is nothing to say. */
const optionalTimeSchema = z
  .union([z.literal('').transform(() => undefined), timeSchema])
  .nullish()
  .transform((time) => time ?? undefined);

const text = (max: number) =>
  z
    .string()
    .max(max)
    .nullish()
    .transform((value) => value ?? undefined);

const optionalNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);

/** SuccStat 0: it worked; 1: it did not, for FailReason. */
const outcome = { SuccStat: z.int(), FailReason: z.int().nullish() };

/** Part 4, annex A. TokenAvailableTime in seconds. */
export const tokenAnswerSchema = z.object({
  OperatorID: z.string(),
  ...outcome,
  AccessToken: z.string().max(2000).nullish(),
  TokenAvailableTime: z.int().nullish(),
});

/** Part 2, ConnectorInfo. */
const connectorInfoSchema = z.object({
  ConnectorID: connectorIdSchema,
  ConnectorName: text(60),
  /** 1 to 3: sockets and plugs for AC; 4: DC plug; 5: wireless; 6: other. */
  ConnectorType: z.int(),
  /** V */
  VoltageUpperLimits: optionalNumber,
  /** A */
  Current: optionalNumber,
  /** kW */
  Power: optionalNumber,
  ParkNo: text(60),
});

export type ConnectorInfo = z.infer<typeof connectorInfoSchema>;

/** Part 2, EquipmentInfo. */
const equipmentInfoSchema = z.object({
  EquipmentID: z.string().min(1).max(40),
  /** 1: DC, 2: AC, 3: both, 4: wireless, 5: other. */
  EquipmentType: z.int(),
  /** kW */
  Power: optionalNumber,
  ConnectorInfos: z.array(connectorInfoSchema).max(50),
});

export type EquipmentInfo = z.infer<typeof equipmentInfoSchema>;

/** Part 2, StationInfo. Coordinates are GCJ-02. */
export const stationInfoSchema = z.object({
  StationID: stationIdSchema,
  OperatorID: z.string().max(20),
  StationName: z.string().max(200),
  Address: text(300),
  /** 1: public, 50: private, 100 to 107: for buses, taxis, employees …; 255: other. */
  StationType: z.int(),
  /** 0: unknown, 1: being built, 5: closed, 6: in repair, 50: in use. */
  StationStatus: z.int(),
  StationLng: z.number().min(-180).max(180),
  StationLat: z.number().min(-90).max(90),
  BusineHours: text(300),
  EquipmentInfos: z.array(equipmentInfoSchema).max(500),
});

export type StationInfo = z.infer<typeof stationInfoSchema>;

/**
 * Part 2, query_stations_info. One station that does not fit must not cost the others, so stations
 * are looked at one by one ({@link stationInfoSchema}).
 */
export const stationsAnswerSchema = z.object({
  PageNo: z.int(),
  PageCount: z.int().min(0),
  ItemSize: z.int().min(0),
  StationInfos: z.array(z.unknown()).max(1000),
});

/** Part 2, ConnectorStatusInfo. */
const connectorStatusInfoSchema = z.object({
  ConnectorID: connectorIdSchema,
  /** 0: off line, 1: free, 2: plugged in, 3: charging, 4: reserved, 255: faulty. */
  Status: z.int(),
});

export type ConnectorStatusInfo = z.infer<typeof connectorStatusInfoSchema>;

/** Part 2, query_station_status; at most 50 StationIDs a question. */
export const stationStatusAnswerSchema = z.object({
  StationStatusInfos: z
    .array(
      z.object({
        StationID: z.string().max(40),
        ConnectorStatusInfos: z.array(connectorStatusInfoSchema).max(25_000),
      }),
    )
    .max(50),
});

/** Part 2, notification_stationStatus. */
export const stationStatusNotificationSchema = z.object({
  ConnectorStatusInfo: connectorStatusInfoSchema,
});

/** Part 3, table 5. */
const policyInfoSchema = z.object({
  /** `HHmmss`, as seconds since midnight. */
  StartTime: z.string().transform((value, context) => {
    const second = secondOfDayOf(value);
    if (second !== null) return second;
    context.addIssue({ code: 'custom', message: 'must be HHmmss' });
    return z.NEVER;
  }),
  ElecPrice: yuanPerKwhSchema,
  SevicePrice: yuanPerKwhSchema,
});

export type PolicyInfo = z.infer<typeof policyInfoSchema>;

/** Part 3, 6.3 query_equip_business_policy. */
export const policyAnswerSchema = z.object({
  ConnectorID: connectorIdSchema,
  ...outcome,
  SumPeriod: z.int().min(0).max(32).nullish(),
  PolicyInfos: z.array(policyInfoSchema).max(32).nullish(),
});

/** Part 3, 6.2 query_equip_auth. */
export const authAnswerSchema = z.object({ ConnectorID: connectorIdSchema, ...outcome });

/** StartChargeSeqStat: 1: starting, 2: charging, 3: stopping, 4: ended, 5: unknown. */
const chargeStatSchema = z.int().min(1).max(5);

/** Part 3, 6.4 query_start_charge. */
export const startAnswerSchema = z.object({
  StartChargeSeq: seqSchema,
  StartChargeSeqStat: chargeStatSchema.nullish(),
  ConnectorID: connectorIdSchema.nullish(),
  ...outcome,
});

/** Part 3, 6.8 query_stop_charge. */
export const stopAnswerSchema = z.object({
  StartChargeSeq: seqSchema,
  StartChargeSeqStat: chargeStatSchema.nullish(),
  ...outcome,
});

/** Part 3, table 13: what was charged in one period of the tariff. */
const chargeDetailSchema = z.object({
  DetailStartTime: timeSchema,
  DetailEndTime: timeSchema,
  DetailPower: kwhSchema,
  DetailElecMoney: yuanSchema,
  DetailSeviceMoney: yuanSchema,
});

/**
 * Part 3, 6.6 query_equip_charge_status (answer) and 6.7 notification_equip_charge_status; also 6.5
 * notification_start_charge_result, which has the first fields of it.
 */
export const chargeStatusSchema = z.object({
  StartChargeSeq: seqSchema,
  StartChargeSeqStat: chargeStatSchema,
  ConnectorID: connectorIdSchema.nullish(),
  /** A, V; phase A carries the whole of DC. Negative and absent on sensors that lack them. */
  CurrentA: optionalNumber,
  CurrentB: optionalNumber,
  CurrentC: optionalNumber,
  VoltageA: optionalNumber,
  VoltageB: optionalNumber,
  VoltageC: optionalNumber,
  /** % */
  Soc: optionalNumber,
  StartTime: optionalTimeSchema,
  /** When this was sampled; the end, once ended. */
  EndTime: optionalTimeSchema,
  TotalPower: kwhSchema.nullish(),
  ElecMoney: yuanSchema.nullish(),
  SeviceMoney: yuanSchema.nullish(),
  TotalMoney: yuanSchema.nullish(),
});

export type ChargeStatus = z.infer<typeof chargeStatusSchema>;

/** Part 3, 6.9 notification_stop_charge_result. */
export const stopResultSchema = z.object({
  StartChargeSeq: seqSchema,
  StartChargeSeqStat: chargeStatSchema,
  ConnectorID: connectorIdSchema,
  ...outcome,
});

/** Part 3, 6.10 notification_charge_order_info: the bill. */
export const chargeOrderInfoSchema = z.object({
  StartChargeSeq: seqSchema,
  ConnectorID: connectorIdSchema,
  StartTime: timeSchema,
  EndTime: timeSchema,
  TotalPower: kwhSchema,
  TotalElecMoney: yuanSchema,
  TotalSeviceMoney: yuanSchema,
  TotalMoney: yuanSchema,
  /** 0: by hand, 1: by the customer's platform, 2: by the battery, 3: a fault, 4: unplugged. */
  StopReason: z.int(),
  SumPeriod: z.int().min(0).max(32).nullish(),
  ChargeDetails: z.array(chargeDetailSchema).max(32).nullish(),
});

export type ChargeOrderInfo = z.infer<typeof chargeOrderInfoSchema>;

/** Part 4, annex A, as the operator asks this side for a token. */
export const tokenRequestSchema = z.object({ OperatorID: z.string(), OperatorSecret: z.string() });

/** {@link chargeStatusSchema} as it is kept here: times are epoch ms. */
export const keptStatusSchema = chargeStatusSchema.extend({
  StartTime: optionalNumber,
  EndTime: optionalNumber,
});

/** {@link chargeOrderInfoSchema} as it is kept here: times are epoch ms. */
export const keptBillSchema = chargeOrderInfoSchema.extend({
  StartTime: momentSchema,
  EndTime: momentSchema,
  ChargeDetails: z
    .array(
      chargeDetailSchema.extend({ DetailStartTime: momentSchema, DetailEndTime: momentSchema }),
    )
    .max(32)
    .nullish(),
});
