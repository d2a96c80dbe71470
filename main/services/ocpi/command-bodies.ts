import { dateTimeOf } from './messages/basics.ts';
import type { Command } from './messages/command.ts';
import type { OcpiConfig } from './ocpi-config.ts';
import type { OrderRecord } from './order-record.ts';

/** A domain that never exists (RFC 2606): the field is mandatory, and nobody is there to be told. */
const NOWHERE = 'https://receiver.invalid';

/** Where the result of a command is to be sent. */
function responseUrl(config: OcpiConfig, command: Command, reference: string): string {
  const base = (config.receiverUrl ?? NOWHERE).replace(/\/$/, '');
  return `${base}/commands/${command}/${reference}`;
}

/** The token of one order: made for it, never used again (`AD_HOC_USER`), known to no whitelist. */
function tokenOf({ countryCode, partyId }: OcpiConfig, { reference, createdAt }: OrderRecord) {
  return {
    country_code: countryCode,
    party_id: partyId,
    uid: reference,
    type: 'AD_HOC_USER',
    contract_id: `${countryCode}-${partyId}-${reference.slice(0, 28)}`,
    issuer: 'Zhilu',
    valid: true,
    whitelist: 'NEVER',
    last_updated: dateTimeOf(createdAt),
  };
}

/** `ReserveNow`. The reservation has the reference of the order: sent again, it replaces itself. */
export function reserveNow(config: OcpiConfig, record: OrderRecord, until: number) {
  return {
    response_url: responseUrl(config, 'RESERVE_NOW', record.reference),
    token: tokenOf(config, record),
    expiry_date: dateTimeOf(until),
    reservation_id: record.reference,
    location_id: record.locationId,
    evse_uid: record.evseUid,
    authorization_reference: record.reference,
  };
}

/** `StartSession`. */
export function startSession(config: OcpiConfig, record: OrderRecord) {
  const { reference, locationId, evseUid, ocpiConnectorId } = record;
  return {
    response_url: responseUrl(config, 'START_SESSION', reference),
    token: tokenOf(config, record),
    location_id: locationId,
    evse_uid: evseUid,
    ...(ocpiConnectorId !== null && { connector_id: ocpiConnectorId }),
    authorization_reference: reference,
  };
}

/** `CancelReservation`. */
export function cancelReservation(config: OcpiConfig, { reference }: OrderRecord) {
  return {
    response_url: responseUrl(config, 'CANCEL_RESERVATION', reference),
    reservation_id: reference,
  };
}

/** `StopSession`. */
export function stopSession(config: OcpiConfig, { reference }: OrderRecord, sessionId: string) {
  return {
    response_url: responseUrl(config, 'STOP_SESSION', reference),
    session_id: sessionId,
  };
}
