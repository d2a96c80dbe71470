import { join } from 'node:path';
import type { CredentialSource } from '../../shared/services/manifest.ts';
import type { ProviderAnswer } from './provider.ts';
import { failed } from './provider-fault.ts';
import { readSmallFile } from './manifests/read-file.ts';

const MAX_SECRET_BYTES = 16 * 1024;

/** Reads a secret anew for every use, so that a token can be exchanged while the car runs. */
export type ReadSecret = () => ProviderAnswer<string>;

/**
 * A reader of the secret that a manifest names. Files lie beside the manifest and are refused when
 * anybody but their owner may read them.
 *
 * @returns fault `unauthorised` when there is none; its message names the place, never the content
 */
export function secretReader(
  source: CredentialSource,
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ReadSecret {
  if ('env' in source) {
    return () => {
      const secret = environment[source.env]?.trim();
      return secret ? { ok: true, value: secret } : missing(`set ${source.env}`);
    };
  }
  return () => {
    const file = readSmallFile(join(folder, source.file), MAX_SECRET_BYTES);
    if (!file.ok) return missing(`${source.file} is ${file.fault}`);
    if ((file.mode & 0o077) !== 0) return missing(`${source.file} must have the mode 0600`);
    const secret = file.bytes.toString('utf8').trim();
    return secret ? { ok: true, value: secret } : missing(`${source.file} is empty`);
  };
}

/** Not final: whoever puts the secret right need not restart the car. */
function missing(what: string) {
  return failed('unauthorised', false, `no secret: ${what}`);
}
