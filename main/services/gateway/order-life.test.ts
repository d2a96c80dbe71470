import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Merchant } from '../../../shared/services/merchant.ts';
import { yuan } from '../../../shared/services/money.ts';
import { leadsTo } from '../../../shared/services/order-machine.ts';
import type { Order } from '../../../shared/services/order.ts';
import { GatewayBench, START } from './gateway.fixture.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let bench: GatewayBench;

beforeEach(() => {
  bench = new GatewayBench();
});

afterEach(() => bench.close());

/** Lets time pass and looks at an order again. */
async function after(ms: number, { id }: Order): Promise<Order> {
  bench.clock.pass(ms);
  return bench.look(id);
}

function firstFree({ charging }: Merchant): string {
  const connector = charging?.connectors.find(
    ({ status, current }) => status === 'available' && current === 'dc',
  );
  if (!connector) throw new Error('no free connector');
  return connector.id;
}

function someProduct({ products = [] }: Merchant) {
  const product = products.find(({ isSoldOut }) => !isSoldOut);
  if (!product) throw new Error('nothing to sell');
  return product;
}

describe('pickup', () => {
  async function ordered() {
    const shop = await bench.nearest('coffee');
    const lines = [{ productId: someProduct(shop).id, quantity: 1 }];
    return bench.order(shop.id, { kind: 'pickup', lines, at: START + 30 * MINUTE });
  }

  it('is paid, accepted, made for its time, and collected', async () => {
    const order = await ordered();
    expect(order).toMatchObject({ status: 'awaitingPayment', payBy: START + 15 * MINUTE });
    expect(order.paymentUri).toContain(`amount=${order.total.minor}`);
    bench.clock.pass(MINUTE);
    const paid = await bench.operate(order.id, 'pay');
    expect(paid.status).toBe('paid');
    expect(paid.paymentUri).toBeUndefined();
    const accepted = await after(20 * SECOND, order);
    expect(accepted).toMatchObject({ status: 'accepted', dueAt: START + 30 * MINUTE });
    bench.clock.pass(28 * MINUTE);
    expect((await bench.look(order.id)).status).toBe('accepted');
    const ready = await after(MINUTE, order);
    expect(ready.status).toBe('ready');
    expect(ready.code).toMatch(/^[A-Z0-9]{4}$/);
    expect((await after(10 * MINUTE, order)).status).toBe('done');
  });

  it('is cancelled when it is not paid in time', async () => {
    const order = await ordered();
    const late = await after(15 * MINUTE, order);
    expect(late).toMatchObject({ status: 'cancelled', note: '超时未支付，订单已取消' });
    expect(await bench.refusal('POST', `/v1/orders/${order.id}/pay`, undefined, 'late')).toBe(
      'notPayable',
    );
  });

  it('is given up before the payment, and refunded after it', async () => {
    const order = await ordered();
    expect((await bench.operate(order.id, 'cancel')).status).toBe('cancelled');
    const other = await ordered();
    await bench.operate(other.id, 'pay');
    const refunded = await bench.operate(other.id, 'cancel');
    expect(refunded).toMatchObject({ status: 'refunded', refund: other.total });
  });

  it('is not given up once the merchant makes it', async () => {
    const order = await ordered();
    await bench.operate(order.id, 'pay');
    bench.clock.pass(MINUTE);
    expect(await bench.refusal('POST', `/v1/orders/${order.id}/cancel`, undefined, 'c')).toBe(
      'notCancellable',
    );
  });

  it('for a time that is over is made at once', async () => {
    const shop = await bench.nearest('coffee');
    const { id: productId, takesMinutes = 0 } = someProduct(shop);
    const lines = [{ productId, quantity: 1 }];
    const order = await bench.order(shop.id, { kind: 'pickup', lines, at: START - HOUR });
    await bench.operate(order.id, 'pay');
    expect((await after(20 * SECOND + takesMinutes * MINUTE, order)).status).toBe('ready');
  });
});

