import { z } from 'zod';
import { failed, type Failed } from '../provider-fault.ts';
import type { ProviderAnswer } from '../provider.ts';
import { tolerantList } from './messages/basics.ts';
import {
  credentialsSchema,
  endpointSchema,
  versionsSchema,
  type Endpoint,
  type Party,
} from './messages/envelope.ts';
import type { SendOcpi } from './ocpi-http.ts';

const VERSION = '2.2.1';

export type ModuleId = 'locations' | 'tariffs' | 'sessions' | 'cdrs' | 'commands';

/** Where the operator's interfaces are, and who it is. */
export interface Endpoints {
  readonly modules: ReadonlyMap<ModuleId, URL>;
  /** Who answers: the only party of the other side, or its hub; `null`: not known or several. */
  readonly party: Party | null;
}

/** The interfaces that we call: of the owner of the data, and of who carries commands out. */
const ROLES: Readonly<Record<ModuleId, 'SENDER' | 'RECEIVER'>> = {
  locations: 'SENDER',
  tariffs: 'SENDER',
  sessions: 'SENDER',
  cdrs: 'SENDER',
  commands: 'RECEIVER',
};

const detailsSchema = z.object({ endpoints: tolerantList(endpointSchema, 400) });

const MODULES = Object.keys(ROLES) as ModuleId[];

/** Finds the interfaces of OCPI 2.2.1: versions → version details → endpoints, then credentials. */
export async function discover(
  send: SendOcpi,
  versionsUrl: string,
): Promise<ProviderAnswer<Endpoints>> {
  const versions = await getConfiguration(send, versionsUrl, versionsSchema);
  if (!versions.ok) return versions;
  const version = versions.value.find((offered) => offered.version === VERSION);
  if (!version) return failed('notSupported', true, `the operator does not offer OCPI ${VERSION}`);
  const details = await getConfiguration(send, version.url, detailsSchema);
  if (!details.ok) return details;
  const { endpoints } = details.value;
  const modules = new Map<ModuleId, URL>();
  for (const module of MODULES) {
    const endpoint = endpoints.find(
      ({ identifier, role }) => identifier === module && role === ROLES[module],
    );
    const url = endpoint && URL.parse(endpoint.url);
    if (url) modules.set(module, url);
  }
  if (!modules.has('locations')) {
    return failed('notSupported', true, 'the operator has no sender of locations');
  }
  return { ok: true, value: { modules, party: await partyOf(send, endpoints) } };
}

/** Without an answer no message is addressed; between two parties alone none has to be. */
async function partyOf(send: SendOcpi, endpoints: readonly Endpoint[]): Promise<Party | null> {
  const endpoint = endpoints.find(({ identifier }) => identifier === 'credentials');
  if (!endpoint) return null;
  const credentials = await getConfiguration(send, endpoint.url, credentialsSchema);
  if (!credentials.ok) return null;
  const { roles } = credentials.value;
  const hub = roles.find(({ role }) => role === 'HUB');
  const operators = roles.filter(({ role }) => role === 'CPO');
  const [operator] = operators;
  return hub ?? (operators.length === 1 && operator ? operator : null);
}

async function getConfiguration<Schema extends z.ZodType>(
  send: SendOcpi,
  address: string,
  schema: Schema,
): Promise<ProviderAnswer<z.infer<Schema>>> {
  const url = URL.parse(address);
  if (!url) return invalid('an address');
  const answer = await send({ url, routing: null });
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.value.data);
  return parsed.success ? { ok: true, value: parsed.data } : invalid('an answer of configuration');
}

function invalid(what: string): Failed {
  return failed('invalid', true, `${what} has another shape`);
}
