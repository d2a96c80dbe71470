import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { OFFLINE_MAP, mapConfigSchema, type MapConfig } from '../../shared/contract/map-config.ts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { buildPage, buildShell, isPageOutdated } from '../desk/build-page.ts';
import { ChromiumWindow } from '../desk/chromium-window.ts';
import { LOG_LEVELS, startDesk, type Desk, type DeskOptions, type LogLevel } from '../desk/desk.ts';
import { startDevServer } from '../desk/dev-server.ts';
import { ElectronWindow } from '../desk/electron-window.ts';
import { entriesBelow, type Entries } from '../desk/entries.ts';
import { findChromium } from '../desk/find-chromium.ts';
import { findElectron, obtainElectron } from '../desk/find-electron.ts';
import {
  chooseWindow,
  hasDisplay,
  type WindowChoice,
  type WindowRequest,
} from '../desk/window-choice.ts';
import { createLogger } from '../host/logger.ts';
import { writeDemoMedia } from '../media/demo/demo-media.ts';
import { EXIT, exitAfterParsing } from './exit-codes.ts';
import { readModelConfig } from './read-model-config.ts';
import { prepareRegions } from './prepare-regions.ts';
import { writeRegionTour } from './region-tour.ts';
import { projectRoot } from './project-root.ts';
import { readVersions } from './versions.ts';

interface StartOptions {
  readonly window: WindowRequest;
  readonly size: { readonly width: number; readonly height: number };
  readonly display?: string;
  readonly port: number;
  readonly state: string;
  readonly browserArg: readonly string[];
  readonly manualGearbox?: boolean;
  readonly region: readonly string[];
  readonly services: readonly string[];
  readonly demoPace?: number;
  readonly ownership: readonly string[];
  readonly media: readonly string[];
  readonly recogniser?: string;
  readonly voice?: string;
  readonly assistantScript?: string;
  readonly modelConfig?: string;
  readonly mapboxToken?: string;
  readonly dev?: boolean;
  readonly logLevel: LogLevel;
}

/** Something the desk opened and must close. */
interface Closable {
  close(): Promise<void>;
}

/** `zhilu start`: agent, host, and page on the desk, in the best window this machine offers. */
export function startCommand(): Command {
  return new Command('start')
    .description('Start the agent, the host, and the HMI on this desk')
    .exitOverride(exitAfterParsing)
    .addOption(
      new Option('--window <kind>', 'what to show the page in')
        .choices(['auto', 'electron', 'chromium', 'none'])
        .default('auto'),
    )
    .option('--size <WxH>', 'size of the window in CSS pixels', parseSize, {
      width: 1920,
      height: 720,
    })
    .option('--display <name>', 'display to show: centre or passenger')
    .option('--port <port>', 'TCP port of the host; 0 takes any free one', parsePort, 0)
    .option('--state <folder>', 'folder for settings', defaultStateDir())
    .option('--browser-arg <switch>', 'further switch for Chromium (repeatable)', collect, [])
    .option('--manual-gearbox', 'the car has no P: the parking brake stands in for it')
    .option('--region <folder>', 'region pack, or folder of packs (repeatable)', collect, [])
    .option('--services <folder>', 'folder with services of your own (repeatable)', collect, [])
    .option('--demo-pace <n>', 'demo merchants cook and charge n times faster', parsePace)
    .option('--ownership <folder>', 'folder with a showroom of your own (repeatable)', collect, [])
    .option(
      '--media <folder>',
      'folder with music, as a stick; demo tunes without (repeatable)',
      collect,
      [],
    )
    .option('--recogniser <folder>', 'folder with models for speech (see zhilu assistant models)')
    .option('--voice <folder>', 'voice for sherpa-onnx (see docs/assistant-speaking.md)')
    .option('--assistant-script <file>', 'understand sounds that stand for the lines of a script')
    .option('--model-config <file>', 'language model that helps (see docs/assistant-model.md)')
    .addOption(
      new Option('--mapbox-token <token>', 'draw the base map of Mapbox, over the network').env(
        'ZHILU_MAPBOX_TOKEN',
      ),
    )
    .option('--dev', 'serve the page from its sources with hot reload')
    .addOption(
      new Option('--log-level <level>', 'what agent and host write to stderr')
        .choices(LOG_LEVELS)
        .default('warn'),
    )
    .addHelpText(
      'after',
      '\nThe simulated car is parked. All other options go to the agent, e.g. --scenario city,\n' +
        '--scenario highway, or --source can-log …\n' +
        '(see `zhilu agent --help`).',
    )
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (options: StartOptions, command: Command) => {
      process.exitCode = await start(options, withScenario(command.args));
    });
}

