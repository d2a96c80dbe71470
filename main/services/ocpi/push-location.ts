import type { Catalogue } from './catalogue.ts';
import { isSame, patched } from './messages/basics.ts';
import {
  connectorPatchSchema,
  connectorSchema,
  evsePatchSchema,
  evseSchema,
  locationPatchSchema,
  locationSchema,
  type Connector,
  type Evse,
  type Location,
} from './messages/location.ts';
import type { Reception } from './order-book.ts';
import type { PushAddress } from './push-address.ts';

type LocationAddress = Extract<PushAddress, { readonly module: 'locations' }>;

/** `unknown`: nothing is held that it could change. `invalid`: it does not fit the schema or the address. */
export type LocationReception = Reception | 'invalid' | 'unknown';

interface Dated {
  readonly last_updated: number;
}

/**
 * Takes a Location, EVSE, or Connector that the operator puts or patches (module locations, receiver
 * interface). What is not newer than what is held is not taken; a change of a part also dates what
 * it belongs to.
 */
export function takeLocation(
  catalogue: Catalogue,
  address: LocationAddress,
  isPatch: boolean,
  body: unknown,
): LocationReception {
  const { party, id, evseUid } = address;
  const held = catalogue.location(party, id);
  if (evseUid !== null) return held ? takeEvse(catalogue, held, address, isPatch, body) : 'unknown';
  if (isPatch) {
    const patch = locationPatchSchema.safeParse(body);
    if (!patch.success) return 'invalid';
    if (!held) return 'unknown';
    const { country_code, party_id } = held;
    const location = { ...patched(held, patch.data), country_code, party_id, id: held.id };
    return newer(held, location, () => {
      catalogue.putLocation(location);
    });
  }
  const location = locationSchema.safeParse(body);
  if (!location.success || !isAt(location.data, address)) return 'invalid';
  return newer(held, location.data, () => {
    catalogue.putLocation(location.data);
  });
}

function takeEvse(
  catalogue: Catalogue,
  location: Location,
  { evseUid, connectorId }: LocationAddress,
  isPatch: boolean,
  body: unknown,
): LocationReception {
  const evses = location.evses ?? [];
  const held = evses.find(({ uid }) => isSame(uid, evseUid ?? ''));
  const put = (evse: Evse) => {
    const others = evses.filter((other) => other !== held);
    const last_updated = Math.max(location.last_updated, evse.last_updated);
    catalogue.putLocation({ ...location, evses: [...others, evse], last_updated });
  };
  if (connectorId !== null) {
    return held ? takeConnector(held, connectorId, isPatch, body, put) : 'unknown';
  }
  if (isPatch) {
    const patch = evsePatchSchema.safeParse(body);
    if (!patch.success) return 'invalid';
    if (!held) return 'unknown';
    const evse = { ...patched(held, patch.data), uid: held.uid };
    return newer(held, evse, () => {
      put(evse);
    });
  }
  const evse = evseSchema.safeParse(body);
  if (!evse.success || !isSame(evse.data.uid, evseUid ?? '')) return 'invalid';
  return newer(held, evse.data, () => {
    put(evse.data);
  });
}

function takeConnector(
  evse: Evse,
  connectorId: string,
  isPatch: boolean,
  body: unknown,
  put: (evse: Evse) => void,
): LocationReception {
  const held = evse.connectors.find(({ id }) => isSame(id, connectorId));
  const take = (connector: Connector) =>
    newer(held, connector, () => {
      const others = evse.connectors.filter((other) => other !== held);
      const last_updated = Math.max(evse.last_updated, connector.last_updated);
      put({ ...evse, connectors: [...others, connector], last_updated });
    });
  if (isPatch) {
    const patch = connectorPatchSchema.safeParse(body);
    if (!patch.success) return 'invalid';
    return held ? take({ ...patched(held, patch.data), id: held.id }) : 'unknown';
  }
  const connector = connectorSchema.safeParse(body);
  if (!connector.success || !isSame(connector.data.id, connectorId)) return 'invalid';
  return take(connector.data);
}

/** Takes what is newer than what is held, if anything is. */
function newer(held: Dated | undefined, told: Dated, take: () => void): Reception {
  if (held && told.last_updated < held.last_updated) return 'older';
  if (held?.last_updated === told.last_updated) {
    return JSON.stringify(held) === JSON.stringify(told) ? 'same' : 'older';
  }
  take();
  return 'news';
}

function isAt(location: Location, { party, id }: LocationAddress): boolean {
  return (
    isSame(location.id, id) &&
    isSame(location.country_code, party.country_code) &&
    isSame(location.party_id, party.party_id)
  );
}
