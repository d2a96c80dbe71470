import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { startAgent } from '../../main/agent/server.ts';
import { createLoadSource } from './load-source.ts';

/** The real agent with a load as its source; writes when each tick was emitted when it stops. */
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '0' },
    'token-file': { type: 'string', default: '' },
    'log-level': { type: 'string', default: 'warn' },
    hz: { type: 'string', default: '50' },
    emits: { type: 'string', default: '' },
  },
});

const emits: [tick: number, at: number][] = [];
const agent = await startAgent({
  source: createLoadSource(Number(values.hz), (tick, at) => emits.push([tick, at])),
  port: Number(values.port),
  tokenFile: values['token-file'],
  logger: pino({ level: values['log-level'] }, pino.destination(2)),
});
process.send?.({ type: 'listening', port: agent.port });

const end = () => {
  if (values.emits) writeFileSync(values.emits, JSON.stringify(emits));
  void agent.stop().then(() => process.exit(0));
};
process.once('SIGTERM', end);
process.once('disconnect', end);
