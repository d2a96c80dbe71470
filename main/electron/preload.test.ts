import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PAGE_PORT, PAGE_PORT_REQUEST } from './page-port.ts';

const bridge = vi.hoisted(() => ({
  listeners: new Map<string, (event: unknown) => void>(),
  exposed: [] as unknown[][],
}));

vi.mock('electron', () => ({
  ipcRenderer: {
    on: (channel: string, listener: (event: unknown) => void) => {
      bridge.listeners.set(channel, listener);
    },
  },
  contextBridge: {
    exposeInMainWorld: (...given: unknown[]) => {
      bridge.exposed.push(given);
    },
  },
}));

class PageWindow extends EventEmitter {
  readonly location = { origin: 'hmi://centre' };
  readonly posts: unknown[][] = [];
  postMessage(...given: unknown[]): void {
    this.posts.push(given);
  }
  addEventListener(type: string, listener: (event: unknown) => void): void {
    this.on(type, listener);
  }
}

let page: PageWindow;
const port = () => ({ close: vi.fn() });
const deliver = (...ports: unknown[]) => bridge.listeners.get(PAGE_PORT)?.({ ports });
const ask = (data: unknown = PAGE_PORT_REQUEST, source: unknown = page) =>
  page.emit('message', { data, source });

beforeEach(async () => {
  page = new PageWindow();
  bridge.listeners.clear();
  bridge.exposed.length = 0;
  vi.stubGlobal('window', page);
  vi.resetModules();
  await import('./preload.ts');
});
afterEach(() => vi.unstubAllGlobals());

describe('preload', () => {
  it('hands a port over when the page asks first', () => {
    const given = port();
    ask();
    expect(page.posts).toEqual([]);
    deliver(given);
    expect(page.posts).toEqual([[PAGE_PORT, 'hmi://centre', [given]]]);
  });

  it('keeps a port until the page asks, and the latest only', () => {
    const [old, current] = [port(), port()];
    deliver(old);
    deliver(current);
    expect(old.close).toHaveBeenCalledOnce();
    ask();
    expect(page.posts).toEqual([[PAGE_PORT, 'hmi://centre', [current]]]);
  });

  it('hands over each port of a restarted host, without being asked again', () => {
    ask();
    deliver(port());
    const second = port();
    deliver(second);
    expect(page.posts).toHaveLength(2);
    expect(page.posts[1]).toEqual([PAGE_PORT, 'hmi://centre', [second]]);
  });

  it('takes no notice of other messages and other windows', () => {
    deliver(port());
    ask('something');
    ask(PAGE_PORT_REQUEST, {});
    expect(page.posts).toEqual([]);
  });

  it('exposes a marker without any function', () => {
    expect(bridge.exposed).toEqual([['zhiluShell', { shell: 'electron', protocol: 1 }]]);
  });
});
