import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BrowserWindow,
  Menu,
  MessageChannelMain,
  app,
  crashReporter,
  protocol,
  screen,
  session,
  utilityProcess,
} from 'electron';
import { pino } from 'pino';
import { parseArguments } from './arguments.ts';
import { EXIT } from './exit-code.ts';
import { PAGE_SCHEME_REGISTRATION } from './protocol.ts';
import { createRecoveryPage } from './recovery-page.ts';
import { PRODUCTION_SWITCHES } from './session-lock.ts';
import { SHELL_CONFIG_FILE, parseShellConfig, type ShellConfig } from './shell-config.ts';
import { superviseShell } from './supervisor.ts';
import { readShellVersions } from './versions.ts';

const HELP = `Usage: zhilu-shell [--version [--json]] [--help] [graphics switches of Chromium]

The Zhilu shell: opens the windows of the head unit and keeps page and host alive.
Configuration: ${SHELL_CONFIG_FILE}, or the file named by ZHILU_SHELL_CONFIG.
`;

const production = app.isPackaged;
const log = pino({ base: { part: 'supervisor' } });

/** Root of the bundles: this file is `out/main/index.js`. */
const bundles = join(import.meta.dirname, '..');
/** `package.json` is here: the archive of a product, or the checkout. */
const root = join(bundles, '..');
const versions = readShellVersions(root, process.versions);

/** Recovery page: beside the archive in a product, in the checkout otherwise. */
const recoveryFile = production
  ? join(process.resourcesPath, 'recovery', 'index.html')
  : join(root, 'resources', 'recovery', 'index.html');

function readConfigFile(): string | undefined {
  const file = process.env['ZHILU_SHELL_CONFIG'] ?? SHELL_CONFIG_FILE;
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    log.info({ event: 'no-config-file', file, cause: String(cause) }, 'Using the defaults.');
    return undefined;
  }
}

/** Chromium's own files. */
function profileDir(config: ShellConfig): string {
  return join(config.stateDir, 'chromium');
}

function prepareDirectories(config: ShellConfig): boolean {
  try {
    for (const folder of [profileDir(config), config.crashDir, config.runtimeDir]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    // Whoever can open the socket can command the car; the mode counts even if the folder was there.
    chmodSync(config.runtimeDir, 0o700);
    return true;
  } catch (cause) {
    log.error(
      { event: 'directory', cause: String(cause) },
      'A directory cannot be prepared. Set StateDirectory= and RuntimeDirectory= in the unit, or stateDir and runtimeDir in the configuration.',
    );
    return false;
  }
}

function run(): void {
  const { config, problem } = parseShellConfig(readConfigFile(), process.env);
  if (problem !== undefined) {
    log.error({ event: 'config-set-aside', problem }, 'The configuration file was set aside.');
  }
  if (!prepareDirectories(config)) {
    app.exit(EXIT.directory);
    return;
  }
  app.setPath('userData', profileDir(config));
  app.setPath('crashDumps', config.crashDir);
  if (!app.requestSingleInstanceLock()) {
    log.error({ event: 'already-running', stateDir: config.stateDir }, 'Another shell is running.');
    app.exit(EXIT.alreadyRunning);
    return;
  }
  crashReporter.start({ uploadToServer: false });
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME_REGISTRATION]);
  if (production) {
    for (const [name, value] of PRODUCTION_SWITCHES) app.commandLine.appendSwitch(name, value);
  }
  const recoveryPage = createRecoveryPage(readFileSync(recoveryFile, 'utf8'));
  app
    .whenReady()
    .then(() => {
      log.info({ event: 'start', versions, displays: config.displays }, 'The shell starts.');
      superviseShell({
        electron: {
          app,
          BrowserWindow,
          MessageChannelMain,
          session: session.defaultSession,
          screen,
          utilityProcess,
          Menu,
        },
        config,
        versions,
        files: {
          host: join(bundles, 'main', 'host.js'),
          preload: join(bundles, 'preload', 'index.cjs'),
          pageDir: join(bundles, 'renderer'),
          regionsDir: production
            ? join(process.resourcesPath, 'regions')
            : join(bundles, 'regions'),
          servicesDir: production
            ? join(process.resourcesPath, 'services')
            : join(root, 'resources', 'services'),
          ownershipDir: production
            ? join(process.resourcesPath, 'ownership')
            : join(root, 'resources', 'ownership'),
        },
        recoveryPage,
        environment: process.env,
        production,
        killNow: (pid) => process.kill(pid, 'SIGKILL'),
        log,
      });
    })
    .catch((cause: unknown) => {
      log.error({ event: 'start-failed', cause: String(cause) }, 'The shell could not start.');
      app.exit(EXIT.hopeless);
    });
}

const command = parseArguments(process.argv.slice(production ? 1 : 2), production);
switch (command.kind) {
  case 'version':
    process.stdout.write(`${command.json ? JSON.stringify(versions) : versions.zhilu}\n`);
    app.exit(EXIT.ok);
    break;
  case 'help':
    process.stdout.write(HELP);
    app.exit(EXIT.ok);
    break;
  case 'refuse':
    process.stderr.write(
      `The argument ${command.argument} is not allowed. Try --help; graphics switches that are allowed are listed in docs/deployment.md.\n`,
    );
    app.exit(EXIT.usage);
    break;
  case 'run':
    run();
}
