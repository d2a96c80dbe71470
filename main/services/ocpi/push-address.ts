import { COMMANDS, type Command } from './messages/command.ts';
import type { Party } from './messages/envelope.ts';

/** What a push is about, by its address: the end of the path, whatever relay stands before. */
export type PushAddress =
  | {
      readonly module: 'locations';
      readonly party: Party;
      readonly id: string;
      readonly evseUid: string | null;
      readonly connectorId: string | null;
    }
  | { readonly module: 'sessions' | 'tariffs'; readonly party: Party; readonly id: string }
  | { readonly module: 'cdrs' }
  | { readonly module: 'commands'; readonly command: Command; readonly reference: string };

const MODULES = ['locations', 'sessions', 'tariffs', 'cdrs', 'commands'];

/** `null` when the path is none of the receiver's. */
export function pushAddress(pathname: string): PushAddress | null {
  const segments = segmentsOf(pathname);
  const index = segments.findLastIndex(
    (segment, at) => MODULES.includes(segment) && isPlausible(segments.length - at - 1, segment),
  );
  const [module, first = '', second = '', id = '', ...rest] = segments.slice(Math.max(index, 0));
  const party = { country_code: first, party_id: second };
  switch (index < 0 ? undefined : module) {
    case 'locations': {
      const [evseUid = null, connectorId = null] = rest;
      return { module: 'locations', party, id, evseUid, connectorId };
    }
    case 'sessions':
      return { module: 'sessions', party, id };
    case 'tariffs':
      return { module: 'tariffs', party, id };
    case 'cdrs':
      return { module: 'cdrs' };
    case 'commands': {
      const command = COMMANDS.find((candidate) => candidate === first);
      return command ? { module: 'commands', command, reference: second } : null;
    }
    default:
      return null;
  }
}

/** Segments that may follow the name of a module. */
function isPlausible(following: number, module: string): boolean {
  if (module === 'cdrs') return following === 0;
  if (module === 'commands') return following === 2;
  return module === 'locations' ? following >= 3 && following <= 5 : following === 3;
}

function segmentsOf(pathname: string): string[] {
  try {
    return pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
  } catch {
    return [];
  }
}