describe('charge', () => {
  it('is held for a quarter of an hour', async () => {
    const station = await bench.nearest('charging');
    const connectorId = firstFree(station);
    const order = await bench.order(station.id, { kind: 'charge', connectorId });
    expect(order).toMatchObject({
      status: 'accepted',
      dueAt: START + 15 * MINUTE,
      session: { state: 'waitingForPlug', costSoFar: yuan(0) },
    });
    const again = await bench.nearest('charging');
    const held = again.charging?.connectors.find(({ id }) => id === connectorId);
    expect(held?.status).toBe('reserved');
    const late = await after(15 * MINUTE, order);
    expect(late).toMatchObject({ status: 'cancelled', note: '超时未开始，预留已释放' });
    expect(late.session).toBeUndefined();
  });

  it('runs by the plug, is ended, billed by its lines, and paid', async () => {
    const station = await bench.nearest('charging');
    const connectorId = firstFree(station);
    const order = await bench.order(station.id, { kind: 'charge', connectorId });
    await bench.operate(order.id, 'begin');
    const running = await after(10 * MINUTE, order);
    const power = station.charging?.connectors.find(({ id }) => id === connectorId)?.powerKw ?? 0;
    expect(running.status).toBe('ready');
    expect(running.session).toMatchObject({ state: 'running', startedAt: START });
    expect(running.session?.energyKwh).toBeLessThanOrEqual(power / 6 + 0.001);
    expect(running.session?.energyKwh).toBeGreaterThan(5);
    bench.clock.pass(MINUTE);
    const bill = await bench.operate(order.id, 'end');
    expect(bill.status).toBe('awaitingPayment');
    expect(bill.session).toMatchObject({
      state: 'ended',
      endedAt: START + 11 * MINUTE,
      powerKw: 0,
    });
    const sum = bill.lines.reduce((minor, { amount }) => minor + amount.minor, 0);
    expect(bill.total).toEqual(bill.session?.costSoFar);
    expect(sum).toBe(bill.total.minor);
    expect(bill.total.minor).toBeGreaterThan(0);
    expect((await bench.operate(order.id, 'pay')).status).toBe('paid');
    expect((await after(2 * SECOND, order)).status).toBe('done');
  });

  it('ends by itself at the charge that was asked for, with less power towards the end', async () => {
    const station = await bench.nearest('charging');
    const details = { kind: 'charge', connectorId: firstFree(station), targetSoc: 95 } as const;
    const order = await bench.order(station.id, details);
    await bench.operate(order.id, 'begin');
    const powers: number[] = [];
    let now = await bench.look(order.id);
    while (now.session?.state === 'running') {
      powers.push(now.session.powerKw ?? 0);
      now = await after(5 * MINUTE, order);
    }
    expect(now).toMatchObject({ status: 'awaitingPayment', session: { soc: 95, state: 'ended' } });
    expect(powers.at(-1)).toBeLessThan((powers[0] ?? 0) * 0.7);
    expect(powers).toEqual([...powers].sort((a, b) => b - a));
  });

  it('costs nothing when no current flowed', async () => {
    const station = await bench.nearest('charging');
    const order = await bench.order(station.id, {
      kind: 'charge',
      connectorId: firstFree(station),
    });
    await bench.operate(order.id, 'begin');
    expect(await bench.operate(order.id, 'end')).toMatchObject({ status: 'done', total: yuan(0) });
  });
});

describe('park', () => {
  async function carPark() {
    const { merchants } = await bench.ask(
      'merchants',
      '/v1/merchants?category=parking&lon=120.16&lat=30.26&radiusM=20000',
    );
    const found = merchants.find(
      ({ parking }) => (parking?.free ?? 0) > 5 && parking?.perHour.minor === 500,
    );
    if (!found) throw new Error('no car park');
    return found;
  }

  it('is entered when it was said, billed by the tariff, and paid', async () => {
    const place = await carPark();
    const from = START + 20 * MINUTE;
    const order = await bench.order(place.id, { kind: 'park', from });
    expect(order).toMatchObject({ status: 'accepted', dueAt: from });
    const inside = await after(20 * MINUTE, order);
    expect(inside).toMatchObject({ status: 'ready', session: { startedAt: from } });
    bench.clock.pass(90 * MINUTE);
    const bill = await bench.operate(order.id, 'end');
    expect(bill).toMatchObject({ status: 'awaitingPayment', total: yuan(10) });
    await bench.operate(order.id, 'pay');
    expect((await after(3 * SECOND, order)).status).toBe('done');
  });

  it('costs nothing within the free minutes', async () => {
    const place = await carPark();
    const order = await bench.order(place.id, { kind: 'park', from: START });
    bench.clock.pass((place.parking?.freeMinutes ?? 0) * MINUTE);
    expect(await bench.operate(order.id, 'end')).toMatchObject({ status: 'done', total: yuan(0) });
  });

  it('can be called off until it is entered', async () => {
    const place = await carPark();
    const order = await bench.order(place.id, { kind: 'park', from: START + HOUR });
    expect((await bench.operate(order.id, 'cancel')).status).toBe('cancelled');
    const other = await bench.order(place.id, { kind: 'park', from: START });
    expect(await bench.refusal('POST', `/v1/orders/${other.id}/cancel`, undefined, 'c')).toBe(
      'notCancellable',
    );
  });
});

describe('fuel', () => {
  it('flows until the litres asked for, and is paid from the seat', async () => {
    const station = await bench.nearest('fuel');
    const order = await bench.order(station.id, {
      kind: 'fuel',
      pump: '2',
      grade: '95',
      litres: 35,
    });
    const quoted = order.total;
    await bench.operate(order.id, 'begin');
    expect((await after(30 * SECOND, order)).session?.litres).toBeCloseTo(17.5, 1);
    const bill = await after(30 * SECOND, order);
    expect(bill).toMatchObject({
      status: 'awaitingPayment',
      total: quoted,
      session: { litres: 35 },
    });
    await bench.operate(order.id, 'pay');
    expect((await after(3 * SECOND, order)).status).toBe('done');
  });
});

