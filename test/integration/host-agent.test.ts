import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES, vissError, type SetResponse } from '../../shared/contract/viss.ts';
import { HostBench, type TestPage } from './host-bench.ts';

const AC = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';
const DOOR = 'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen';

let bench: HostBench | undefined;

afterEach(async () => {
  await bench?.stop();
  bench = undefined;
});

/** A bench with a page on the centre display. */
async function start(options?: Parameters<typeof HostBench.start>[0]) {
  bench = await HostBench.start(options);
  return { bench, agent: bench.agent, page: bench.openPage('centre') };
}

const link = (page: TestPage, state: string) =>
  expect.poll(() => page.last('link')?.state).toBe(state);

/** The source is told after the connection; commands are possible from then on. */
const ready = (page: TestPage) =>
  expect.poll(() => page.last('actuators')?.length).toBeGreaterThan(0);

const setAc = (page: TestPage, on: boolean) =>
  page.client.actions.perform({ id: 'climate.setAirConditioning', input: { on }, origin: 'touch' });

/** Every state that the page has been told a command is in; the present one may not last for long. */
const commandStates = (page: TestPage) =>
  page.updates.flatMap(({ commands = [] }) =>
    commands.map(({ state, reason }) => (reason ? `${state} ${reason.key}` : state)),
  );

describe('a lost agent', () => {
  it('makes every value old at once, and its return makes them current again', async () => {
    const { bench: started, agent, page } = await start();
    await link(page, 'connected');
    agent.report({ [DOOR]: true });
    await expect.poll(() => page.signal(DOOR)).toBe('true/fresh');
    const { port } = agent;
    await agent.kill();
    await link(page, 'lost');
    await expect.poll(() => page.signal(DOOR)).toBe('true/stale');
    expect(page.last('actuators')).toEqual([]);

    await started.restartAgent();
    expect(started.agent.port).toBe(port);
    await link(page, 'connected');
    // Connected again is not current again: the value must be reported over the new connection.
    expect(page.signal(DOOR)).toBe('true/stale');
    await expect
      .poll(() => {
        started.agent.report({ [DOOR]: true });
        return page.signal(DOOR);
      })
      .toBe('true/fresh');
    expect(page.updates.filter(({ kind }) => kind === 'full')).toHaveLength(1);
    expect(started.running.host.health().agentLink.reconnects).toBe(1);
  });

  it('is noticed when it only falls silent', async () => {
    const { agent, page } = await start();
    await link(page, 'connected');
    agent.frozen = true;
    await link(page, 'lost');
  });

  it('is not taken for lost while it answers, though it has nothing to report', async () => {
    const { bench: started, page } = await start();
    await link(page, 'connected');
    // Nothing but signs of life that were asked for, for longer than a silence may last.
    const { messages } = started.running.host.health().agentLink;
    await expect
      .poll(() => started.running.host.health().agentLink.messages)
      .toBeGreaterThan(messages + 8);
    expect(page.last('link')?.state).toBe('connected');
    expect(started.running.host.health().agentLink.reconnects).toBe(0);
  });
});

describe('an agent that refuses the token', () => {
  it('is named as the reason, and asked again with the token of then', async () => {
    const { bench: started, page } = await start({ token: 'another-token-0123456789' });
    await link(page, 'refused');
    expect(started.running.host.health().problems).toMatchObject([
      { key: 'vehicle.linkLost', detail: expect.stringContaining('token') as unknown },
    ]);
    writeFileSync(started.agentTokenFile, 'another-token-0123456789');
    await link(page, 'connected');
  });
});

