import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { HOST_CONFIG_VARIABLE, type HostConfig } from '../host/config.ts';
import { SupervisedProcess } from './supervised-process.ts';

export interface DeskOptions {
  /** Entry of the command line, which runs the agent. */
  readonly cliEntry: string;
  readonly hostEntry: string;
  /** Folder of the built page. */
  readonly pageDir: string;
  /** Folder for settings that outlive this run. */
  readonly stateDir: string;
  /** TCP port of the host; 0 takes any free one. */
  readonly port: number;
  /** Options of `zhilu agent` (source, scenario, recording, …). */
  readonly agentOptions: readonly string[];
  readonly gearbox: HostConfig['gearbox'];
  /** Folders with region packs. */
  readonly regionDirs: readonly string[];
  /** Folders with service manifests; those of the product come first. */
  readonly serviceDirs: readonly string[];
  /** Folders with the files of the showroom; those of the product come first. */
  readonly ownershipDirs: readonly string[];
  /** Folders with music. */
  readonly mediaDirs: readonly string[];
  /** How many times faster than real the demo merchants work. */
  readonly demoPace?: number | undefined;
  /** How the assistant hears and what helps it; typing and chips only when empty. */
  readonly assistant: HostConfig['assistant'];
  readonly map: HostConfig['map'];
  readonly versions: HostConfig['versions'];
  /** What agent and host write to stderr. */
  readonly logLevel: LogLevel;
  /** What a person at the desk should know, e.g. a restart. */
  readonly onEvent: (event: string) => void;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A running desk: agent and host, each its own process, each restarted when it ends. */
export interface Desk {
  /** Address of the host, without the token. */
  readonly origin: string;
  /** Token of this run; whoever has it may open the page. */
  readonly token: string;
  /** Address to open, with the token. */
  address(display?: string): string;
  /** Where the agent listens, for a second host (the Electron shell brings its own). */
  readonly agent: { readonly url: string; readonly tokenFile: string };
  readonly agentPid: number | undefined;
  readonly hostPid: number | undefined;
  close(): Promise<void>;
}

const listeningSchema = z.object({ type: z.literal('listening'), port: z.number() });
const readySchema = z.object({ type: z.literal('ready'), port: z.number() });

/**
 * Longest wait for agent and host to come up the first time. One that fails ends and is noticed at
 * once; this is for one that hangs, and a machine with other work may need a minute.
 */
const START_TIMEOUT_MS = 180_000;

/**
 * Starts agent and host and keeps them running until `close`.
 *
 * @throws when either cannot come up the first time; nothing is left running then.
 */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const runDir = mkdtempSync(join(tmpdir(), 'zhilu-desk-'));
  const token = randomBytes(24).toString('base64url');
  const agentTokenFile = join(runDir, 'agent.token');
  const pageTokenFile = join(runDir, 'page.token');
  for (const [file, secret] of [
    [agentTokenFile, randomBytes(24).toString('base64url')],
    [pageTokenFile, token],
  ] as const) {
    writeFileSync(file, secret, { mode: 0o600 });
  }

  // Ports are chosen by the system once and kept over restarts, so that clients find them again.
  let agentPort = 0;
  let hostPort = options.port;
  const agentUp = Promise.withResolvers<undefined>();
  const hostUp = Promise.withResolvers<undefined>();

  const onEnd = (up: PromiseWithResolvers<undefined>) => (cause: string, delayMs: number) => {
    up.reject(new Error(cause));
    options.onEvent(`${cause}; starting it again in ${delayMs} ms`);
  };
  const agent = new SupervisedProcess({
    name: 'agent',
    modulePath: options.cliEntry,
    args: () => [
      'agent',
      ...['--port', String(agentPort), '--token-file', agentTokenFile],
      ...['--log-level', options.logLevel],
      ...options.agentOptions,
    ],
    env: () => process.env,
    onMessage: (message) => {
      const listening = listeningSchema.safeParse(message);
      if (!listening.success) return;
      agentPort = listening.data.port;
      agentUp.resolve(undefined);
    },
    onEnd: onEnd(agentUp),
  });
  const host = new SupervisedProcess({
    name: 'host',
    modulePath: options.hostEntry,
    args: () => [],
    env: () => {
      const config: HostConfig = {
        agent: { url: `http://127.0.0.1:${agentPort}`, tokenFile: agentTokenFile },
        stateDir: options.stateDir,
        gearbox: options.gearbox,
        bind: { kind: 'tcp', port: hostPort, tokenFile: pageTokenFile },
        pageDir: options.pageDir,
        regionDirs: [...options.regionDirs],
        serviceDirs: [...options.serviceDirs],
        ...(options.demoPace !== undefined && { demoPace: options.demoPace }),
        ownershipDirs: [...options.ownershipDirs],
        mediaDirs: [...options.mediaDirs],
        assistant: options.assistant,
        map: options.map,
        displays: { centre: 'driver', passenger: 'passenger' },
        versions: options.versions,
      };
      return {
        ...process.env,
        ZHILU_LOG_LEVEL: options.logLevel,
        [HOST_CONFIG_VARIABLE]: JSON.stringify(config),
      };
    },
    onMessage: (message) => {
      const ready = readySchema.safeParse(message);
      if (!ready.success) return;
      hostPort = ready.data.port;
      hostUp.resolve(undefined);
    },
    onEnd: onEnd(hostUp),
  });

  const close = async () => {
    await Promise.all([host.stop(), agent.stop()]);
    rmSync(runDir, { recursive: true, force: true });
  };

  try {
    agent.start();
    await withTimeout(agentUp.promise, 'The agent did not start listening');
    host.start();
    await withTimeout(hostUp.promise, 'The host did not become ready');
  } catch (error) {
    await close();
    throw error;
  }

  const origin = `http://127.0.0.1:${hostPort}`;
  return {
    origin,
    token,
    address(display) {
      const url = new URL('/', origin);
      url.searchParams.set('token', token);
      if (display !== undefined) url.searchParams.set('display', display);
      return url.href;
    },
    agent: { url: `http://127.0.0.1:${agentPort}`, tokenFile: agentTokenFile },
    get agentPid() {
      return agent.pid;
    },
    get hostPid() {
      return host.pid;
    },
    close,
  };
}

async function withTimeout(promise: Promise<undefined>, message: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), START_TIMEOUT_MS);
  });
  try {
    await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
