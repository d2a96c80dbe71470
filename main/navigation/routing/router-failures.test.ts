import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import type { RouteRequest } from '../../../shared/navigation/route.ts';
import { createRouter, type Router } from './router.ts';

const log = pino({ level: 'silent' });
const workerFile = new URL('./failing-worker.fixture.ts', import.meta.url);
const HERE = { lon: 120, lat: 30 };

let dir: string;
let stateDir: string;
let graphFile: string;
let clock: FakeClock;
let router: Router;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-router-'));
  stateDir = join(dir, 'state');
  graphFile = join(dir, 'valhalla.tar');
  writeFileSync(graphFile, smallTar('2/000/000.gph'));
  clock = new FakeClock();
});

afterEach(async () => {
  await router.close();
  rmSync(dir, { recursive: true });
});

/** A tar with one empty member, so that the check of the graph finds a tile. */
function smallTar(name: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('00000000000', 124);
  header.write('ustar', 257);
  return Buffer.concat([header, Buffer.alloc(1024)]);
}

async function start(): Promise<void> {
  router = createRouter({ log, clock, stateDir, workerFile });
  expect(await router.open({ id: 'town', graphFile, bbox: [100, 20, 130, 40] })).toBeNull();
}

function to(name: string): RouteRequest {
  return { from: HERE, to: { lon: 120.1, lat: 30.1, name, kind: 'destination' } };
}

const failed = { ok: false, reason: { key: 'navigation.routerFailed' } };
const found = { ok: true, value: [{ id: 'town' }] };

describe('a worker that dies', () => {
  it.each(['throw', 'exit'])('by %s costs its route, and the next one works again', async (how) => {
    await start();
    expect(await router.route(to(how))).toMatchObject(failed);
    const next = router.route(to('anywhere'));
    clock.pass(5000);
    expect(await next).toMatchObject(found);
    expect(router.health()).toMatchObject({
      deaths: 1,
      region: 'town',
      problems: [{ key: 'navigation.routerFailed' }],
    });
  });

  it('costs only its own route, not those that wait', async () => {
    await start();
    const [bad, good] = [router.route(to('throw')), router.route(to('anywhere'))];
    expect(await bad).toMatchObject(failed);
    clock.pass(5000);
    expect(await good).toMatchObject(found);
  });

  it('is forgotten by the health report after a while, not by its count', async () => {
    await start();
    await router.route(to('exit'));
    const next = router.route(to('anywhere'));
    clock.pass(5000);
    await next;
    clock.pass(11 * 60_000);
    expect(router.health()).toMatchObject({ deaths: 1, problems: [] });
  });
});

describe('a worker that does not answer', () => {
  it('is given ten seconds', async () => {
    await start();
    const stuck = router.route(to('hang'));
    clock.pass(9_900);
    expect(router.health().deaths).toBe(0);
    clock.pass(200);
    const answer = await stuck;
    expect(answer).toMatchObject({
      ok: false,
      reason: { detail: expect.stringContaining('10 s') as string },
    });
    const next = router.route(to('anywhere'));
    clock.pass(5000);
    expect(await next).toMatchObject(found);
  });

  it('does not let work pile up', async () => {
    await start();
    const answers = Array.from({ length: 40 }, () => router.route(to('hang')));
    expect(await answers.at(-1)).toMatchObject({
      reason: { detail: expect.stringContaining('too much') as string },
    });
    await router.close();
    for (const answer of answers) expect(await answer).toMatchObject(failed);
  });
});

describe('native code that ends the process', () => {
  function crash(afterMs = 0): void {
    const host = fileURLToPath(new URL('./crashing-host.fixture.ts', import.meta.url));
    const { signal } = spawnSync(process.execPath, [host, stateDir, graphFile, String(afterMs)], {
      timeout: 60_000,
      killSignal: 'SIGTERM',
    });
    expect(signal).toBe('SIGKILL');
  }

  it('is reported by the next host, which does not repeat that very request', async () => {
    crash();
    clock = new FakeClock(Date.now());
    await start();
    expect(router.health()).toMatchObject({
      crashes: 1,
      problems: [{ key: 'navigation.routerFailed' }],
    });
    const again = { ...to('anywhere'), from: { lon: 120.0001, lat: 30 } };
    expect(await router.route(again)).toMatchObject({
      ok: false,
      reason: {
        key: 'navigation.routerFailed',
        detail: expect.stringContaining('ended the host') as string,
      },
    });
    const other = { ...again, to: { ...again.to, lat: 30.2 } };
    expect(await router.route(other)).toMatchObject(found);
  });

  it('may have been a car that was switched off: after ten minutes it is tried again', async () => {
    crash();
    clock = new FakeClock(Date.now());
    await start();
    clock.pass(11 * 60_000);
    expect(await router.route(to('anywhere'))).toMatchObject(found);
  });

  it('twice is refused for longer', async () => {
    crash();
    // The ban counts from the start of the host that finds out.
    await start();
    await router.close();
    crash(12 * 60_000);
    clock = new FakeClock(Date.now() + 12 * 60_000);
    await start();
    expect(router.health().crashes).toBe(2);
    clock.pass(11 * 60_000);
    expect(await router.route(to('anywhere'))).toMatchObject(failed);
    clock.pass(24 * 60 * 60_000);
    expect(await router.route(to('anywhere'))).toMatchObject(found);
  });

  it('is not what happened when the host was told to end', async () => {
    await start();
    const stuck = router.route(to('hang'));
    await router.close();
    await stuck;
    expect(readdirSync(stateDir)).not.toContain('router-job.json');
    await start();
    expect(router.health()).toMatchObject({ crashes: 0, problems: [] });
  });
});

describe('a state folder that cannot be written', () => {
  it('costs the memory of crashes, not the routes', async () => {
    writeFileSync(join(dir, 'file'), '');
    stateDir = join(dir, 'file', 'below');
    await start();
    expect(router.health().problems).toMatchObject([{ key: 'host.storage' }]);
    expect(await router.route(to('anywhere'))).toMatchObject(found);
  });

  it('or holds nonsense, is begun anew', async () => {
    mkdirSync(stateDir);
    writeFileSync(join(stateDir, 'router-job.json'), '{"kind":');
    writeFileSync(join(stateDir, 'router-crashes.json'), 'not json');
    await start();
    expect(router.health()).toMatchObject({ crashes: 0, problems: [] });
  });
});
