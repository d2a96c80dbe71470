import { Command } from 'commander';
import { EXIT, exitAfterParsing } from './exit-codes.ts';
import { regionBuildCommand } from './region-build.ts';
import { regionListCommand, regionVerifyCommand } from './region-inspect.ts';
import { routeSubcommand } from './region-route.ts';
import { regionSearchCommand } from './region-search.ts';

/** `zhilu region …`: builds region packs, and looks into them. */
export function regionCommand(): Command {
  return new Command('region')
    .description('Build region packs (map, roads, and places of one region), and look into them')
    .exitOverride(exitAfterParsing)
    .addCommand(regionBuildCommand())
    .addCommand(regionVerifyCommand())
    .addCommand(regionListCommand())
    .addCommand(regionSearchCommand())
    .addCommand(routeSubcommand())
    .action(function showHelp(this: Command) {
      this.outputHelp({ error: true });
      process.exitCode = EXIT.usage;
    });
}
