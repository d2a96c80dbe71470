import { z } from 'zod';
import { triggerSchema } from './trigger.ts';
import { SERVICE_CATEGORIES, SERVICE_FLOWS, serviceIdSchema } from './service.ts';
import { localized } from './text.ts';

/**
 * The service manifest: the file `service.json` in the folder of a service, under
 * `resources/services` or an OEM overlay. It is data from somebody else: nothing in it is code,
 * markup, or an address outside its folder and its provider.
 */

export const MANIFEST_FORMAT = 1;

/** Icons that come with the product; a service may bring its own picture instead. */
export const SERVICE_ICONS = [
  'charging',
  'parking',
  'fuel',
  'food',
  'coffee',
  'carCare',
  'weather',
  'hotel',
  'sight',
  'payment',
  'offers',
  'showroom',
  'testDrive',
  'finance',
  'tradeIn',
  'accessories',
  'renewal',
  'shop',
  'wash',
  'ticket',
  'service',
] as const;

const iconSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('builtIn'), name: z.enum(SERVICE_ICONS) }),
  /** A PNG or WebP beside the manifest, at most 256 KiB and 512×512. */
  z.strictObject({
    kind: z.literal('file'),
    file: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}\.(?:png|webp)$/),
  }),
]);

/**
 * Where the secret of a provider lies, never the secret: a 0600 file beside the manifest, or an
 * environment variable `ZHILU_SERVICE_<ID>_<NAME>`, so that no service can ask for another's.
 */
const credentialSchema = z.union([
  z.strictObject({ env: z.string().regex(/^ZHILU_SERVICE_[A-Z0-9_]{1,60}$/) }),
  z.strictObject({ file: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}\.secret$/) }),
]);

/** Addresses of providers are HTTPS; plain HTTP only to this machine, for developers. */
const providerUrlSchema = z
  .string()
  .max(200)
  .regex(
    /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:127\.0\.0\.1|localhost))(?::\d{1,5})?(?:\/[\w./-]*)?$/,
    {
      error: 'must be https (http only to 127.0.0.1), without user name, query, or fragment',
    },
  );

const remote = { url: providerUrlSchema, timeoutMs: z.int().min(200).max(10_000).default(4000) };

export const providerConfigSchema = z.discriminatedUnion('kind', [
  /** The gateway inside the product, with demo merchants. */
  z.strictObject({ kind: z.literal('embedded') }),
  /** A backend that implements the provider API (`docs/provider-api.json`). */
  z.strictObject({ kind: z.literal('http'), ...remote, token: credentialSchema }),
  /** Charging by T/CEC 102 (GB/T-style interconnection of Chinese operators). */
  z.strictObject({
    kind: z.literal('tcec102'),
    ...remote,
    operatorId: z.string().regex(/^[A-Z0-9]{9}$/),
    /** The four secrets of T/CEC 102.4: OperatorSecret, DataSecret, DataSecretIV, SigSecret, as JSON. */
    secrets: credentialSchema,
  }),
  /** Charging by OCPI 2.2.1; `url` is the operator's versions endpoint, the party is ours. */
  z.strictObject({
    kind: z.literal('ocpi'),
    ...remote,
    token: credentialSchema,
    countryCode: z.string().regex(/^[A-Z]{2}$/),
    partyId: z.string().regex(/^[A-Z0-9]{3}$/),
    /** Where the operator reaches this car, through the maker's relay. Absent: the car only asks. */
    receiverUrl: providerUrlSchema.exactOptional(),
  }),
  /** Places by Amap Web Service v5; looks only, no orders. */
  z.strictObject({ kind: z.literal('amap'), ...remote, key: credentialSchema }),
  /** Weather by a public forecast API of the Open-Meteo shape. */
  z.strictObject({ kind: z.literal('openMeteo'), ...remote }),
]);

export type CredentialSource = z.infer<typeof credentialSchema>;

export type ProviderConfig = z.infer<typeof providerConfigSchema>;

export const serviceManifestSchema = z.strictObject({
  $schema: z.string().max(200).exactOptional(),
  format: z.literal(MANIFEST_FORMAT),
  id: serviceIdSchema,
  names: localized(16),
  icon: iconSchema,
  category: z.enum(SERVICE_CATEGORIES),
  flow: z.enum(SERVICE_FLOWS),
  /** Where the tile stands among the others, from 0; `onDesktop`: also offered by suggestions. */
  placement: z.strictObject({ order: z.int().min(0).max(999) }),
  /** What is possible while the car moves; `look` shows, `use` also orders the usual in one tap. */
  whileMoving: z.enum(['hidden', 'look', 'use']),
  provider: providerConfigSchema,
  triggers: z.array(triggerSchema).max(8).default([]),
});

export type ServiceManifest = z.infer<typeof serviceManifestSchema>;
