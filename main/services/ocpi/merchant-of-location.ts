import type { Connector as OfferedConnector } from '../../../shared/services/merchant.ts';
import { merchantSchema, type Merchant } from '../../../shared/services/merchant.ts';
import { plainText } from '../../../shared/services/text.ts';
import { connectorIdOf, merchantIdOf } from './ids.ts';
import { localTime } from './local-time.ts';
import type { Connector, Evse, Location } from './messages/location.ts';
import type { Tariff } from './messages/tariff.ts';
import { dearestOf } from './dearest-bands.ts';
import { chargingTariffOf, type ChargingTariff, type TariffRefusal } from './price-bands.ts';

/** A connector that can be offered, with all that is known of it. */
export interface Outlet {
  readonly evse: Evse;
  readonly connector: Connector;
  readonly tariff: ChargingTariff;
  readonly offered: OfferedConnector;
}

export interface Station {
  readonly location: Location;
  readonly merchant: Merchant;
  readonly outlets: readonly Outlet[];
}

/** Why a location or one of its connectors is not offered. */
export type Omission =
  'unpublished' | 'id' | 'timeZone' | 'noTariff' | 'noConnector' | 'misshapen' | TariffRefusal;

export interface Surroundings {
  /** Epoch ms. */
  readonly now: number;
  /** When what the operator said was last known to be true, epoch ms. */
  readonly confirmedAt: number;
  /** The tariff of that id, of the same operator. */
  readonly tariffOf: (id: string) => Tariff | undefined;
  readonly omit: (why: Omission) => void;
}

/** A status that nothing has confirmed for so long says nothing about now. */
const STALE_MS = 15 * 60_000;

/** As many as a merchant can have. */
const MAX_CONNECTORS = 400;

const STATUSES: Readonly<Record<string, OfferedConnector['status']>> = {
  AVAILABLE: 'available',
  BLOCKED: 'occupied',
  CHARGING: 'charging',
  INOPERATIVE: 'fault',
  OUTOFORDER: 'fault',
  RESERVED: 'reserved',
};

const nameSchema = plainText(60);
const addressSchema = plainText(120);
const connectorNameSchema = plainText(40);

/** A location as a merchant; `null` when nothing of it can be offered. */
export function stationOf(location: Location, around: Surroundings): Station | null {
  const { omit } = around;
  const nothing = (why: Omission) => {
    omit(why);
    return null;
  };
  if (!location.publish) return nothing('unpublished');
  const id = merchantIdOf(location);
  if (id === null) return nothing('id');
  const outlets = outletsOf(location, around);
  if (outlets.length === 0) return nothing('noConnector');
  const address = addressSchema.safeParse(`${location.city} ${location.address}`);
  const hours = hoursOf(location);
  const merchant = merchantSchema.safeParse({
    id,
    category: 'charging',
    name: nameOf(location),
    lon: Number(location.coordinates.longitude),
    lat: Number(location.coordinates.latitude),
    ...(address.success && { address: address.data }),
    ...(hours && { hours }),
    charging: {
      connectors: outlets.map(({ offered }) => offered),
      priceBands: dearestOf(outlets.map(({ tariff }) => tariff.priceBands)),
      canReserve: outlets.some(({ evse }) => can(evse, 'RESERVABLE')),
    },
  });
  return merchant.success ? { location, merchant: merchant.data, outlets } : nothing('misshapen');
}

/** What an EVSE is capable of (`Capability`). */
export function can({ capabilities }: Evse, capability: string): boolean {
  return capabilities?.includes(capability) ?? false;
}

function outletsOf(location: Location, around: Surroundings): Outlet[] {
  const today = localTime(around.now, location.time_zone);
  if (!today) {
    around.omit('timeZone');
    return [];
  }
  const outlets = new Map<string, Outlet>();
  for (const evse of location.evses ?? []) {
    if (evse.status === 'REMOVED' || evse.status === 'PLANNED') continue;
    for (const connector of evse.connectors) {
      const tariff = tariffAt(connector, around);
      const charging = tariff ? chargingTariffOf(tariff, today) : 'noTariff';
      const id = connectorIdOf(evse, connector);
      if (typeof charging === 'string') around.omit(charging);
      else if (id === null) around.omit('id');
      else {
        const offered = offeredOf(id, evse, connector, around);
        outlets.set(id, { evse, connector, tariff: charging, offered });
      }
    }
  }
  return [...outlets.values()].slice(0, MAX_CONNECTORS);
}

/** The tariff for everyone that is valid now (`Connector.tariff_ids`). */
function tariffAt({ tariff_ids }: Connector, { now, tariffOf }: Surroundings): Tariff | undefined {
  return (tariff_ids ?? []).map(tariffOf).find((tariff) => {
    if (!tariff || (tariff.type && tariff.type !== 'REGULAR')) return false;
    const { start_date_time: from, end_date_time: to } = tariff;
    return (from ?? 0) <= now && now < (to ?? Infinity);
  });
}

function offeredOf(
  id: string,
  evse: Evse,
  connector: Connector,
  { now, confirmedAt }: Surroundings,
): OfferedConnector {
  const isStale = now - confirmedAt > STALE_MS;
  const name = connectorNameSchema.safeParse(
    [
      evse.physical_reference ?? evse.evse_id ?? evse.uid,
      ...(evse.connectors.length > 1 ? [connector.id] : []),
    ].join(' '),
  );
  return {
    id,
    name: name.success ? name.data : id.slice(0, 40),
    current: connector.power_type === 'DC' ? 'dc' : 'ac',
    powerKw: powerKwOf(connector),
    status: isStale ? 'unknown' : (STATUSES[evse.status] ?? 'unknown'),
    updatedAt: Math.max(confirmedAt, Math.min(now, evse.last_updated)),
  };
}

/** Phases by which voltage (line to neutral) and current are multiplied. */
const PHASES: Readonly<Record<string, number>> = {
  AC_2_PHASE: 2,
  AC_2_PHASE_SPLIT: 2,
  AC_3_PHASE: 3,
};

function powerKwOf({
  power_type,
  max_voltage,
  max_amperage,
  max_electric_power,
}: Connector): number {
  const watts = max_electric_power ?? max_voltage * max_amperage * (PHASES[power_type] ?? 1);
  return Math.min(2000, Math.round(watts / 100) / 10 || 0.1);
}

function nameOf({ name, address }: Location): string {
  const parsed = nameSchema.safeParse((name ?? address).slice(0, 60));
  return parsed.success ? parsed.data : address.slice(0, 60);
}

/** Opening hours, where every day of the week has the same. */
function hoursOf({ opening_times: times }: Location): Merchant['hours'] {
  if (!times) return undefined;
  if (times.twentyfourseven) return { from: '00:00', to: '24:00' };
  const hours = times.regular_hours ?? [];
  const [first] = hours;
  const days = new Set(hours.map(({ weekday }) => weekday));
  const isSame = hours.every(
    ({ period_begin, period_end }) =>
      period_begin === first?.period_begin && period_end === first.period_end,
  );
  if (!first || !isSame || days.size !== 7 || hours.length !== 7) return undefined;
  return { from: first.period_begin, to: first.period_end };
}
