import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { ORPCError } from '@orpc/server';
import { ServerPeer } from '@orpc/standard-server-peer';
import type { Logger } from 'pino';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Page } from './displays.ts';
import { frameFault } from './page-frame.ts';
import type { HostContext, HostRouter } from './router.ts';

/** Answers the frames of pages, whatever carries them. */
export interface PageServer {
  /**
   * Serves one page. `send` must resolve when the carrier has taken the frame and never reject:
   * the streams of a page go no faster than that.
   */
  serve(page: Page, send: (frame: string) => Promise<void>): PagePeer;
}

export interface PagePeer {
  /** Takes one untrusted frame; what does not fit is counted and dropped. */
  receive(frame: unknown): void;
  /** The page is gone: ends its calls and streams. */
  close(): void;
}

/** Creates the oRPC server shared by all pages. */
export function createPageServer(
  router: HostRouter,
  rejections: Rejections,
  log: Logger,
): PageServer {
  /** Errors that came out of a procedure, not out of reading its input. */
  const fromProcedures = new WeakSet<Error>();
  const handler = new StandardRPCHandler<HostContext>(router, {
    rootInterceptors: [
      async (options) => {
        const result = await options.next();
        if (!result.matched) rejections.add('host', 'unknown-procedure');
        return result;
      },
    ],
    interceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (error) {
          // What failed before the procedure was called failed while its input was read.
          if (!(error instanceof Error && fromProcedures.has(error))) {
            rejections.add('host', 'invalid-input');
          }
          throw error;
        }
      },
    ],
    clientInterceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (error) {
          if (error instanceof Error) fromProcedures.add(error);
          if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
            rejections.add('host', 'invalid-input');
          } else {
            rejections.add('host', 'failed-call');
            log.error({ error }, 'a call failed');
          }
          throw error;
        }
      },
    ],
  });

  return {
    serve(page, send) {
      const peer = new ServerPeer((message) =>
        // The contract has no files, therefore no binary frames.
        typeof message === 'string' ? send(message) : undefined,
      );
      const handle = createServerPeerHandleRequestFn(handler, { context: { page } });
      return {
        receive(frame) {
          const fault = frameFault(frame);
          if (fault) {
            rejections.add('host', fault);
            return;
          }
          peer.message(String(frame), handle).catch((error: unknown) => {
            rejections.add('host', 'failed-call');
            log.error({ error, display: page.display }, 'a frame could not be handled');
          });
        },
        close: () => peer.close(),
      };
    },
  };
}
