import { asBaseLonLat, fromBaseDatum } from '../../../shared/navigation/datum.ts';
import type { Point } from '../../../shared/navigation/place.ts';
import {
  merchantSchema,
  type Connector,
  type Merchant,
  type PriceBand,
} from '../../../shared/services/merchant.ts';
import type { Order } from '../../../shared/services/order.ts';
import type { ConnectorInfo, EquipmentInfo, StationInfo } from './schemas.ts';

/** A connector as its station describes it; what it is doing now is told apart from that. */
export type FixedConnector = Pick<Connector, 'id' | 'name' | 'current' | 'powerKw'>;

/** A station that a driver may use. Its place is WGS-84. */
export interface Station extends Point {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly hours?: { readonly from: string; readonly to: string };
  readonly connectors: readonly FixedConnector[];
}

/** What is known of a connector's Status (T/CEC 102.2, ConnectorStatusInfo), and since when. */
export interface KnownStatus {
  readonly status: Connector['status'];
  /** Epoch ms. */
  readonly updatedAt: number;
}

/** StationType: what anyone may use. */
const PUBLIC = new Set([1, 255]);
const IN_USE = 50;

const WIRELESS = 5;

/**
 * A station as it is used here. This is the one place where coordinates of the operator, GCJ-02,
 * become WGS-84.
 *
 * @returns `null` when a driver cannot use it: private, closed, or without a connector
 */
export function stationOf(info: StationInfo): Station | null {
  if (!PUBLIC.has(info.StationType) || info.StationStatus !== IN_USE) return null;
  const all = info.EquipmentInfos.flatMap((equipment) =>
    equipment.ConnectorInfos.flatMap((connector) => fixedConnectorOf(connector, equipment) ?? []),
  );
  const connectors = [...new Map(all.map((connector) => [connector.id, connector])).values()];
  if (connectors.length === 0) return null;
  const [lon, lat] = fromBaseDatum(asBaseLonLat(info.StationLng, info.StationLat), 'GCJ-02');
  const address = oneLine(info.Address ?? '', 120);
  const hours = hoursOf(info.BusineHours ?? '');
  return {
    id: info.StationID,
    name: oneLine(info.StationName, 60) || info.StationID,
    ...(address !== '' && { address }),
    ...(hours && { hours }),
    lon,
    lat,
    connectors: connectors.slice(0, MAX_CONNECTORS),
  };
}

const MAX_CONNECTORS = 400;

/** A station as a merchant: `priceBands` unknown means that it can be looked at, and driven to. */
export function merchantOf(
  station: Station,
  priceBands: readonly PriceBand[] | null,
  statusOf: (connectorId: string) => KnownStatus,
): Merchant {
  const { id, name, address, hours, lon, lat } = station;
  return {
    id,
    category: 'charging',
    name,
    lon,
    lat,
    ...(address !== undefined && { address }),
    ...(hours && { hours }),
    ...(priceBands && {
      charging: {
        connectors: station.connectors.map((connector) => ({
          ...connector,
          ...statusOf(connector.id),
        })),
        priceBands: [...priceBands],
        // Part 3 has no message that reserves.
        canReserve: false,
      },
    }),
  };
}

/** A station as an order names it. */
export function orderMerchantOf({ id, name, lon, lat }: Station): Order['merchant'] {
  return { id, category: 'charging', name, lon, lat };
}

/** Status of T/CEC 102.2; 0, off line, says nothing about the connector itself. */
export function connectorStatusOf(status: number): Connector['status'] {
  switch (status) {
    case 1:
      return 'available';
    case 2:
      return 'occupied';
    case 3:
      return 'charging';
    case 4:
      return 'reserved';
    case 255:
      return 'fault';
    default:
      return 'unknown';
  }
}

function fixedConnectorOf(
  connector: ConnectorInfo,
  equipment: EquipmentInfo,
): FixedConnector | null {
  // No cable, no plug: not what a driver of these cars looks for.
  if (connector.ConnectorType === WIRELESS) return null;
  const current = currentOf(connector, equipment);
  const powerKw = powerKwOf(connector, equipment);
  if (powerKw === null || !/^[A-Za-z0-9]/.test(connector.ConnectorID)) return null;
  const name = oneLine(connector.ConnectorName ?? connector.ParkNo ?? '', 40);
  return { id: connector.ConnectorID, name: name || connector.ConnectorID, current, powerKw };
}

function currentOf({ ConnectorType }: ConnectorInfo, { EquipmentType }: EquipmentInfo) {
  if (ConnectorType === 4) return 'dc';
  if (ConnectorType >= 1 && ConnectorType <= 3) return 'ac';
  return EquipmentType === 1 ? 'dc' : 'ac';
}

const MAX_POWER_KW = 2000;

/** Rated power, kW: of the connector, else of its equipment, else what its ratings come to. */
function powerKwOf(connector: ConnectorInfo, equipment: EquipmentInfo): number | null {
  const rated = ((connector.VoltageUpperLimits ?? 0) * (connector.Current ?? 0)) / 1000;
  const candidates = [connector.Power, equipment.Power, rated];
  return candidates.find((power) => power && power > 0 && power <= MAX_POWER_KW) ?? null;
}

const HOURS = /^\D{0,8}(\d{1,2}):(\d{2})(?::\d{2})?\D{1,5}(\d{1,2}):(\d{2})(?::\d{2})?\D{0,8}$/;

/** Free text, of which `08:00-22:00` can be told; the rest is left to the operator's own words. */
function hoursOf(text: string): Station['hours'] | null {
  const match = HOURS.exec(text);
  if (!match) return null;
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = match;
  const hours = {
    from: `${fromHour.padStart(2, '0')}:${fromMinute}`,
    to: `${toHour.padStart(2, '0')}:${toMinute}`,
  };
  if (hours.to === '23:59') hours.to = '24:00';
  return merchantSchema.shape.hours.safeParse(hours).success ? hours : null;
}

/** Text of the operator on one line without markup, cut to `max`. */
function oneLine(text: string, max: number): string {
  return text
    .replaceAll(/[<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
