import { Command, InvalidArgumentError, Option } from 'commander';
import { pino, type Logger } from 'pino';
import { AgentStartError, messageOf } from '../agent/agent-error.ts';
import { startAgent, type RunningAgent } from '../agent/server.ts';
import { SCENARIOS } from '../agent/simulator/scenario.ts';
import { SOURCE_KINDS, prepareSource, type SourceKind } from '../agent/sources.ts';
import { defaultTokenFile } from '../agent/token.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';

interface AgentCliOptions {
  readonly port: number;
  readonly tokenFile: string;
  readonly source: SourceKind;
  readonly record?: string;
  readonly json?: true;
  readonly logLevel: string;
  readonly scenario?: string;
  readonly seed?: number;
  readonly route?: string;
  readonly speed?: number;
  readonly dbc?: string;
  readonly log?: string;
  readonly map?: string;
  readonly file?: string;
  readonly loop?: true;
}

/** `zhilu agent`: runs the reference telematics agent until SIGINT or SIGTERM. */
export function agentCommand(): Command {
  return new Command('agent')
    .description('Run the reference telematics agent: vehicle data over VISS messages on loopback')
    .exitOverride(exitAfterParsing)
    .option('--port <n>', 'TCP port on 127.0.0.1; 0 takes a free one', portOf, 0)
    .option(
      '--token-file <file>',
      'file with the token clients must present; created when missing',
      defaultTokenFile(process.env),
    )
    .addOption(
      new Option('--source <kind>', 'where the data comes from')
        .choices(SOURCE_KINDS)
        .default('simulator'),
    )
    .option('--record <file>', 'record to this file (JSON lines); never overwrites')
    .option('--json', 'print JSON when listening')
    .addOption(
      new Option('--log-level <level>', 'what goes to stderr')
        .choices(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info'),
    )
    .optionsGroup('Simulator:')
    .addOption(new Option('--scenario <name>', 'what to drive (default: city)').choices(SCENARIOS))
    .option('--seed <n>', 'same seed, same drive (default: 1)', numberOf)
    .option(
      '--route <file>',
      'GeoJSON LineString to drive along, back and forth or round and round',
    )
    .optionsGroup('Simulator, can-log, replay:')
    .option('--speed <n>', 'factor on time; the simulator takes 1 to 60 (default: 1)', numberOf)
    .optionsGroup('can-log, replay:')
    .option('--loop', 'start over at the end')
    .optionsGroup('can-log:')
    .option('--dbc <file>', 'DBC file that describes the bus')
    .option('--log <file>', 'candump log')
    .option('--map <file>', 'mapping of DBC signals to VSS paths')
    .optionsGroup('replay:')
    .option('--file <file>', 'recording made with --record')
    .action(async (options: AgentCliOptions) => {
      process.exitCode = await runAgent(options);
    });
}

async function runAgent(options: AgentCliOptions): Promise<ExitCode> {
  const prepared = prepareSource(options.source, sourceOptions(options));
  if (!prepared.ok) {
    for (const problem of prepared.problems) {
      console.error(`zhilu agent --source ${options.source}: ${problem}`);
    }
    return EXIT.usage;
  }
  // stdout belongs to the one line that says where the agent listens.
  const logger = pino({ level: options.logLevel }, pino.destination({ dest: 2, sync: true }));
  const stopRequested = stopRequest();
  let agent: RunningAgent;
  try {
    const source = await prepared.open();
    agent = await startAgent({
      source,
      port: options.port,
      tokenFile: options.tokenFile,
      recordFile: options.record,
      logger,
    });
  } catch (thrown) {
    return explain(thrown, logger);
  }
  announce(agent, options);
  await stopRequested;
  await agent.stop();
  // An open channel to the launcher would keep a process alive that has nothing left to do.
  if (process.connected) process.disconnect();
  return EXIT.ok;
}

/** Only what was said: each source has defaults of its own and knows what does not apply to it. */
function sourceOptions(options: AgentCliOptions): Readonly<Record<string, unknown>> {
  const { scenario, seed, route, speed, dbc, log, map, file, loop } = options;
  const given = { scenario, seed, route, speed, dbc, log, map, file, loop };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function announce(agent: RunningAgent, options: AgentCliOptions): void {
  const { port, recordFile } = agent;
  const { source, tokenFile } = options;
  if (options.json) {
    console.log(JSON.stringify({ port, source, tokenFile, pid: process.pid, recordFile }));
  } else {
    const recording = recordFile === undefined ? '' : `, recording to ${recordFile}`;
    console.log(
      `Agent listening on 127.0.0.1:${port}, source ${source}, token in ${tokenFile}${recording}`,
    );
  }
  // A launcher that is gone by now has asked the agent to stop.
  if (process.connected) process.send?.({ type: 'listening', port });
}

/** Resolves when the agent is asked to stop; a launcher that dies takes its agent with it. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      resolve();
    };
    // A second signal finds no listener and ends the process at once, should stopping hang.
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    process.once('disconnect', stop);
  });
}

function explain(thrown: unknown, logger: Logger): ExitCode {
  console.error(`zhilu agent: ${messageOf(thrown)}`);
  const unexpected = !(thrown instanceof AgentStartError);
  logger.debug({ err: thrown, unexpected }, 'agent not started');
  return EXIT.unavailable;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  }
  return port;
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) {
    throw new InvalidArgumentError('This is not a number.');
  }
  return number;
}
