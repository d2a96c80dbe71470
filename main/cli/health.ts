import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { healthSchema, type Health } from '../../shared/contract/host.ts';
import { EXIT, exitAfterParsing } from './exit-codes.ts';

interface HealthOptions {
  readonly url: string;
  readonly tokenFile?: string;
  readonly json?: boolean;
}

/** `zhilu health`: asks a running host how it is; exit code 0 only when all is well. */
export function healthCommand(): Command {
  return new Command('health')
    .description('Ask a running host how it is')
    .requiredOption('--url <url>', 'address of the host, e.g. http://127.0.0.1:4711')
    .exitOverride(exitAfterParsing)
    .option('--token-file <file>', 'file with the token of that host')
    .option('--json', 'print the whole report as JSON')
    .action(async (options: HealthOptions) => {
      process.exitCode = await reportHealth(options);
    });
}

async function reportHealth({ url, tokenFile, json }: HealthOptions): Promise<number> {
  const headers: Record<string, string> = tokenFile
    ? { authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` }
    : {};
  let response: Response;
  try {
    response = await fetch(new URL('/health', url), { headers });
  } catch (error) {
    console.error(`No host answers at ${url}: ${String(error)}. Is \`zhilu start\` running?`);
    return EXIT.unavailable;
  }
  if (response.status === 401) {
    console.error('The host wants its token: pass --token-file with the file it was started with.');
    return EXIT.usage;
  }
  const parsed = healthSchema.safeParse(await response.json());
  if (!parsed.success) {
    console.error(`The answer of ${url} is not a health report of this version.`);
    return EXIT.unavailable;
  }
  console.log(json ? JSON.stringify(parsed.data, null, 2) : summary(parsed.data));
  return parsed.data.status === 'ok' ? EXIT.ok : EXIT.degraded;
}

function summary(health: Health): string {
  const { signals, agentLink, eventLoopDelayMs, rejected } = health;
  const rejections = Object.entries(rejected).map(([name, count]) => `${name} ${count}`);
  return [
    `status       ${health.status}`,
    ...health.problems.map(
      ({ key, detail }) => `problem      ${key}${detail ? `: ${detail}` : ''}`,
    ),
    `agent link   ${agentLink.state}, ${agentLink.messages} messages, ${agentLink.reconnects} reconnects`,
    `signals      ${signals.fresh} fresh, ${signals.stale} stale, ${signals.absent} absent`,
    `rejected     ${rejections.length > 0 ? rejections.join(', ') : 'none'}`,
    `event loop   p99 ${eventLoopDelayMs.p99.toFixed(1)} ms`,
    `displays     ${health.displays.map(({ display }) => display).join(', ') || 'none'}`,
  ].join('\n');
}
