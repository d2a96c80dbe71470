import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import type { ProviderConfig } from '../../shared/services/manifest.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { openRowStorage } from '../storage/row-storage.ts';
import { Backends } from './backends.ts';
import { loadServices } from './manifests/load-services.ts';
import * as ocpi from './ocpi/operator-server.fixture.ts';
import type { ProviderAnswer } from './provider.ts';
import * as tcec from './tcec102/operator-server.fixture.ts';

const KEY = '0f8fad5b-d9cb-469f-a165-70867728950e';
const log = pino({ level: 'silent' });

let dir: string;
let clock: FakeClock;
let backends: Backends | null;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-backends-'));
  clock = new FakeClock();
  backends = null;
});
afterEach(() => {
  backends?.close();
  rmSync(dir, { recursive: true });
});

/** A folder with a service as an integrator writes it, its secret beside it. */
function writeService(provider: Record<string, unknown>, secret = ''): void {
  const folder = join(dir, 'services', 'plugs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plugs.secret'), secret, { mode: 0o600 });
  const manifest = {
    ...{ format: 1, id: 'plugs', names: { 'zh-CN': '充电', 'en-US': 'Charging' } },
    ...{ icon: { kind: 'builtIn', name: 'charging' }, category: 'charging', flow: 'charging' },
    ...{ placement: { order: 1 }, whileMoving: 'look', triggers: [], provider },
  };
  writeFileSync(join(folder, 'service.json'), JSON.stringify(manifest));
}

/** The providers of a host that has just started on the same disk. */
function restart(): Backends {
  backends?.close();
  const { services, faults } = loadServices([join(dir, 'services')]);
  expect(faults).toEqual([]);
  backends = new Backends(services, {
    embedded: () => Promise.resolve(Response.json({})),
    fetch: (request) => fetch(request),
    ...{ clock, log, rejections: new Rejections(), random: () => 0.5 },
    openStorage: (file) => openRowStorage(dir, file, clock.now().wall).storage,
    onTrouble: () => undefined,
  });
  return backends;
}

function valueOf<Value>(answer: ProviderAnswer<Value> | undefined): Value {
  if (answer?.ok) return answer.value;
  throw new Error(answer?.fault.message ?? 'no provider');
}

const remembered = () => {
  const { storage } = openRowStorage(dir, 'provider-plugs.sqlite', clock.now().wall);
  const rows = [...storage.read().keys()];
  storage.close();
  return rows;
};

it('keeps a charge by OCPI over a restart, on disk', async () => {
  const operator = new ocpi.OperatorServer();
  await operator.open();
  try {
    writeService(
      {
        ...{ kind: 'ocpi', url: operator.url, token: { file: 'plugs.secret' } },
        ...{ countryCode: 'CN', partyId: 'ZLU', receiverUrl: 'https://relay.example/car-1/ocpi' },
      },
      `${ocpi.SEND_TOKEN} ${ocpi.RECEIVE_TOKEN}`,
    );
    const request = {
      merchantId: 'CN.ABC:LOC1',
      details: { kind: 'charge', connectorId: 'EE1:1' },
    } as const;
    const made = valueOf(await restart().provider('plugs')?.createOrder(request, KEY));
    const sent = operator.commands('START_SESSION').length;
    const after = restart().provider('plugs');
    expect(valueOf(await after?.order(made.id))).toMatchObject({ id: made.id, key: KEY });
    // The same key after a restart is the same charge.
    expect(valueOf(await after?.createOrder(request, KEY)).id).toBe(made.id);
    expect(operator.commands('START_SESSION')).toHaveLength(sent);
    backends?.close();
    backends = null;
    expect(remembered()).toEqual([`order:${KEY}`]);
  } finally {
    await operator.close();
  }
});

it('keeps a charge by T/CEC 102 over a restart, on disk', async () => {
  const operator = new tcec.OperatorServer(clock);
  operator.stations = [tcec.stationInfo('S1')];
  operator.plugged.add('S1C1');
  const url = await operator.open();
  try {
    writeService(
      {
        ...{ kind: 'tcec102', url, operatorId: tcec.OPERATOR_ID },
        secrets: { file: 'plugs.secret' },
      },
      JSON.stringify(tcec.SECRETS),
    );
    const request = {
      merchantId: 'S1',
      details: { kind: 'charge', connectorId: 'S1C1' },
    } as const;
    const provider = restart().provider('plugs');
    const made = valueOf(await provider?.createOrder(request, KEY));
    const known = valueOf(await restart().provider('plugs')?.order(made.id));
    expect(known).toMatchObject({ id: made.id, key: KEY, merchant: made.merchant });
    expect(known.version).toBeGreaterThanOrEqual(made.version);
    backends?.close();
    backends = null;
    expect(remembered()).toHaveLength(1);
  } finally {
    await operator.close();
  }
});

it.each<Record<string, unknown> & Pick<ProviderConfig, 'kind'>>([
  { kind: 'embedded' },
  { kind: 'http', url: 'https://provider.example', token: { file: 'plugs.secret' } },
  { kind: 'amap', url: 'https://places.example', key: { file: 'plugs.secret' } },
  { kind: 'openMeteo', url: 'https://weather.example' },
])('keeps nothing for a provider that lists its orders or takes none ($kind)', (provider) => {
  writeService(provider, 'a-secret');
  restart();
  expect(existsSync(join(dir, 'provider-plugs.sqlite'))).toBe(false);
});
