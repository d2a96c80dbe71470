import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import type { Order } from '../../shared/services/order.ts';
import { PROVIDER_ENDPOINTS } from '../../shared/services/provider-api.ts';
import { systemClock } from '../../main/host/clock.ts';
import { createGateway } from '../../main/services/gateway/create-gateway.ts';
import { BUILT_IN_SERVICES, ROOT } from '../fixtures/desk.ts';
import { seededRandom } from './seeded-random.ts';
import type { CrashTask } from './services-crash-worker.ts';

export interface CrashOptions {
  /** Whether the gateway dies with the host, or lives in a process of its own. */
  readonly gateway: 'embedded' | 'separate';
  readonly orders: number;
  /** Then the host is left alone to finish. */
  readonly kills: number;
  readonly seed: number;
}

export interface CrashReport {
  readonly kills: number;
  /** Orders that the driver was told of, and the gateway has never heard of. */
  readonly lost: number;
  /** Orders at the gateway beyond one for each that the driver wanted. */
  readonly doubled: number;
  /** Orders that did not come to their end, here or there. */
  readonly unfinished: number;
  /** Orders that the driver was refused; the measurement is broken when there are any. */
  readonly refused: number;
}

/** Demo merchants work this much faster, so that an order takes seconds. */
const PACE = 600;

/** A life of the host lasts from here to there at most, ms: some do not survive their start. */
const SHORTEST_MS = 300;
const LONGEST_MS = 2500;

/**
 * However fast the machine is, each kill falls into its own share of the orders; this much later
 * at most, ms, so that it meets the host in the middle of anything.
 */
const LATEST_MS = 40;

/** After the last kill the host must come to an end within this time, ms. */
const FINISH_MS = 180_000;

const WORKER = join(import.meta.dirname, 'services-crash-worker.ts');

/**
 * Places orders with a host that is killed (SIGKILL) at random moments and started again, and then
 * compares what the driver was told with what the gateway has.
 *
 * @throws when the host does not come to an end, which is no figure but a broken measurement
 */
