import { appendFileSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { z } from 'zod';
import { yuan } from '../../shared/services/money.ts';
import type { OrderDraft } from '../../shared/services/command.ts';
import { isEnded, statusOf } from '../../shared/services/facts.ts';
import type { TrackedOrder } from '../../shared/services/services-state.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { systemClock } from '../../main/host/clock.ts';
import { FakeNavigation } from '../../main/navigation/fake-navigation.ts';
import { createServices } from '../../main/services/create-services.ts';
import type { Services } from '../../main/services/services.ts';
import { FakeVehicle } from '../../main/vehicle/fake-vehicle.ts';

/**
 * The process that is killed: the services as the host runs them, a driver who orders, pays, and
 * orders again, and a journal of what the driver was told. Started again it goes on where it was.
 */

export const crashTaskSchema = z.object({
  stateDir: z.string(),
  serviceDirs: z.array(z.string()),
  /** What the driver was told, a line each; outlives every kill. */
  journal: z.string(),
  /** Orders to be placed, named 0 to `count` - 1. */
  count: z.number().int().min(1).max(1000),
  demoPace: z.number(),
  /** Whether it waits to be killed when it has nothing left to do. */
  lingers: z.boolean(),
});

export type CrashTask = z.infer<typeof crashTaskSchema>;

/** Orders on the way to being placed at one time. */
const PARALLEL = 2;

/** The driver takes a breath between two orders, ms, so that a life is not long enough for all. */
const BREATH_MS = 40;

/** Named by the milliseconds of the time they are to be collected at, in steps of this, ms. */
const NAMES_MS = 1000;

/** The sandbox of the gateway declines what costs more than 5,000 yuan. */
const DEAREST_MINOR = 100_000;

const UNLIMITED = { perOrder: yuan(1e6), perDay: yuan(1e7) };

/** The number of an order, from what is stored of it. */
function numberOf({ details }: Pick<TrackedOrder, 'details'>): number {
  if (details.kind === 'pickup') return details.at % NAMES_MS;
  if (details.kind === 'purchase') return Number(details.subject?.replace('bench-', ''));
  throw new Error(`the bench places no ${details.kind}`);
}

/** Merchants with something to sell. */
async function shopsOf(services: Services, service: string) {
  const answer = await services.merchants({ service, where: { by: 'car' }, limit: 20 });
  if (!answer.ok) throw new Error(`${service}: ${answer.reason.key} ${answer.reason.detail ?? ''}`);
  return answer.value.flatMap(({ id, products = [] }) => {
    const productIds = products.flatMap(({ id: productId, isSoldOut, price }) =>
      isSoldOut || price.minor > DEAREST_MINOR ? [] : [productId],
    );
    return productIds.length > 0 ? [{ id, productIds }] : [];
  });
}

type Shops = Awaited<ReturnType<typeof shopsOf>>;

function draftOf(number: number, shops: Shops, kind: 'pickup' | 'purchase'): OrderDraft {
  const shop = shops[number % shops.length];
  const productId = shop?.productIds[Math.floor(number / shops.length) % shop.productIds.length];
  if (!shop || productId === undefined) throw new Error('there is nothing to buy');
  const merchant = { by: 'id', id: shop.id } as const;
  const lines = [{ productId, quantity: 1 + (Math.floor(number / 7) % 3) }];
  if (kind === 'purchase') return { kind, merchant, lines, subject: `bench-${number}` };
  const soon = Math.ceil((Date.now() + 500) / NAMES_MS) * NAMES_MS;
  return { kind, merchant, lines, at: soon + number };
}

async function run(task: CrashTask): Promise<void> {
  const say = (line: string) => appendFileSync(task.journal, `${line}\n`);
  const navigation = new FakeNavigation();
  navigation.change({
    position: {
      ...{ lon: 120.155, lat: 30.25, speedMps: 0, accuracyM: 5, ts: Date.now() },
      ...{ quality: 'fix', simulated: false, onRoute: false },
    },
  });
  const services = createServices({
    displays: { hasDriver: true },
    serviceDirs: task.serviceDirs,
    stateDir: task.stateDir,
    clock: systemClock,
    log: pino({ level: 'error' }),
    rejections: new Rejections(),
    vehicle: new FakeVehicle(),
    navigation,
    consents: {
      consents: [],
      problem: null,
      isGranted: (purpose) => purpose === 'orderHistory',
      set: () => null,
      onChange: () => () => undefined,
    },
    runAction: () => Promise.resolve(null),
    limits: UNLIMITED,
    demoPace: task.demoPace,
  });
  const tell = (number: number) => process.send?.(number);
  const known = new Set<string>();
  const ended = new Set<string>();
  const paying = new Set<string>();
  const takeNote = () => {
    for (const tracked of services.state.orders) {
      const { key, order, sending } = tracked;
      if (!known.has(key)) {
        say(`key ${numberOf(tracked)} ${key}`);
        tell(numberOf(tracked));
      }
      known.add(key);
      if (isEnded(statusOf(tracked))) {
        if (!ended.has(key)) say(`ended ${key} ${statusOf(tracked)}`);
        ended.add(key);
      }
      if (order?.status !== 'awaitingPayment' || sending !== null || paying.has(key)) continue;
      paying.add(key);
      void services.perform({ kind: 'operate', operation: 'pay', key }).then((refusal) => {
        if (refusal) say(`unpaid ${key} ${refusal.key}`);
        paying.delete(key);
      });
    }
  };
  services.onChange(takeNote);
  takeNote();

  const heard = readFileSync(task.journal, 'utf8').split('\n');
  const placed = new Set(
    heard.flatMap((line) => {
      const [word, number] = line.split(' ');
      return word === 'placed' || word === 'key' ? [Number(number)] : [];
    }),
  );
  const wanted = Array.from({ length: task.count }, (_, number) => number).filter(
    (number) => !placed.has(number),
  );
  say('ready');
  if (wanted.length > 0) {
    const coffee = await shopsOf(services, 'coffee');
    const showrooms = await shopsOf(services, 'showroom');
    const place = async () => {
      for (let number = wanted.shift(); number !== undefined; number = wanted.shift()) {
        const isPickup = number % 2 === 0;
        const refusal = await services.perform({
          kind: 'order',
          service: isPickup ? 'coffee' : 'showroom',
          draft: isPickup
            ? draftOf(number, coffee, 'pickup')
            : draftOf(number, showrooms, 'purchase'),
        });
        say(
          refusal ? `refused ${number} ${refusal.key} ${refusal.detail ?? ''}` : `placed ${number}`,
        );
        tell(number);
        await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, place));
    say('allPlaced');
  }
  while (services.state.orders.some((tracked) => !isEnded(statusOf(tracked)))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // However fast it was: that it ends by itself would be a fault.
  if (task.lingers) setInterval(() => undefined, 1000);
  else {
    await services.close();
    say('finished');
    process.exit(0);
  }
}

await run(crashTaskSchema.parse(JSON.parse(process.argv[2] ?? 'null')));
