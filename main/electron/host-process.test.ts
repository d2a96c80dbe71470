import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeElectron } from './fake-electron.ts';
import { HostProcess } from './host-process.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function setUp() {
  const { api, hosts } = createFakeElectron();
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const onReady = vi.fn();
  const onHopeless = vi.fn();
  const host = new HostProcess({
    fork: (entry, args, options) => api.utilityProcess.fork(entry, args, options),
    entry: '/app/host.js',
    environment: { ZHILU_HOST_CONFIG: '{}' },
    killNow: (pid) => {
      const child = hosts.find((candidate) => candidate.pid === pid);
      if (child) child.killed = true;
      child?.emit('exit', 9);
    },
    log,
    onReady,
    onHopeless,
  });
  const current = () => {
    const child = hosts.at(-1);
    if (!child) throw new Error('no host was started');
    return child;
  };
  return { host, hosts, log, onReady, onHopeless, current };
}

describe('HostProcess', () => {
  it('starts the bundled host with its own environment only', () => {
    const { host, current } = setUp();
    host.start();
    expect(current().entry).toBe('/app/host.js');
    expect(current().options.env).toEqual({ ZHILU_HOST_CONFIG: '{}' });
  });

  it('is ready when the host says so, once', () => {
    const { host, current, onReady } = setUp();
    host.start();
    current().emit('message', { type: 'something' });
    current().emit('message', null);
    expect(host.ready).toBe(false);
    current().emit('message', { type: 'ready' });
    current().emit('message', { type: 'ready' });
    expect(host.ready).toBe(true);
    expect(onReady).toHaveBeenCalledOnce();
  });

  it('posts to a ready host only', () => {
    const { host, current } = setUp();
    expect(host.post('x', [])).toBe(false);
    host.start();
    expect(host.post('x', [])).toBe(false);
    current().emit('message', { type: 'ready' });
    expect(host.post('x', [])).toBe(true);
    current().emit('exit', 9);
    expect(host.post('x', [])).toBe(false);
    expect(current().posts).toEqual([{ message: 'x', transfer: [] }]);
  });

  it('restarts a killed host at once, and is back within 3 s even after several kills', async () => {
    const { host, hosts, current, onReady } = setUp();
    host.start();
    for (let kill = 1; kill <= 7; kill += 1) {
      current().emit('message', { type: 'ready' });
      current().emit('exit', 9);
      await vi.advanceTimersByTimeAsync(kill === 1 ? 0 : 2_000);
      expect(hosts).toHaveLength(kill + 1);
    }
    current().emit('message', { type: 'ready' });
    expect(onReady).toHaveBeenCalledTimes(8);
  });

  it('reports a failing host, keeps trying slowly, and finally ends', async () => {
    const { host, current, log, onHopeless } = setUp();
    host.start();
    const failing = () =>
      log.error.mock.calls.filter(
        ([fields]) => (fields as { event: string }).event === 'host-failing',
      );
    for (let end = 0; end < 11; end += 1) {
      current().emit('exit', 1);
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(failing()).toHaveLength(1);
    expect(onHopeless).not.toHaveBeenCalled();
    for (let end = 0; end < 20; end += 1) {
      current().emit('exit', 1);
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(onHopeless).toHaveBeenCalledOnce();
  });

  it('ends a host that never becomes ready and starts another', async () => {
    const { host, hosts } = setUp();
    host.start();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(hosts[0]?.killed).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(hosts).toHaveLength(2);
  });

  it('tells those who wait, as soon as there is a host or the time is over', async () => {
    const { host, current } = setUp();
    host.start();
    const early = host.whenReady(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await early).toBe(false);
    const late = host.whenReady(60_000);
    current().emit('message', { type: 'ready' });
    expect(await late).toBe(true);
    expect(await host.whenReady(0)).toBe(true);
  });

  it('stops for good', async () => {
    const { host, hosts } = setUp();
    host.start();
    const waiting = host.whenReady(60_000);
    host.stop();
    expect(await waiting).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hosts).toHaveLength(1);
    expect(hosts[0]?.killed).toBe(true);
    expect(await host.whenReady(60_000)).toBe(false);
  });
});
