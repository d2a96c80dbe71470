import { pino } from 'pino';
import { createRouter } from './router.ts';

/** A host that asks for a route which ends the process; run with a state folder, a graph, and ms to add to the clock. */

const [, , stateDir = '', graphFile = '', later = '0'] = process.argv;
const router = createRouter({
  stateDir,
  log: pino({ level: 'silent' }),
  clock: {
    now: () => ({ wall: Date.now() + Number(later), mono: performance.now() }),
    after: () => () => undefined,
    every: () => () => undefined,
  },
  workerFile: new URL('./failing-worker.fixture.ts', import.meta.url),
});
await router.open({ id: 'town', graphFile, bbox: [100, 20, 130, 40] });
await router.route({
  from: { lon: 120, lat: 30 },
  to: { lon: 120.1, lat: 30.1, name: 'crash', kind: 'destination' },
});
await router.close();
