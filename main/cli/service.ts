import { basename } from 'node:path';
import { Command } from 'commander';
import { readService, type ReadService } from '../services/manifests/read-service.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';

/** `zhilu service`: for integrators that add services. */
export function serviceCommand(): Command {
  return new Command('service')
    .description('Check services of your own')
    .exitOverride(exitAfterParsing)
    .addCommand(checkCommand());
}

function checkCommand(): Command {
  return new Command('check')
    .description('Check the folder of a service as the host would')
    .exitOverride(exitAfterParsing)
    .argument('<dir>', 'folder with a service.json')
    .option('--json', 'print JSON')
    .action((dir: string, { json }: { readonly json?: true }) => {
      process.exitCode = check(dir, json ?? false);
    });
}

function check(dir: string, json: boolean): ExitCode {
  const read = readService(dir);
  console.log(json ? JSON.stringify(reportOf(read), null, 2) : `${dir}: ${sentenceOf(read)}`);
  return read.kind === 'fault' ? EXIT.degraded : EXIT.ok;
}

function reportOf(read: ReadService): object {
  switch (read.kind) {
    case 'fault':
      return { ok: false, ...read.fault };
    case 'off':
      return { ok: true, id: read.id, isOff: true };
    case 'service':
      return { ok: true, folder: basename(read.service.folder), ...read.service.manifest };
  }
}

function sentenceOf(read: ReadService): string {
  switch (read.kind) {
    case 'fault':
      return `${read.fault.code}: ${read.fault.message}`;
    case 'off':
      return `switches off the service ${read.id}`;
    case 'service': {
      const { names, category, flow, provider, triggers } = read.service.manifest;
      return `${names['zh-CN']} (${names['en-US']}): ${category}, flow ${flow}, provider ${provider.kind}, ${triggers.length} triggers`;
    }
  }
}