/**
 * A car at rest, unless something else is asked for: only there can a person at a desk type into the
 * search and start a simulated drive.
 */
function withScenario(agentOptions: readonly string[]): readonly string[] {
  if (names(agentOptions, '--scenario', '--source')) return agentOptions;
  return ['--scenario', 'parked', ...agentOptions];
}

/** With a region of the person's own the simulated car is there, on a way across it. */
async function withTour(
  agentOptions: readonly string[],
  regions: readonly string[],
  workDir: string,
): Promise<readonly string[]> {
  if (regions.length === 0 || names(agentOptions, '--source', '--route')) return agentOptions;
  const file = join(workDir, 'tour.geojson');
  await writeRegionTour(regions, file, workDir, createLogger('error'));
  return [...agentOptions, '--route', file];
}

function names(agentOptions: readonly string[], ...wanted: readonly string[]): boolean {
  return agentOptions.some((option) =>
    wanted.some((name) => option === name || option.startsWith(`${name}=`)),
  );
}

async function start(options: StartOptions, agentOptions: readonly string[]): Promise<number> {
  const root = projectRoot();
  const entries = entriesBelow(root);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop.abort());
  }
  const opened: Closable[] = [];
  const workDir = mkdtempSync(join(tmpdir(), 'zhilu-start-'));
  try {
    const choice = await chooseHere(options.window);
    if (!options.dev && entries.isCheckout && isPageOutdated(root, entries.pageDir)) {
      console.log('Building the page …');
      buildPage(root);
    }
    const regionDirs = [...options.region, await ownRegions(root, entries)];
    const serviceDirs = [ownServices(root), ...options.services];
    const ownershipDirs = [ownShowroom(root), ...options.ownership];
    const mediaDirs =
      options.media.length > 0 ? options.media : [demoMedia(root, options, entries)];
    const assistant = assistantConfig(options);
    const map = mapConfig(options.mapboxToken);
    const desk = await startDesk({
      cliEntry: entries.cli,
      hostEntry: entries.host,
      pageDir: entries.pageDir,
      stateDir: options.state,
      port: options.port,
      agentOptions: await withTour(agentOptions, options.region, workDir),
      gearbox: { hasPark: !options.manualGearbox },
      regionDirs,
      serviceDirs,
      demoPace: options.demoPace,
      ownershipDirs,
      mediaDirs,
      assistant,
      map,
      versions: readVersions(),
      logLevel: options.logLevel,
      onEvent: (event) => console.error(event),
    });
    opened.push(desk);
    const address = options.dev
      ? await startDev(root, desk, opened)
      : desk.address(options.display);
    console.log(`Window: ${choice.kind} (${choice.why}).`);
    // The page must stay reachable for a second look, a passenger's display, or another browser.
    console.log(`Open ${address}`);
    const data = { regionDirs, serviceDirs, ownershipDirs, mediaDirs, assistant, map };
    openWindow(choice, address, { ...options, ...data }, entries, desk, opened, () => stop.abort());
    if (!stop.signal.aborted) {
      await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
    }
    return EXIT.ok;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return EXIT.unavailable;
  } finally {
    for (const closable of opened.reverse()) await closable.close();
    rmSync(workDir, { recursive: true, force: true });
  }
}

async function chooseHere(request: WindowRequest): Promise<WindowChoice> {
  const display = hasDisplay(process.env, process.platform);
  const wantsElectron = request === 'electron' || (request === 'auto' && display);
  if (wantsElectron && findElectron().path === null) console.log('Looking for Electron …');
  const [electron, chromium] = await Promise.all([
    wantsElectron ? obtainElectron() : findElectron(),
    findChromium(),
  ]);
  return chooseWindow({ request, hasDisplay: display, electron, chromium });
}

