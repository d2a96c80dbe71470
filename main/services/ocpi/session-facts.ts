import type { ProviderAnswer } from '../provider.ts';
import { failed, type Failed } from '../provider-fault.ts';
import { grossOf, moneyOf } from './amounts.ts';
import type { Session } from './messages/session.ts';
import type { SessionFacts } from './order-record.ts';

/** How far the operator's clock may be ahead of the car's. */
const MAX_AHEAD_MS = 15 * 60_000;

/** A meter that a car could not fill in a session. */
const MAX_KWH = 1000;

/**
 * What a session says, once it is plausible: in yuan, not negative, not of the future, not ended
 * before it began.
 */
export function sessionFactsOf(session: Session, now: number): ProviderAnswer<SessionFacts> {
  const { id, status, kwh, currency, total_cost: total, last_updated: lastUpdated } = session;
  const { start_date_time: startedAt, end_date_time: endedAt = null } = session;
  if (currency !== 'CNY') return implausible('the currency is not CNY');
  if (lastUpdated > now + MAX_AHEAD_MS || startedAt > now + MAX_AHEAD_MS) {
    return implausible('it is of the future');
  }
  if (endedAt !== null && endedAt < startedAt) return implausible('it ends before it begins');
  if (kwh > MAX_KWH) return implausible('no car takes so much energy');
  const cost = total ? moneyOf(grossOf(total)) : null;
  if (total && !cost) return implausible('the cost is negative or absurd');
  return {
    ok: true,
    value: {
      id,
      status,
      startedAt,
      endedAt,
      kwh,
      cost,
      powerKw: latest(session, 'POWER', 0, 2000),
      soc: latest(session, 'STATE_OF_CHARGE', 0, 100),
      lastUpdated,
    },
  };
}

/** The last value of a dimension that a charging period tells. */
function latest(
  { charging_periods: periods }: Session,
  dimension: string,
  min: number,
  max: number,
): number | null {
  const values = (periods ?? [])
    .toSorted((a, b) => a.start_date_time - b.start_date_time)
    .flatMap(({ dimensions }) => dimensions)
    .filter(({ type, volume }) => type === dimension && volume >= min && volume <= max);
  return values.at(-1)?.volume ?? null;
}

function implausible(message: string): Failed {
  return failed('implausible', true, `session: ${message}`);
}
