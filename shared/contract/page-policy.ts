import type { MapConfig } from './map-config.ts';

/**
 * The headers every answer to a page carries, whichever way it was served: `hmi://` on the head unit
 * or 127.0.0.1 on the desk. One policy for both, so that the desk's tests find what the head unit
 * would block.
 */

/**
 * React Aria's `usePress` puts one constant style element into the page. Its hash is allowed, and
 * nothing else that is inline; a test recomputes it from the installed package.
 */
export const PRESSABLE_STYLE_HASH = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';

const DIRECTIVES = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", `'${PRESSABLE_STYLE_HASH}'`],
  'font-src': ["'self'"],
  // Maps and cover art are drawn from memory.
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
} as const;

/** The content security policy of the page: no inline script, no eval, no remote origin. */
export const CONTENT_SECURITY_POLICY = policyOf(DIRECTIVES);

function policyOf(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

/** The one remote origin there can be: the base map of an OEM that has a Mapbox token. */
const MAPBOX_ORIGIN = 'https://api.mapbox.com';

/**
 * The headers of the page, lower case, for every answer whatever its status. With a Mapbox base map
 * its API may be asked for styles and tiles; Mapbox's telemetry (events.mapbox.com) stays blocked.
 */
export function pageHeaders(map: MapConfig): Readonly<Record<string, string>> {
  if (map.engine === 'maplibre') return PAGE_HEADERS;
  const directives = {
    ...DIRECTIVES,
    'connect-src': [...DIRECTIVES['connect-src'], MAPBOX_ORIGIN],
    'img-src': [...DIRECTIVES['img-src'], MAPBOX_ORIGIN],
  };
  return { ...PAGE_HEADERS, 'content-security-policy': policyOf(directives) };
}

/** The headers of the page with the offline map. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // The microphone is the assistant's; the page opens it while the host wants it.
  'permissions-policy':
    'camera=(), geolocation=(), hid=(), microphone=(self), midi=(), payment=(), serial=(), usb=()',
};
