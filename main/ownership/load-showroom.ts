import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CATALOGUE_FORMAT } from '../../shared/ownership/catalogue.ts';
import { FINANCE_FORMAT } from '../../shared/ownership/finance-plan.ts';
import {
  EMPTY_SHOWROOM,
  SHOWROOM_FILES,
  type Showroom,
  type ShowroomFault,
  type ShowroomPart,
} from '../../shared/ownership/showroom.ts';
import { TRADE_IN_FORMAT } from '../../shared/ownership/trade-in.ts';

/** Longest file that is read, bytes. */
const MAX_BYTES = 2_000_000;

const FORMATS: Readonly<Record<ShowroomPart, number>> = {
  catalogue: CATALOGUE_FORMAT,
  finance: FINANCE_FORMAT,
  tradeIn: TRADE_IN_FORMAT,
};

type Loaded =
  | { readonly state: 'absent' }
  | { readonly state: 'read'; readonly content: unknown }
  | { readonly state: 'fault'; readonly fault: ShowroomFault };

/**
 * Reads the showroom from `dirs` in their order: a file of a later folder replaces the one before it
 * as a whole. A file that cannot be used is set aside, and the one before it stays in force.
 */
export function loadShowroom(dirs: readonly string[]): Showroom {
  let showroom = EMPTY_SHOWROOM;
  for (const dir of dirs) {
    for (const part of ['catalogue', 'finance', 'tradeIn'] as const) {
      showroom = withFile(showroom, dir, part);
    }
  }
  return showroom;
}

function withFile(showroom: Showroom, dir: string, part: ShowroomPart): Showroom {
  const { file, schema } = SHOWROOM_FILES[part];
  const loaded = load(dir, file);
  if (loaded.state === 'absent') return showroom;
  if (loaded.state === 'fault') return withFault(showroom, loaded.fault);
  const fault = (code: ShowroomFault['code'], message: string) =>
    withFault(showroom, { file, code, message: message.slice(0, 400) });
  const format = z.object({ format: z.number() }).safeParse(loaded.content);
  if (format.success && format.data.format > FORMATS[part]) {
    return fault(
      'newerFormat',
      `format ${format.data.format}; this product reads ${FORMATS[part]}`,
    );
  }
  const parsed = schema.safeParse(loaded.content);
  if (!parsed.success) return fault('invalid', z.prettifyError(parsed.error));
  return { ...showroom, [part]: parsed.data };
}

function withFault(showroom: Showroom, fault: ShowroomFault): Showroom {
  return { ...showroom, faults: [...showroom.faults, fault] };
}

function load(dir: string, file: string): Loaded {
  const path = join(dir, file);
  const fault = (code: ShowroomFault['code'], message: string): Loaded => ({
    state: 'fault',
    fault: { file, code, message },
  });
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) return fault('tooLarge', `${size} bytes; at most ${MAX_BYTES} are read`);
    const text = readFileSync(path, 'utf8');
    try {
      return { state: 'read', content: JSON.parse(text) as unknown };
    } catch {
      return fault('notJson', 'not JSON');
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return code === 'ENOENT' ? { state: 'absent' } : fault('unreadable', code);
  }
}
