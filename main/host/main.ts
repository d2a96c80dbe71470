import type { ParentPort } from './bind-message-port.ts';
import { HOST_CONFIG_VARIABLE, parseHostConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { runHost } from './run-host.ts';

/**
 * Entry of the host process: started by the launcher on the desk (Node) and by the supervisor on
 * the head unit (Electron's utilityProcess). Announces `{ type: 'ready', port? }` to its parent.
 */
const log = createLogger(process.env['ZHILU_LOG_LEVEL']);

process.on('uncaughtException', (error) => {
  log.fatal({ error }, 'uncaught error');
  process.exit(1);
});
process.on('unhandledRejection', (error) => {
  log.fatal({ error }, 'unhandled rejection');
  process.exit(1);
});

/** Electron adds `parentPort` to the process of a utilityProcess; Node's types do not know it. */
function hasParentPort(value: object): value is { parentPort: ParentPort } {
  return 'parentPort' in value && typeof value.parentPort === 'object' && value.parentPort !== null;
}

try {
  const parentPort = hasParentPort(process) ? process.parentPort : undefined;
  const config = parseHostConfig(process.env[HOST_CONFIG_VARIABLE]);
  const running = await runHost(config, { log, parentPort });
  let isEnding = false;
  // A launcher that ends closes the channel after its signal: to end twice would be a failure.
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    void running.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // A launcher that was killed must not leave a host behind.
  process.once('disconnect', end);
  const ready = { type: 'ready', ...(running.port !== undefined && { port: running.port }) };
  // The launcher may have gone during the start; its end was told when nobody listened yet.
  if (process.send && !process.connected) end();
  else process.send?.(ready);
  parentPort?.postMessage(ready);
} catch (error) {
  log.fatal({ error }, error instanceof Error ? error.message : 'the host could not start');
  process.exit(1);
}
