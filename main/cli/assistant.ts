import { Argument, Command } from 'commander';
import { SHELL_CONFIG_FILE } from '../electron/shell-config.ts';
import {
  configuredDirs,
  describeModels,
  inspectModels,
  isWell,
  type ModelDirs,
} from './assistant-models.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';
import { loadHere, type Loaded } from './load-models.ts';

interface ModelsOptions {
  readonly config: string;
  readonly recogniser?: string;
  readonly voice?: string;
  readonly load: boolean;
  readonly json?: true;
}

/** `zhilu assistant`: for integrators that give the assistant ears and a voice. */
export function assistantCommand(): Command {
  return new Command('assistant')
    .description('Check what the assistant hears and speaks with')
    .exitOverride(exitAfterParsing)
    .addCommand(modelsCommand())
    .addCommand(loadCommand(), { hidden: true });
}

function modelsCommand(): Command {
  return new Command('models')
    .description('Say which models are there, what is missing, and where to put it')
    .exitOverride(exitAfterParsing)
    .option('--config <file>', 'configuration of the shell', SHELL_CONFIG_FILE)
    .option('--recogniser <folder>', 'folder with models that hear, instead of the configured one')
    .option('--voice <folder>', 'folder with a voice, instead of the configured one')
    .option('--no-load', 'look at the files only')
    .option('--json', 'print JSON')
    .action(async (options: ModelsOptions) => {
      process.exitCode = await models(options);
    });
}

/** Loads models and ends; `assistant models` starts it, since a bad model ends its process. */
function loadCommand(): Command {
  return new Command('load')
    .exitOverride(exitAfterParsing)
    .addArgument(new Argument('<what>').choices(['hearing', 'voice']))
    .argument('<folder>')
    .action(async (what: Loaded, folder: string) => {
      try {
        await loadHere(what, folder);
      } catch (error) {
        console.error(error instanceof Error ? error.message : String(error));
        process.exitCode = EXIT.unavailable;
      }
    });
}

async function models({ config, load, json, ...given }: ModelsOptions): Promise<ExitCode> {
  let dirs: ModelDirs;
  try {
    dirs = configuredDirs(config, given);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return EXIT.unavailable;
  }
  const reports = await inspectModels(dirs, load);
  const ok = isWell(reports);
  console.log(
    json
      ? JSON.stringify({ ok, ...dirs, models: reports }, null, 2)
      : describeModels(reports, dirs),
  );
  return ok ? EXIT.ok : EXIT.degraded;
}
