import { createServer, type Server } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Command, InvalidArgumentError } from 'commander';
import { messageOf } from '../agent/agent-error.ts';
import { readOrCreateToken } from '../agent/token.ts';
import { createAccess, type Access } from '../host/access.ts';
import { systemClock } from '../host/clock.ts';
import { createLogger } from '../host/logger.ts';
import { createGateway, type Gateway } from '../services/gateway/create-gateway.ts';
import { providerApiDocument } from '../services/gateway/provider-api-document.ts';
import { demoServicesDir } from './demo-merchants.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';
import { projectRoot } from './project-root.ts';

/** Where the document of the API says that it is. */
const DEFAULT_PORT = 4720;

interface GatewayCliOptions {
  readonly port: number;
  readonly dir: string;
  readonly tokenFile?: string;
  readonly pace: number;
  readonly json?: true;
}

/** `zhilu gateway`: a backend with demo merchants, to develop the car's side or one's own backend against. */
export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('Run a backend of the provider API with demo merchants on 127.0.0.1')
    .exitOverride(exitAfterParsing)
    .option('--port <n>', 'TCP port; 0 takes a free one', portOf, DEFAULT_PORT)
    .option('--dir <folder>', 'folder for its orders', defaultDir())
    .option(
      '--token-file <file>',
      'file with the bearer token clients must present; created when missing ' +
        '(default: gateway.token in that folder)',
    )
    .option(
      '--pace <n>',
      'demo merchants cook and charge so many times faster (1 to 600)',
      paceOf,
      1,
    )
    .option('--json', 'print JSON when listening')
    .action(async (options: GatewayCliOptions) => {
      process.exitCode = await runGateway(options);
    })
    .addCommand(openapiCommand());
}

function openapiCommand(): Command {
  return new Command('openapi')
    .description('Print the OpenAPI 3.1 document of the provider API')
    .exitOverride(exitAfterParsing)
    .action(() => console.log(JSON.stringify(providerApiDocument(), null, 2)));
}

async function runGateway(options: GatewayCliOptions): Promise<ExitCode> {
  const { dir, pace, tokenFile = join(dir, 'gateway.token') } = options;
  const stopping = stopRequest();
  const gateway = createGateway({
    stateDir: dir,
    dataDir: demoServicesDir(projectRoot()),
    clock: systemClock,
    log: createLogger('warn'),
    pace,
  });
  let server: Server;
  try {
    const access = createAccess(await readOrCreateToken(tokenFile));
    server = await listen(gateway, access, options.port);
    announce(access.port, tokenFile, options);
  } catch (error) {
    gateway.close();
    console.error(`zhilu gateway: ${messageOf(error)}`);
    return EXIT.unavailable;
  }
  await stopping;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
  gateway.close();
  return EXIT.ok;
}

function announce(port: number, tokenFile: string, { json, pace }: GatewayCliOptions): void {
  const url = `http://127.0.0.1:${port}`;
  if (json) {
    console.log(JSON.stringify({ url, tokenFile, pid: process.pid }));
    return;
  }
  const speed = pace === 1 ? '' : `, ${pace} times faster than real`;
  console.log(`Gateway with demo merchants at ${url}, token in ${tokenFile}${speed}`);
}

async function listen(gateway: Gateway, access: Access, port: number): Promise<Server> {
  const guarded = (request: Request) => refusalOf(request, access) ?? gateway.fetch(request);
  const answer = getRequestListener(guarded, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  access.port = address.port;
  return server;
}

/** Local addresses only, and only who knows the token. */
function refusalOf({ headers }: Request, access: Access): Response | null {
  if (!access.isOwnHost(headers.get('host') ?? undefined)) {
    return refusal(421, 'this gateway answers on 127.0.0.1 and localhost only');
  }
  const authorization = headers.get('authorization') ?? undefined;
  if (access.isAuthorised({ cookie: undefined, authorization })) return null;
  return refusal(401, 'the header Authorization: Bearer TOKEN is missing or wrong');
}

function refusal(status: number, message: string): Response {
  return Response.json({ error: { code: 'unauthorised', message } }, { status });
}

/** Resolves when the gateway is asked to stop. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function defaultDir(): string {
  const { XDG_STATE_HOME: state, HOME: home } = process.env;
  return join(state ?? join(home ?? homedir(), '.local', 'state'), 'zhilu-gateway');
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

function paceOf(text: string): number {
  const pace = Number(text);
  if (text.trim() !== '' && pace >= 1 && pace <= 600) return pace;
  throw new InvalidArgumentError('A pace is a number from 1 to 600.');
}