export async function crashServices(options: CrashOptions): Promise<CrashReport> {
  const dir = mkdtempSync(join(tmpdir(), 'zhilu-crash-'));
  const gateway = options.gateway === 'separate' ? await startGateway(dir) : null;
  try {
    const task: CrashTask = {
      stateDir: join(dir, 'state'),
      serviceDirs: [BUILT_IN_SERVICES, ...(gateway ? [gateway.serviceDir] : [])],
      journal: join(dir, 'journal'),
      count: options.orders,
      demoPace: PACE,
      lingers: true,
    };
    writeFileSync(task.journal, '');
    const kills = await killAgainAndAgain(task, options);
    const orders = gateway ? await allOrders(gateway.fetch) : await embeddedOrders(task);
    return { kills, ...compare(task, orders) };
  } finally {
    await gateway?.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function killAgainAndAgain(task: CrashTask, options: CrashOptions): Promise<number> {
  const random = seededRandom(options.seed);
  const told = new Set<number>();
  for (let kills = 0; kills < options.kills; kills += 1) {
    const share = (options.orders * (kills + random())) / (options.kills + 1);
    const worker = startHost(task);
    const kill = () => worker.kill('SIGKILL');
    const ended = once(worker, 'exit');
    const timers = [setTimeout(kill, SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS))];
    const delayMs = random() * LATEST_MS;
    worker.on('message', (number) => {
      told.add(Number(number));
      if (told.size > share && timers.length === 1) timers.push(setTimeout(kill, delayMs));
    });
    await ended;
    timers.forEach(clearTimeout);
    if (worker.signalCode !== 'SIGKILL') {
      throw new Error(`The host ended by itself with ${String(worker.exitCode)}.`);
    }
  }
  const worker = startHost({ ...task, lingers: false });
  const timer = setTimeout(() => worker.kill('SIGKILL'), FINISH_MS);
  await once(worker, 'exit');
  clearTimeout(timer);
  if (worker.exitCode !== 0) throw new Error(`The host did not finish: ${tail(task.journal)}`);
  return options.kills;
}

/** A life of the host; its messages are the numbers of the orders that the driver is told of. */
function startHost(task: CrashTask): ChildProcess {
  return fork(WORKER, [JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

function compare(task: CrashTask, orders: readonly Order[]): Omit<CrashReport, 'kills'> {
  const numberOf = new Map<string, number>();
  const told = new Set<number>();
  const endedHere = new Set<string>();
  let refused = 0;
  for (const line of readFileSync(task.journal, 'utf8').split('\n')) {
    const [word, first = '', second = ''] = line.split(' ');
    if (word === 'key') numberOf.set(second, Number(first));
    // The driver was told so, or has seen it in the list.
    if (word === 'placed' || word === 'key') told.add(Number(first));
    if (word === 'ended') endedHere.add(first);
    if (word === 'refused' || word === 'unpaid') refused += 1;
  }
  // An order that no word of the host accounts for is one too many, whatever it was meant to be.
  const numbers = orders.map(({ key }) => numberOf.get(key));
  const atGateway = new Set(numbers.filter((number) => number !== undefined));
  const unfinished = orders.filter(({ key, status }) => status !== 'done' || !endedHere.has(key));
  return {
    lost: [...told].filter((number) => !atGateway.has(number)).length,
    doubled: orders.length - atGateway.size,
    unfinished: unfinished.length + task.count - new Set([...told, ...atGateway]).size,
    refused,
  };
}

function tail(journal: string): string {
  return readFileSync(journal, 'utf8').split('\n').slice(-6).join(' | ');
}

/** What the embedded gateway has, once the host that contained it is gone. */
async function embeddedOrders(task: CrashTask): Promise<readonly Order[]> {
  const gateway = createGateway({
    stateDir: task.stateDir,
    dataDir: join(BUILT_IN_SERVICES, 'demo'),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    pace: task.demoPace,
  });
  try {
    return await allOrders((path) => gateway.fetch(new Request(`http://embedded.invalid${path}`)));
  } finally {
    gateway.close();
  }
}

/** Every order of the gateway, page by page. */
async function allOrders(ask: (path: string) => Promise<Response>): Promise<readonly Order[]> {
  const orders = new Map<string, Order>();
  let since = Date.UTC(2020, 0, 1);
  for (;;) {
    const response = await ask(`/v1/orders?updatedSince=${since}`);
    const page = PROVIDER_ENDPOINTS.orders.answer.parse(await response.json());
    const fresh = page.orders.filter(({ id }) => !orders.has(id));
    for (const order of page.orders) orders.set(order.id, order);
    if (fresh.length === 0) return [...orders.values()];
    since = Math.max(...page.orders.map(({ updatedAt }) => updatedAt));
  }
}

const listeningSchema = z.looseObject({ url: z.url() });

/** `zhilu gateway` in a process of its own, and overlays that let the bench order from it. */
async function startGateway(dir: string) {
  const tokenFile = join(dir, 'gateway.token');
  const child = fork(
    join(ROOT, 'main', 'cli', 'zhilu.ts'),
    [
      ...['gateway', '--port', '0', '--dir', join(dir, 'gateway'), '--pace', String(PACE)],
      ...['--token-file', tokenFile, '--json'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  if (!child.stdout) throw new Error('The gateway has no output.');
  const announced = once(child.stdout, 'data');
  const failed = once(child, 'exit').then(() => {
    throw new Error('The gateway ended.');
  });
  const [line] = z.tuple([z.instanceof(Buffer)]).parse(await Promise.race([announced, failed]));
  const { url } = listeningSchema.parse(JSON.parse(line.toString()));
  const token = readFileSync(tokenFile, 'utf8').trim();
  const serviceDir = join(dir, 'services');
  for (const id of ['coffee', 'showroom']) {
    const builtIn: unknown = JSON.parse(
      readFileSync(join(BUILT_IN_SERVICES, id, 'service.json'), 'utf8'),
    );
    const provider = { kind: 'http', url, token: { file: 'token.secret' }, timeoutMs: 4000 };
    mkdirSync(join(serviceDir, id), { recursive: true });
    writeFileSync(
      join(serviceDir, id, 'service.json'),
      JSON.stringify({ ...z.looseObject({}).parse(builtIn), provider, triggers: [] }),
    );
    writeFileSync(join(serviceDir, id, 'token.secret'), token, { mode: 0o600 });
  }
  const ask = (path: string) =>
    fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  return {
    serviceDir,
    fetch: ask,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