async function startDev(root: string, desk: Desk, opened: Closable[]): Promise<string> {
  const server = await startDevServer(root, desk);
  opened.push(server);
  return server.address;
}

function openWindow(
  choice: WindowChoice,
  address: string,
  options: StartOptions &
    Pick<
      DeskOptions,
      'regionDirs' | 'serviceDirs' | 'ownershipDirs' | 'mediaDirs' | 'assistant' | 'map'
    >,
  entries: Entries,
  desk: Desk,
  opened: Closable[],
  onClosed: () => void,
): void {
  if (choice.kind === 'chromium') {
    const window = new ChromiumWindow({
      executable: choice.executable,
      url: address,
      size: options.size,
      switches: options.browserArg,
      onEvent: (event) => console.error(event),
      onClosed,
    });
    opened.push(window);
    window.open();
  } else if (choice.kind === 'electron') {
    if (entries.isCheckout) buildShell(projectRoot());
    const window = new ElectronWindow({
      executable: choice.executable,
      main: entries.electronMain,
      agent: desk.agent,
      gearbox: { hasPark: !options.manualGearbox },
      regionDirs: options.regionDirs,
      serviceDirs: options.serviceDirs,
      ownershipDirs: options.ownershipDirs,
      mediaDirs: options.mediaDirs,
      assistant: options.assistant,
      map: options.map,
      stateDir: join(options.state, 'shell'),
      size: options.size,
      onClosed: (cause) => {
        console.error(`The window ended (${cause}).`);
        onClosed();
      },
    });
    opened.push(window);
    window.open();
  }
}

/** The regions that come with the product: built from their sources in a checkout. */
function ownRegions(root: string, { isCheckout }: Entries): Promise<string> {
  const sources = join(root, 'resources', 'regions');
  return isCheckout
    ? prepareRegions(sources, join(root, 'out', 'regions'))
    : Promise.resolve(join(root, '..', 'regions'));
}

/** The showroom that comes with the product, as {@link ownServices}. */
function ownShowroom(root: string): string {
  return join(root, 'resources', 'ownership');
}

/** Tunes of our own, for a desk without a stick. */
function demoMedia(root: string, { state }: StartOptions, { isCheckout }: Entries): string {
  const source = join(root, 'resources', 'media', 'demo-tunes.json');
  return writeDemoMedia(
    source,
    isCheckout ? join(root, 'out', 'media') : join(state, 'demo-media'),
  );
}

/** The services that come with the product; they lie in the same place in a checkout and installed. */
function ownServices(root: string): string {
  return join(root, 'resources', 'services');
}

function mapConfig(mapboxToken: string | undefined): MapConfig {
  if (mapboxToken === undefined) return OFFLINE_MAP;
  const parsed = mapConfigSchema.safeParse({ engine: 'mapbox', token: mapboxToken });
  if (parsed.success) return parsed.data;
  throw new Error('A Mapbox token for a page is a public one: it begins with "pk.".');
}

function assistantConfig({
  recogniser,
  voice,
  assistantScript,
  modelConfig,
}: StartOptions): DeskOptions['assistant'] {
  return {
    ...(recogniser !== undefined && { recogniserDir: resolve(recogniser) }),
    ...(voice !== undefined && { voiceDir: resolve(voice) }),
    ...(assistantScript !== undefined && { script: resolve(assistantScript) }),
    ...(modelConfig !== undefined && { model: readModelConfig(resolve(modelConfig)) }),
  };
}

function defaultStateDir(): string {
  return join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'zhilu');
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  }
  return port;
}

function parsePace(text: string): number {
  const pace = Number(text);
  if (!(pace >= 1 && pace <= 1000)) throw new InvalidArgumentError('A pace is from 1 to 1000.');
  return pace;
}

function parseSize(text: string): { width: number; height: number } {
  const match = /^(\d{3,5})x(\d{3,5})$/.exec(text);
  if (!match) throw new InvalidArgumentError('A size is WIDTHxHEIGHT, e.g. 1920x720.');
  return { width: Number(match[1]), height: Number(match[2]) };
}