describe('booking', () => {
  it('waits for its time, and is over at the end of it', async () => {
    const workshop = await bench.nearest('carCare');
    const { slots } = await bench.ask('slots', `/v1/merchants/${workshop.id}/slots?day=2026-11-23`);
    const slot = slots.find(({ isFree }) => isFree);
    if (!slot) throw new Error('no slot');
    const { id: slotId, startsAt, endsAt } = slot;
    const order = await bench.order(workshop.id, { kind: 'booking', slotId, productIds: [] });
    expect(order).toMatchObject({ status: 'accepted', dueAt: startsAt });
    expect((await after(startsAt - START, order)).status).toBe('ready');
    expect((await after(endsAt - startsAt, order)).status).toBe('done');
  });

  it('gives its time back when it is cancelled', async () => {
    const workshop = await bench.nearest('carCare');
    const path = `/v1/merchants/${workshop.id}/slots?day=2026-11-23`;
    const { slots } = await bench.ask('slots', path);
    const slotId = slots.find(({ isFree }) => isFree)?.id ?? '';
    const isFree = async () =>
      (await bench.ask('slots', path)).slots.find(({ id }) => id === slotId)?.isFree;
    const order = await bench.order(workshop.id, { kind: 'booking', slotId, productIds: [] });
    expect(await isFree()).toBe(false);
    await bench.operate(order.id, 'cancel');
    expect(await isFree()).toBe(true);
  });
});

describe('purchase', () => {
  it('is paid, accepted, and delivered', async () => {
    const dealer = await bench.nearest('ownership');
    const lines = [{ productId: someProduct(dealer).id, quantity: 1 }];
    const order = await bench.order(dealer.id, { kind: 'purchase', lines });
    await bench.operate(order.id, 'pay');
    expect((await after(20 * SECOND, order)).status).toBe('accepted');
    expect((await after(2 * MINUTE, order)).status).toBe('done');
  });

  it('is declined by the sandbox above its limit, and can still be called off', async () => {
    const dealer = await bench.nearest('ownership');
    const lines = [{ productId: 'comprehensive', quantity: 2 }];
    const order = await bench.order(dealer.id, { kind: 'purchase', lines });
    const path = `/v1/orders/${order.id}/pay`;
    expect(await bench.refusal('POST', path, undefined, 'p')).toBe('declined');
    expect((await bench.look(order.id)).status).toBe('awaitingPayment');
    expect((await bench.operate(order.id, 'cancel')).status).toBe('cancelled');
  });
});

describe('versions', () => {
  it('grow exactly when the answer changes, along the ways of the order machine', async () => {
    const station = await bench.nearest('charging');
    const order = await bench.order(station.id, {
      kind: 'charge',
      connectorId: firstFree(station),
    });
    await bench.operate(order.id, 'begin');
    let before = await bench.look(order.id);
    for (let step = 0; step < 400; step++) {
      const next = await after(7 * SECOND, order);
      if (next.version === before.version) expect(next).toEqual(before);
      expect(next.version).toBeGreaterThanOrEqual(before.version);
      expect(next.updatedAt).toBeGreaterThanOrEqual(before.updatedAt);
      expect(next.total.minor).toBeGreaterThanOrEqual(before.total.minor);
      expect(leadsTo('charge', before.status, next.status)).toBe(true);
      before = next;
    }
    expect(before.status).toBe('awaitingPayment');
  });

  it('do not fall when the clock is set back', async () => {
    const shop = await bench.nearest('coffee');
    const lines = [{ productId: someProduct(shop).id, quantity: 1 }];
    const order = await bench.order(shop.id, { kind: 'pickup', lines, at: START });
    bench.clock.pass(MINUTE);
    const paid = await bench.operate(order.id, 'pay');
    bench.clock.setWall(-HOUR);
    expect(await bench.look(order.id)).toEqual(paid);
  });
});

describe('pace', () => {
  it('shortens what merchants need, not what they bill', async () => {
    bench.close();
    bench = new GatewayBench(60);
    const station = await bench.nearest('charging');
    const connectorId = firstFree(station);
    const { total } = await bench.ask('quote', '/v1/quotes', {
      merchantId: station.id,
      details: { kind: 'charge', connectorId, targetSoc: 60 },
    });
    const order = await bench.order(station.id, { kind: 'charge', connectorId, targetSoc: 60 });
    await bench.operate(order.id, 'begin');
    const bill = await after(MINUTE, order);
    expect(bill).toMatchObject({ status: 'awaitingPayment', session: { soc: 60 } });
    expect(bill.total).toEqual(total);
  });
});
