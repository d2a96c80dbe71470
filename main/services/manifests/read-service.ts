import { basename, join } from 'node:path';
import { z } from 'zod';
import { actionById } from '../../../shared/actions/registry.ts';
import {
  MANIFEST_FORMAT,
  serviceManifestSchema,
  type CredentialSource,
  type ProviderConfig,
  type ServiceManifest,
} from '../../../shared/services/manifest.ts';
import type { ServiceFault } from '../../../shared/services/services-state.ts';
import { triggerFault } from '../../../shared/services/suggestions/check-trigger.ts';
import type { Trigger } from '../../../shared/services/trigger.ts';
import { readImageHeader } from '../../pictures/image-header.ts';
import type { Picture } from '../services.ts';
import { readSmallFile } from './read-file.ts';

/** The file that makes a folder a service. */
export const MANIFEST_FILE = 'service.json';

/** Longest manifest, bytes: eight triggers in two languages stay far below. */
const MAX_MANIFEST_BYTES = 64 * 1024;

const MAX_ICON_BYTES = 256 * 1024;
const MAX_ICON_PIXELS = 512;

/** A service that can be offered. */
export interface LoadedService {
  readonly manifest: ServiceManifest;
  /** Its folder, for its secrets. */
  readonly folder: string;
  /** The picture that it brings. */
  readonly icon: Picture | null;
}

type Code = ServiceFault['code'];

export type ReadService =
  | { readonly kind: 'service'; readonly service: LoadedService }
  /** `{ "format": 1, "id": …, "isOff": true }` of an OEM: this service is not wanted in this car. */
  | { readonly kind: 'off'; readonly id: string }
  | { readonly kind: 'fault'; readonly fault: ServiceFault };

const offSchema = z.strictObject({
  $schema: z.string().max(200).exactOptional(),
  format: z.literal(MANIFEST_FORMAT),
  id: serviceManifestSchema.shape.id,
  isOff: z.literal(true),
});

/** Reads and checks the service in a folder; whatever is wrong with it becomes a fault. */
export function readService(folder: string): ReadService {
  const name = basename(folder);
  const fail = (code: Code, message: string): ReadService => ({
    kind: 'fault',
    fault: { folder: name.slice(0, 80), code, message: message.slice(0, 400) },
  });

  const file = readSmallFile(join(folder, MANIFEST_FILE), MAX_MANIFEST_BYTES);
  if (!file.ok) return fail('unreadable', `${MANIFEST_FILE} is ${WORDS[file.fault]}.`);
  const json = parseJson(file.bytes);
  if (json === undefined) return fail('notJson', `${MANIFEST_FILE} is not JSON in UTF-8.`);
  const format = formatOf(json);
  if (format !== null && format > MANIFEST_FORMAT) {
    return fail(
      'newerFormat',
      `Format ${format} needs a newer Zhilu; this one reads ${MANIFEST_FORMAT}.`,
    );
  }
  const off = offSchema.safeParse(json);
  if (off.success) {
    return off.data.id === name ? { kind: 'off', id: name } : fail('idMismatch', mismatch(name));
  }
  const parsed = serviceManifestSchema.safeParse(json);
  if (!parsed.success) return fail('invalid', z.prettifyError(parsed.error));
  const manifest = parsed.data;
  if (manifest.id !== name) return fail('idMismatch', mismatch(name));
  const credential = credentialFault(manifest.id, manifest.provider);
  if (credential) return fail('invalid', credential);
  const trigger = firstTriggerFault(manifest.triggers);
  if (trigger) return fail(trigger.code, trigger.message);
  if (manifest.icon.kind === 'builtIn') {
    return { kind: 'service', service: { manifest, folder, icon: null } };
  }
  const icon = readIcon(join(folder, manifest.icon.file));
  if (typeof icon === 'string') return fail('iconInvalid', `${manifest.icon.file}: ${icon}`);
  return { kind: 'service', service: { manifest, folder, icon } };
}

const WORDS = {
  missing: 'missing',
  notAFile: 'no plain file (links are not followed)',
  tooLarge: `larger than ${MAX_MANIFEST_BYTES} bytes`,
  unreadable: 'not readable',
} as const;

const mismatch = (folder: string) => `The id must be the name of the folder, "${folder}".`;

/** The parsed text, or `undefined`; a byte order mark, which editors add, is no fault. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function formatOf(json: unknown): number | null {
  const parsed = z.looseObject({ format: z.int() }).safeParse(json);
  return parsed.success ? parsed.data.format : null;
}

function credentialOf(provider: ProviderConfig): CredentialSource | null {
  switch (provider.kind) {
    case 'http':
    case 'ocpi':
      return provider.token;
    case 'tcec102':
      return provider.secrets;
    case 'amap':
      return provider.key;
    case 'embedded':
    case 'openMeteo':
      return null;
  }
}

/** One service must not name the secret of another, to have it sent to its own provider. */
function credentialFault(id: string, provider: ProviderConfig): string | null {
  const source = credentialOf(provider);
  if (!source || !('env' in source)) return null;
  const prefix = `ZHILU_SERVICE_${id.toUpperCase().replaceAll('-', '_')}_`;
  const isOwn =
    source.env.startsWith(prefix) && /^[A-Z0-9]+$/.test(source.env.slice(prefix.length));
  return isOwn ? null : `Its environment variable must be called ${prefix}NAME.`;
}

function firstTriggerFault(
  triggers: readonly Trigger[],
): { readonly code: Code; readonly message: string } | null {
  const ids = new Set<string>();
  for (const trigger of triggers) {
    const { id, offer } = trigger;
    if (ids.has(id)) return { code: 'invalid', message: `The trigger ${id} is there twice.` };
    ids.add(id);
    if (triggerFault(trigger)) {
      return { code: 'alwaysTrue', message: `The trigger ${id} would always fire.` };
    }
    if (!offer) continue;
    const action = actionById(offer.action);
    if (!action) {
      return { code: 'unknownAction', message: `The trigger ${id} names no action of the car.` };
    }
    const input = action.input.safeParse(offer.input);
    if (!input.success) {
      const message = `The input of trigger ${id} does not fit: ${z.prettifyError(input.error)}`;
      return { code: 'unknownAction', message };
    }
  }
  return null;
}

/** The icon, or why it cannot be shown. */
function readIcon(path: string): Picture | string {
  const file = readSmallFile(path, MAX_ICON_BYTES);
  if (!file.ok) {
    return file.fault === 'tooLarge' ? `larger than ${MAX_ICON_BYTES} bytes` : WORDS[file.fault];
  }
  const header = readImageHeader(file.bytes);
  if (!header || header.type === 'image/jpeg') return 'neither PNG nor WebP';
  if (header.width > MAX_ICON_PIXELS || header.height > MAX_ICON_PIXELS) {
    return `larger than ${MAX_ICON_PIXELS}×${MAX_ICON_PIXELS}`;
  }
  return { type: header.type, body: file.bytes };
}
