import { z } from 'zod';
import type { Logger } from 'pino';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Displays } from './displays.ts';
import type { PageServer } from './page-peer.ts';

/** What the host uses of Electron's `MessagePortMain`. */
export interface PagePort {
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

/** What the host uses of Electron's `process.parentPort`. */
export interface ParentPort {
  on(
    event: 'message',
    listener: (message: { data: unknown; ports: readonly PagePort[] }) => void,
  ): unknown;
  postMessage(message: unknown): void;
}

const pagePortMessageSchema = z.object({ type: z.literal('page-port'), display: z.string() });

export interface MessagePortOptions {
  readonly parent: ParentPort;
  readonly displays: Displays;
  readonly pages: PageServer;
  readonly rejections: Rejections;
  readonly log: Logger;
}

/**
 * Serves the host API to pages on the head unit: the supervisor hands over one port per page with a
 * message `{ type: 'page-port', display }`.
 */
export function bindMessagePort(options: MessagePortOptions): { close(): void } {
  const { parent, displays, pages, rejections, log } = options;
  const open = new Set<PagePort>();

  parent.on('message', ({ data, ports }) => {
    const parsed = pagePortMessageSchema.safeParse(data);
    const [port] = ports;
    if (!parsed.success || !port) {
      rejections.add('host', 'malformed-frame');
      return;
    }
    const page = displays.join(parsed.data.display);
    if (!page) {
      const why = displays.has(parsed.data.display) ? 'too-many-pages' : 'unknown-display';
      rejections.add('host', why);
      log.warn({ why }, 'page refused');
      port.close();
      return;
    }
    // A port takes every message at once; the page's own process bounds what waits in it.
    const peer = pages.serve(page, (frame) => {
      port.postMessage(frame);
      return Promise.resolve();
    });
    open.add(port);
    port.on('message', (message) => peer.receive(message.data));
    port.on('close', () => {
      open.delete(port);
      peer.close();
      displays.leave(page);
    });
    port.start();
  });

  return {
    close() {
      for (const port of open) port.close();
    },
  };
}
