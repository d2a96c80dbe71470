import { failed, type Failed } from '../provider-fault.ts';

/** The fault of an answer that is no success: by its HTTP status, then by its OCPI `status_code`. */
export function faultOf(status: number, statusCode: number | undefined): Failed {
  const message = `status ${status}, status_code ${statusCode ?? 'missing'}`;
  if (status === 401 || status === 403) return failed('unauthorised', true, message);
  if (status === 404) return failed('notFound', true, message);
  if (status === 405 || status === 501) return failed('notSupported', true, message);
  if (status === 429) return failed('busy', false, message);
  if (status >= 500) return failed('internal', false, message);
  switch (statusCode) {
    case 2003:
      return failed('notFound', true, message);
    case 2004:
      return failed('unauthorised', true, message);
    case 3002:
    case 3003:
      return failed('notSupported', true, message);
    case 4001:
      return failed('notFound', true, message);
    case 4002:
      return failed('timeout', false, message);
    case 4003:
      return failed('unreachable', false, message);
    default:
      return statusCode !== undefined && statusCode >= 3000
        ? failed('internal', false, message)
        : failed('badRequest', true, message);
  }
}
