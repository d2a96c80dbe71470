import type { Server } from 'node:http';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Access } from './access.ts';
import type { Displays, Page } from './displays.ts';
import { MAX_FRAME_BYTES } from './page-frame.ts';
import type { PageServer } from './page-peer.ts';

/** Where pages on the desk connect, e.g. `ws://127.0.0.1:4711/api?display=centre`. */
export const API_PATH = '/api';

/** The display of a page that does not say which it is. */
export const DEFAULT_DISPLAY = 'centre';

export interface WebSocketOptions {
  readonly server: Server;
  readonly access: Access;
  readonly displays: Displays;
  readonly pages: PageServer;
  readonly rejections: Rejections;
  readonly log: Logger;
}

type Refusal = readonly [status: 400 | 401 | 403 | 404 | 421 | 503, why: string];

/**
 * Serves the host API to pages on the desk. A browser sends cookies with a WebSocket from any page,
 * so the Origin is checked besides the token (cross-site WebSocket hijacking).
 */
export function bindWebSocket(options: WebSocketOptions): { close(): void } {
  const { server, access, displays, pages, rejections, log } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });

  const admit = (request: IncomingMessage): Page | Refusal => {
    const { host, origin, cookie, authorization } = request.headers;
    if (!access.isOwnHost(host)) return [421, 'foreign-host'];
    const url = URL.parse(request.url ?? '', `http://${String(host)}`);
    if (url?.pathname !== API_PATH) return [404, 'unknown-address'];
    if (!access.isOwnOrigin(origin, host)) return [403, 'foreign-origin'];
    if (!access.isAuthorised({ cookie, authorization })) return [401, 'no-token'];
    const display = url.searchParams.get('display') ?? DEFAULT_DISPLAY;
    if (!displays.has(display)) return [404, 'unknown-display'];
    return displays.join(display) ?? [503, 'too-many-pages'];
  };

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const admitted = admit(request);
    if (!('display' in admitted)) {
      const [status, why] = admitted;
      rejections.add('host', why);
      log.warn({ why }, 'page refused');
      socket.end(
        `HTTP/1.1 ${status} ${String(STATUS_CODES[status])}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    // When the handshake itself fails, ws ends the socket without calling back.
    const leave = () => displays.leave(admitted);
    socket.once('close', leave);
    sockets.handleUpgrade(request, socket, head, (opened) => connect(opened, admitted));
  };

  const connect = (socket: WebSocket, page: Page) => {
    const peer = pages.serve(page, (frame) => sendFrame(socket, frame));
    socket.on('message', (data, isBinary) => peer.receive(isBinary ? data : textOf(data)));
    socket.on('error', (error) => {
      const oversized = 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
      rejections.add('host', oversized ? 'oversized-frame' : 'malformed-frame');
    });
    socket.on('close', () => peer.close());
  };

  server.on('upgrade', upgrade);
  return {
    close() {
      server.off('upgrade', upgrade);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** Resolves when the kernel has taken the frame, or the connection is gone. */
function sendFrame(socket: WebSocket, frame: string): Promise<void> {
  return new Promise((resolve) => socket.send(frame, () => resolve()));
}

function textOf(data: Buffer | ArrayBuffer | Buffer[]): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}
