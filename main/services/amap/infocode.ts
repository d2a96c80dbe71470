import { failed, type Failed } from '../provider-fault.ts';

/** What is wrong with the key, the account, or the quota, by `infocode` of the Web Service. */
const KEY = new Set(
  '10001 10005 10006 10007 10008 10009 10010 10011 10012 10013 10026 10041 40002'.split(' '),
);
const SPENT = new Set('10003 10044 10045 40000 40003'.split(' '));
const BUSY = new Set('10004 10014 10016 10019 10020 10021 10022 10023 10029'.split(' '));
const REQUEST = new Set('20000 20001 20002 20011 20012'.split(' '));
const SERVICE_NOT_AVAILABLE = '10002';

/** True when nothing more will be answered before midnight in Beijing. */
export function isSpent(infocode: string): boolean {
  return SPENT.has(infocode);
}

/** The fault that an `infocode` stands for. */
export function faultOf(infocode: string): Failed {
  const message = `infocode ${infocode}`;
  if (KEY.has(infocode)) return failed('unauthorised', true, `${message}: check the key`);
  if (SPENT.has(infocode)) return failed('busy', false, `${message}: the quota is spent`);
  if (BUSY.has(infocode)) return failed('busy', false, `${message}: too many requests`);
  if (REQUEST.has(infocode)) return failed('badRequest', true, message);
  if (infocode === SERVICE_NOT_AVAILABLE) {
    return failed('unauthorised', true, `${message}: the key is not for place search`);
  }
  return failed('internal', false, message);
}
