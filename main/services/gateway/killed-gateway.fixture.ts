// Orders at a gateway without pause, and tells its parent of each acknowledged order, until killed.
import { pino } from 'pino';
import { z } from 'zod';
import { idSchema } from '../../../shared/services/text.ts';
import { createGateway } from './create-gateway.ts';
import { DEMO_DIR, START } from './gateway.fixture.ts';

const [, , stateDir = '', first = '0'] = process.argv;
const gateway = createGateway({
  stateDir,
  dataDir: DEMO_DIR,
  clock: { now: () => ({ wall: START, mono: 0 }) },
  log: pino({ level: 'error' }),
});
const body = JSON.stringify({
  merchantId: 'dealer-1',
  details: { kind: 'purchase', lines: [{ productId: 'compulsory', quantity: 1 }] },
});
for (let number = Number(first); ; number++) {
  const key = `order-${number}`;
  const request = new Request('http://gateway.invalid/v1/orders', {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
    body,
  });
  const response = await gateway.fetch(request);
  const { id } = z.object({ id: idSchema }).parse(await response.json());
  await new Promise((resolve) => process.send?.([key, id], resolve));
}
