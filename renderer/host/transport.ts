import { createORPCClient } from '@orpc/client';
import { RPCLink as MessagePortLink } from '@orpc/client/message-port';
import { RPCLink as WebSocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { HostContract } from '../../shared/contract/host.ts';

export type HostClient = ContractRouterClient<HostContract>;

/** One connection to the host, until it closes. */
export interface HostConnection {
  readonly client: HostClient;
  close(): void;
}

/** Delivers a connection whenever one is made, and tells when it has closed by itself. */
export interface HostTransport {
  start(onOpen: (connection: HostConnection) => void, onClose: () => void): void;
}

/** Pause before a new attempt; short because a restarted host is back within a second. */
const RECONNECT_MS = 250;

/** The desk: a WebSocket to the server this page came from, opened again whenever it closes. */
export function webSocketTransport(location: Location): HostTransport {
  const url = new URL('/api', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const display = new URLSearchParams(location.search).get('display');
  if (display) url.searchParams.set('display', display);
  return {
    start(onOpen, onClose) {
      const connect = () => {
        const socket = new WebSocket(url);
        socket.addEventListener('open', () => {
          const client: HostClient = createORPCClient(new WebSocketLink({ websocket: socket }));
          onOpen({ client, close: () => socket.close() });
        });
        socket.addEventListener('close', () => {
          onClose();
          setTimeout(connect, RECONNECT_MS);
        });
      };
      connect();
    },
  };
}

/** The message with which the preload hands over a port; see `main/electron/preload.ts`. */
export const PAGE_PORT_MESSAGE = 'zhilu:page-port';

/** The head unit: the supervisor delivers a new port at start and after every restart of the host. */
export function messagePortTransport(page: Window): HostTransport {
  return {
    start(onOpen, onClose) {
      let current: MessagePort | undefined;
      page.addEventListener('message', ({ data, ports, source }: MessageEvent<unknown>) => {
        const [port] = ports;
        if (source !== page || data !== PAGE_PORT_MESSAGE || !port) return;
        if (current) onClose();
        current?.close();
        current = port;
        port.start();
        const client: HostClient = createORPCClient(new MessagePortLink({ port }));
        onOpen({ client, close: () => port.close() });
      });
      // The port may have been ready before this script ran; ask the preload to hand it over.
      page.postMessage(`${PAGE_PORT_MESSAGE}:request`, page.location.origin);
    },
  };
}

/** Chooses by where the page runs: `hmi:` is the head unit, anything else the desk. */
export function hostTransport(page: Window): HostTransport {
  return page.location.protocol === 'hmi:'
    ? messagePortTransport(page)
    : webSocketTransport(page.location);
}