describe('a command', () => {
  it('is pending until the signal follows', async () => {
    const { agent, page } = await start();
    await ready(page);
    agent.report({ [AC]: false });
    await expect.poll(() => page.signal(AC)).toBe('false/fresh');
    expect(await setAc(page, true)).toMatchObject({ status: 'pending', commands: ['command-1'] });
    await expect.poll(() => commandStates(page)).toContain('pending');
    expect(commandStates(page)).not.toContain('confirmed');
    const sent = agent.lastSet(AC);
    expect(sent).toMatchObject({ action: 'set', path: AC, value: true });
    expect(Date.parse(sent?.expiresAt ?? '')).toBeLessThanOrEqual(Date.now() + 1000);
    agent.report({ [AC]: true });
    await expect.poll(() => commandStates(page)).toContain('confirmed');
    await expect.poll(() => page.last('commands')).toEqual([]);
    expect(commandStates(page).join()).not.toContain('failed');
  });

  it('fails with the reason of the agent, or for want of an answer', async () => {
    const refused: SetResponse = {
      action: 'set',
      error: vissError('forbidden_request', 'child lock'),
      ts: new Date().toISOString(),
    };
    let answers = true;
    const { page } = await start({ answer: () => (answers ? refused : null) });
    await ready(page);
    await setAc(page, true);
    await expect.poll(() => commandStates(page)).toContain('failed vehicle.refused');
    answers = false;
    await setAc(page, true);
    await expect.poll(() => commandStates(page)).toContain('failed vehicle.noAnswer');
  });

  it('of several actuators is sent to all of them at once', async () => {
    const { agent, page } = await start();
    await ready(page);
    await page.client.actions.perform({
      id: 'door.setLocked',
      input: { locked: true },
      origin: 'touch',
    });
    await expect.poll(() => agent.sets.length).toBe(4);
  });

  it('given while disconnected fails at once and is never sent, not even after a reconnect', async () => {
    const { bench: started, page } = await start();
    await ready(page);
    await started.agent.kill();
    await link(page, 'lost');
    expect(await setAc(page, true)).toMatchObject({
      status: 'failed',
      reason: { key: 'vehicle.linkLost' },
    });
    await started.restartAgent();
    await ready(page);
    // A command sent now arrives; the one from before must not have arrived before or with it.
    await page.client.actions.perform({
      id: 'trunk.setOpen',
      input: { open: false },
      origin: 'touch',
    });
    await setAc(page, false);
    await expect.poll(() => started.agent.lastSet(AC)).toMatchObject({ value: false });
    expect(started.agent.sets.filter(({ path }) => path === AC)).toHaveLength(1);
  });

  it('in flight when the link breaks fails and is not sent again', async () => {
    const { bench: started, page } = await start({ answer: () => null });
    await ready(page);
    await setAc(page, true);
    await expect.poll(() => started.agent.sets.length).toBe(1);
    await started.restartAgent();
    await expect.poll(() => commandStates(page)).toContain('failed vehicle.linkLost');
    await ready(page);
    await setAc(page, false);
    await expect.poll(() => started.agent.sets.map(({ value }) => value)).toEqual([false]);
  });

  it('fails when the source goes away', async () => {
    const { agent, page } = await start();
    await ready(page);
    await setAc(page, true);
    await expect.poll(() => commandStates(page)).toContain('pending');
    agent.enter('lost');
    await expect.poll(() => commandStates(page)).toContain('failed vehicle.sourceAbsent');
    expect(await setAc(page, true)).toMatchObject({
      status: 'failed',
      reason: { key: 'vehicle.sourceAbsent' },
    });
  });
});

describe('what an agent should not send', () => {
  it('is counted by reason and never shown', async () => {
    const { bench: started, page } = await start();
    await link(page, 'connected');
    await expect.poll(() => [...started.agent.clients][0]?.changes.length).toBe(1);
    const [client] = started.agent.clients;
    const event = (data: unknown, subscriptionId = client?.changes[0]) => ({
      action: 'subscription',
      subscriptionId,
      data,
      ts: new Date().toISOString(),
    });
    const speed = (value: unknown, ts = Date.now()) => ({
      path: 'Vehicle.Speed',
      dp: { value, ts: new Date(ts).toISOString() },
    });
    // The first event of a subscription may repeat what is known; what counts comes after it.
    await expect.poll(() => started.running.host.health().agentLink.messages).toBeGreaterThan(7);
    started.agent.send('subscription', event(speed(50)));
    await expect.poll(() => page.signal('Vehicle.Speed')).toMatch(/^50/);
    started.agent.send('subscription', 'junk');
    started.agent.send('subscription', event(speed(Number.NaN)));
    started.agent.send(
      'subscription',
      event([speed(9000), speed('fast'), speed(1, Date.now() + 60_000)]),
    );
    started.agent.send('subscription', event(speed(49, Date.now() - 60_000)));
    started.agent.send('subscription', event({ ...speed(1), path: 'Vehicle.Warp' }));
    started.agent.send('subscription', event(speed(48), 'not-mine'));
    started.agent.send('source', { action: 'source' });
    started.agent.send('gossip', {});
    await expect
      .poll(() => started.rejected)
      .toMatchObject({
        'agent.malformed': 3,
        'agent.out-of-range': 1,
        'agent.wrong-type': 1,
        'agent.future-dated': 1,
        'agent.out-of-order': 1,
        'agent.unknown-path': 1,
        'agent.unknown-subscription': 1,
        'agent.unknown-event': 1,
      });
    expect(page.signal('Vehicle.Speed')).toMatch(/^50/);
  });

  it('and is too large to read, ends that connection only', async () => {
    const { bench: started, page } = await start();
    await link(page, 'connected');
    started.agent.send('subscription', 'x'.repeat(MAX_MESSAGE_BYTES + 1));
    await expect.poll(() => started.rejected['agent.oversized']).toBe(1);
    await link(page, 'connected');
    expect(started.running.host.health().agentLink.reconnects).toBe(1);
  });
});
