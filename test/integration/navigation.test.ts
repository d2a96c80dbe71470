import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../main/desk/desk.ts';
import type { Place } from '../../shared/navigation/place.ts';
import { startTestDesk } from '../fixtures/desk.ts';
import { demoPack } from '../fixtures/demo-pack.ts';
import { NavigationPage } from '../fixtures/page-client.ts';

let desk: Desk;
let page: NavigationPage;

beforeAll(async () => {
  desk = await startTestDesk({
    agentOptions: ['--scenario', 'parked'],
    regionDirs: [demoPack()],
  });
  page = new NavigationPage(desk);
  await page.until('a region and a place', ({ regions, position }) =>
    Boolean(regions.active && position),
  );
});
afterAll(async () => {
  page.close();
  await desk.close();
});

async function find(text: string): Promise<Place> {
  const answer = await page.client.navigation.search({ text });
  if (!answer.ok) throw new Error(`${text}: ${answer.reason.key} ${answer.reason.detail ?? ''}`);
  const [first] = answer.value;
  if (!first) throw new Error(`Nothing is called ${text}.`);
  return first;
}

const to = (place: Place) => ({ destination: { by: 'place', place } });

describe('navigation through the host API', () => {
  it('finds a place by name, pinyin, and initials', async () => {
    for (const text of ['雷峰塔', 'leifengta', 'lft', '雷峰', 'lei feng ta']) {
      expect((await find(text)).name, text).toBe('雷峰塔');
    }
  });

  it('answers whatever is typed', async () => {
    for (const text of ['', '🚗', '"* OR (', "'; DROP TABLE", '\u0000', 'x'.repeat(10_000)]) {
      expect((await page.client.navigation.search({ text })).ok, JSON.stringify(text)).toBe(true);
    }
  });

  it('shows ways and takes them back', async () => {
    const place = await find('雷峰塔');
    expect(await page.perform('navigation.plan', to(place))).toEqual({ status: 'done' });
    const { planning } = await page.until('ways', (state) => state.planning.state === 'ready');
    if (planning.state !== 'ready') throw new Error('no ways');
    const [best] = planning.routes;
    expect(best?.distanceM).toBeGreaterThan(500);
    expect(best?.manoeuvres.at(-1)?.type).toMatch(/^Destination/);
    expect(best?.legs[0]?.arrivalSoc).toBeLessThan(100);
    await page.perform('navigation.cancelPlan', {});
    await page.until('no plan', (state) => state.planning.state === 'none');
    expect(page.state.saved.recents[0]?.name).toBe('雷峰塔');
  });

  it('says why there is no way, and goes on', async () => {
    const sea = { id: 'point', name: 'sea', category: 'other', lon: 125, lat: 30 } as const;
    expect(await page.perform('navigation.plan', to(sea))).toMatchObject({
      status: 'failed',
      reason: { key: 'navigation.outsideRegion' },
    });
    const swapped = { ...sea, lon: 30.25, lat: 89 } as const;
    expect(await page.perform('navigation.plan', to(swapped))).toMatchObject({ status: 'failed' });
    await page.perform('navigation.cancelPlan', {});
  });

  it('guides a simulated drive, finds a new way after a wrong turn, and survives its host', async () => {
    await page.perform('navigation.plan', to(await find('杭州东站')));
    await page.until('ways', (state) => state.planning.state === 'ready');
    expect(await page.perform('navigation.simulate', {})).toEqual({ status: 'done' });
    const started = await page.until('guidance', ({ guidance }) => guidance?.next !== undefined);
    expect(started.session).toMatchObject({ simulated: true, reroutes: 0 });
    expect(started.position).toMatchObject({ simulated: true });

    await page.perform('navigation.leaveRoute', {});
    await page.until(
      'a new way',
      ({ session, guidance }) => (session?.reroutes ?? 0) > 0 && guidance?.status === 'following',
    );

    const before = await page.until('some way', ({ guidance }) => guidance !== null);
    process.kill(desk.hostPid ?? 0, 'SIGKILL');
    await page.until(
      'the new host',
      ({ session }) => session !== null && session.id !== before.session?.id,
    );
    const after = await page.until('guidance', ({ guidance }) => guidance?.next !== undefined);
    expect(after.session?.simulated).toBe(true);
    expect(after.session?.route.waypoints.at(-1)?.name).toBe('杭州东站');
    const remaining = [before, after].map(({ guidance }) => guidance?.remainingM ?? 0);
    expect(Math.abs((remaining[0] ?? 0) - (remaining[1] ?? 0))).toBeLessThan(1500);

    expect(await page.perform('navigation.stop', {})).toEqual({ status: 'done' });
    await page.until('the end', ({ session }) => session === null);
  });
});
