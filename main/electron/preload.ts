import { contextBridge, ipcRenderer } from 'electron';
import { PAGE_PORT, PAGE_PORT_REQUEST } from './page-port.ts';

/**
 * The only code of ours between the sandboxed page and the supervisor. It passes ports on and does
 * nothing else: no channel of `ipcRenderer` is reachable from the page, and nothing is ever sent.
 */

interface Port {
  close(): void;
}

/** What is used of the page's window. The DOM's own types would open it to all of `main/`. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: string, targetOrigin: string, transfer: readonly Port[]): void;
  addEventListener(
    type: 'message',
    listener: (event: { readonly source: unknown; readonly data: unknown }) => void,
  ): void;
};

/** The latest port, kept until the page asks: the page's script may start later than the port. */
let pending: Port | undefined;
let asked = false;

function handOver(): void {
  if (!asked || !pending) return;
  window.postMessage(PAGE_PORT, window.location.origin, [pending]);
  pending = undefined;
}

ipcRenderer.on(PAGE_PORT, (event: { readonly ports: readonly Port[] }) => {
  pending?.close();
  pending = event.ports[0];
  handOver();
});

window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== PAGE_PORT_REQUEST) return;
  asked = true;
  handOver();
});

/** Tells the page that it runs in the shell; holds no function. */
contextBridge.exposeInMainWorld('zhiluShell', { shell: 'electron', protocol: 1 });
