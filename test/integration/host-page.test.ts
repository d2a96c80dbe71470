import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { MAX_FRAME_BYTES } from '../../main/host/page-frame.ts';
import { GEAR_DRIVE, GEAR_PARK } from '../../shared/vehicle/driving-state.ts';
import { HostBench, PAGE_TOKEN, type TestPage } from './host-bench.ts';

const GEAR = 'Vehicle.Powertrain.Transmission.SelectedGear';

let bench: HostBench;

beforeAll(async () => {
  bench = await HostBench.start();
});
afterEach(() => bench.agent.keep({}));
afterAll(() => bench.stop());

const connected = (page: TestPage) => expect.poll(() => page.last('link')?.state).toBe('connected');

/** The status with which the host refuses a connection. */
async function refusal(socket: WebSocket): Promise<number | undefined> {
  const [, response] = (await once(socket, 'unexpected-response')) as [
    unknown,
    { statusCode?: number },
  ];
  return response.statusCode;
}

describe('a page on the desk', () => {
  it('is told everything first and changes after that', async () => {
    const page = bench.openPage('centre');
    await connected(page);
    bench.agent.keep({ 'Vehicle.Speed': 50, [GEAR]: GEAR_DRIVE });
    await expect.poll(() => page.signal('Vehicle.Speed')).toBe('50/fresh');
    bench.agent.keep({ 'Vehicle.Speed': 51 });
    await expect.poll(() => page.signal('Vehicle.Speed')).toBe('51/fresh');
    expect(page.updates.map(({ kind }) => kind).lastIndexOf('full')).toBe(0);
    expect(page.updates.map(({ seq }) => seq)).toEqual(page.updates.map((_, index) => index));

    const late = bench.openPage('centre');
    await expect.poll(() => late.signal('Vehicle.Speed')).toBe('51/fresh');
    expect(late.updates[0]?.kind).toBe('full');
  });

  it('shares the host with other displays, each under its own restrictions', async () => {
    const centre = bench.openPage('centre');
    const passenger = bench.openPage('passenger');
    await connected(centre);
    await connected(passenger);
    bench.agent.keep({ 'Vehicle.Speed': 50, [GEAR]: GEAR_DRIVE });
    await expect.poll(() => centre.last('restrictions')?.active).toContain('no-setup');
    await expect
      .poll(() => passenger.last('restrictions'))
      .toMatchObject({ drivingState: 'moving', active: [] });

    const request = {
      id: 'display.setLanguage',
      input: { language: 'en-US' },
      origin: 'touch',
    } as const;
    await expect
      .poll(() => centre.client.actions.perform(request))
      .toMatchObject({ status: 'refused', reason: { key: 'restricted.moving' } });
    expect(await passenger.client.actions.perform(request)).toEqual({ status: 'done' });
    const settings = await centre.client.settings.watch();
    expect((await settings.next()).value).toMatchObject({ settings: { language: 'en-US' } });

    bench.agent.keep({ 'Vehicle.Speed': 0, [GEAR]: GEAR_PARK });
    await expect.poll(() => centre.last('restrictions')?.active).toEqual([]);
  });

  it('sees a value grow old without a word from the agent', async () => {
    const page = bench.openPage('centre');
    await connected(page);
    bench.agent.keep({ 'Vehicle.Speed': 77, [GEAR]: GEAR_DRIVE });
    await expect.poll(() => page.signal('Vehicle.Speed')).toBe('77/fresh');
    bench.agent.keep({});
    await expect.poll(() => page.signal('Vehicle.Speed')).toBe('77/stale');
    await expect.poll(() => page.last('restrictions')?.drivingState).toBe('unknown');
  });

  it('is kept out without the token, from another origin, or as an unknown display', async () => {
    const before = bench.rejected;
    expect(await refusal(bench.connect('centre', { cookie: '' }))).toBe(401);
    expect(await refusal(bench.connect('centre', { cookie: `${bench.cookie}x` }))).toBe(401);
    expect(await refusal(bench.connect('centre', { origin: 'http://evil.example' }))).toBe(403);
    expect(await refusal(bench.connect('centre', { host: 'evil.example' }))).toBe(421);
    expect(await refusal(bench.connect('roof'))).toBe(404);
    const counted = (key: string) => (bench.rejected[key] ?? 0) - (before[key] ?? 0);
    expect(counted('host.no-token')).toBe(2);
    expect(counted('host.foreign-origin')).toBe(1);
    expect(counted('host.foreign-host')).toBe(1);
    expect(counted('host.unknown-display')).toBe(1);
  });

  it('may send junk, which is counted and harms nobody', async () => {
    const page = bench.openPage('centre');
    await connected(page);
    const { rejected } = bench;
    page.socket.send('junk');
    page.socket.send(new Uint8Array([1, 2, 3]));
    page.socket.send(JSON.stringify({ i: '99', p: { u: '/actions/perform', b: { json: 1 } } }));
    await expect
      .poll(() => bench.rejected['host.invalid-input'])
      .toBe((rejected['host.invalid-input'] ?? 0) + 1);
    expect(bench.rejected['host.malformed-frame']).toBe(
      (rejected['host.malformed-frame'] ?? 0) + 1,
    );
    expect(bench.rejected['host.binary-frame']).toBe((rejected['host.binary-frame'] ?? 0) + 1);
    expect(await page.client.session.open()).toMatchObject({ display: 'centre' });

    const other = bench.openPage('centre');
    await connected(other);
    other.socket.send('x'.repeat(MAX_FRAME_BYTES + 1));
    await once(other.socket, 'close');
    expect(bench.rejected['host.oversized-frame']).toBe(
      (rejected['host.oversized-frame'] ?? 0) + 1,
    );
    expect(await page.client.session.open()).toMatchObject({ display: 'centre' });
  });

  it('leaves nothing behind, however often it comes and goes', async () => {
    const { host } = bench.running;
    await expect.poll(() => host.displays.report().length).toBeGreaterThan(0);
    for (let round = 0; round < 30; round++) {
      const page = bench.openPage(round % 2 === 0 ? 'centre' : 'passenger');
      await expect.poll(() => page.updates.length).toBeGreaterThan(0);
      page.socket.terminate();
    }
    await expect
      .poll(() => host.displays.report().filter(({ updates }) => updates > 0).length)
      .toBeLessThan(10);
  });
});

describe('the page address', () => {
  it('is opened by its token, then by the cookie', async () => {
    await expect.poll(() => bench.running.host.health().agentLink.state).toBe('connected');
    const base = `http://${bench.address}`;
    const entry = await fetch(`${base}/?token=${PAGE_TOKEN}&display=passenger`, {
      redirect: 'manual',
    });
    expect(entry.status).toBe(303);
    const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(new URL(entry.headers.get('location') ?? '', base), {
      headers: { cookie },
    });
    expect(page.status).toBe(200);
    expect((await fetch(base)).status).toBe(401);
    expect((await fetch(`${base}/health`)).status).toBe(401);
    const health = await fetch(`${base}/health`, {
      headers: { authorization: `Bearer ${PAGE_TOKEN}` },
    });
    expect(await health.json()).toMatchObject({ agentLink: { state: 'connected' } });
  });

  it('does not answer under another name', async () => {
    const status = await new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: bench.running.port,
          headers: { host: 'evil.example', cookie: bench.cookie },
        },
        (response) => resolve(response.resume().statusCode),
      );
      outgoing.on('error', reject).end();
    });
    expect(status).toBe(421);
  });
});
