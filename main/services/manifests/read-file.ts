import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Why a file was not read. */
export type FileFault = 'missing' | 'notAFile' | 'tooLarge' | 'unreadable';

export type FileContent =
  | { readonly ok: true; readonly bytes: Buffer; readonly mode: number }
  | { readonly ok: false; readonly fault: FileFault };

/**
 * Reads a small file that somebody else put there. A symbolic link is not followed (it may lead out of
 * the folder), a pipe or device is not waited for, and no more than `maxBytes` come into memory.
 */
export function readSmallFile(path: string, maxBytes: number): FileContent {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
  try {
    const stat = fstatSync(handle);
    const { size, mode } = stat;
    if (!stat.isFile()) return { ok: false, fault: 'notAFile' };
    if (size > maxBytes) return { ok: false, fault: 'tooLarge' };
    const bytes = Buffer.alloc(size);
    const read = readSync(handle, bytes, 0, size, 0);
    return { ok: true, bytes: bytes.subarray(0, read), mode: mode & 0o777 };
  } catch {
    return { ok: false, fault: 'unreadable' };
  } finally {
    closeSync(handle);
  }
}

function faultOf(error: unknown): FileFault {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return code === 'ELOOP' || code === 'ENXIO' ? 'notAFile' : 'unreadable';
}
