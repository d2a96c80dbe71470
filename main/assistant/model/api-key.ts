import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';

/** What can stand in a header. */
const KEY = /^[\x21-\x7e]{1,4096}$/;

const MAX_FILE_BYTES = 16 * 1024;

export type ApiKey =
  | { readonly ok: true; readonly key: string }
  /** `message` names the file and what is wrong with it, never its content. */
  | { readonly ok: false; readonly message: string };

/**
 * Reads the key of the model's provider anew, so that it can be exchanged while the car runs. A file
 * that anybody but its owner may read is refused.
 */
export function readApiKey(file: string): ApiKey {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { ok: false, message: `${file}: ${code}` };
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile() || stat.size > MAX_FILE_BYTES) {
      return { ok: false, message: `${file} is not a small file` };
    }
    if ((stat.mode & 0o077) !== 0) return { ok: false, message: `${file} must have the mode 0600` };
    const key = readFileSync(handle, 'utf8').trim();
    return KEY.test(key) ? { ok: true, key } : { ok: false, message: `${file} holds no key` };
  } catch {
    return { ok: false, message: `${file} cannot be read` };
  } finally {
    closeSync(handle);
  }
}
