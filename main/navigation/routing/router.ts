import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import type { RoutesAnswer } from '../../../shared/contract/host.ts';
import { reason, type Reason } from '../../../shared/contract/reason.ts';
import type { ReachableArea } from '../../../shared/navigation/navigation-state.ts';
import {
  routeRequestSchema,
  type Route,
  type RouteRequest,
} from '../../../shared/navigation/route.ts';
import { outsideReason } from '../../../shared/navigation/routing/router-reason.ts';
import { findWorker } from '../../bundle/find-bundled.ts';
import { openCrashLedger, type CrashLedger } from './crash-ledger.ts';
import { fingerprintOf } from './fingerprint.ts';
import { faultOfGraph } from './graph-file.ts';
import { JobRunner } from './job-runner.ts';
import { openJournal, takeLeftover, type JournalEntry } from './journal.ts';
import type {
  Answer,
  Matrix,
  MatrixRequest,
  ReachableRequest,
  RouterJob,
  RouterJobs,
  RoutableRegion,
} from './router-messages.ts';

export interface RouterOptions {
  readonly log: Logger;
  /** Where the router keeps what it was doing, to recognise a request that kills the process. */
  readonly stateDir: string;
  readonly clock: Clock;
  /** The worker's entry; found by itself beside this module, or in the bundle's folder. */
  readonly workerFile?: URL;
}

export interface RouterHealth {
  readonly region: string | null;
  /** Jobs answered with a value, and refused or failed by reason. */
  readonly answered: number;
  readonly failed: Readonly<Record<string, number>>;
  /** Worker threads that died since the start. */
  readonly deaths: number;
  /** Times the whole process died while the router was at work, remembered over restarts. */
  readonly crashes: number;
  /** What is wrong now, and what happened since the start: for the health report. */
  readonly problems: readonly Reason[];
}

/** The way finder of one region at a time. Its answers never reject. */
export interface Router {
  /** Switches to a region; the reason why not, if so, and then no region is open. */
  open(region: RoutableRegion): Promise<Reason | null>;
  /**
   * Ways, best first: the one way when there are stops or a way back, for which Valhalla has no
   * alternatives. Speed limits are not in it, see {@link Router.withSpeedLimits}.
   */
  route(request: RouteRequest): Promise<RoutesAnswer>;
  /**
   * The same answer with the speed limits along each way, as far as the data has them. Finding them
   * takes a fifth of the time of the way itself again, so that only ways to be driven should ask. An
   * answer without ways is passed through; where limits cannot be found the ways stay without.
   */
  withSpeedLimits(answer: RoutesAnswer): Promise<RoutesAnswer>;
  /** Where the charge reaches. An area ends where the region's roads end, whatever the range. */
  reachable(request: ReachableRequest): Promise<Answer<ReachableArea>>;
  matrix(request: MatrixRequest): Promise<Answer<Matrix>>;
  health(): RouterHealth;
  close(): Promise<void>;
}

/** Starts the router; its thread starts with the first region. */
export function createRouter(options: RouterOptions): Router {
  const { log, stateDir, clock } = options;
  const workerFile = options.workerFile ?? findWorker('router-worker', import.meta.url);
  const { journalFile, ledger, crashed, storageFault } = openMemory(stateDir, clock.now().wall);
  if (crashed) log.error({ job: crashed.kind }, 'the host died while the router was at work');
  if (storageFault) log.error({ reason: storageFault }, 'the router remembers no crashes');
  const runner = new JobRunner({ workerFile, journalFile, clock, log });
  const failures = new Map<string, number>();
  let answered = 0;
  let region: RoutableRegion | null = null;
  let openFault: Reason | null = null;

  const refused = (job: RouterJob): Reason | null => {
    if (ledger.crashes.length === 0) return null;
    const of = job.kind === 'open' ? job.input.id : (region?.id ?? '');
    if (!ledger.refuses(fingerprintOf(job, of), clock.now().wall)) return null;
    return reason(
      'navigation.routerFailed',
      `this very ${job.kind} ended the host before; it is not tried again for a while`,
    );
  };

  async function run<Kind extends keyof RouterJobs>(
    kind: Kind,
    input: RouterJobs[Kind]['input'],
  ): Promise<Answer<RouterJobs[Kind]['output']>> {
    // The pair belongs together by the signature; TypeScript does not follow that into the union.
    const job = { kind, input } as RouterJob;
    const why = refused(job);
    const answer = why ? { ok: false as const, reason: why } : await runner.run(job);
    if (answer.ok) answered += 1;
    else failures.set(answer.reason.key, (failures.get(answer.reason.key) ?? 0) + 1);
    return answer;
  }

  return {
    async open(wanted) {
      region = null;
      openFault = await faultOfGraph(wanted.graphFile);
      if (openFault) return openFault;
      const answer = await run('open', wanted);
      openFault = answer.ok ? null : answer.reason;
      if (answer.ok) region = wanted;
      return openFault;
    },

    async route(request) {
      const parsed = routeRequestSchema.safeParse(request);
      if (!parsed.success) {
        const { from, to, vias = [] } = request;
        // In China longitudes are no latitudes: swapped ones do not even parse, and deserve the hint.
        const outside = region && outsideReason([from, ...vias, to], region.bbox);
        const invalid = reason('request.invalidInput', z.prettifyError(parsed.error));
        return { ok: false, reason: outside ?? invalid };
      }
      if (!region) return { ok: false, reason: openFault ?? reason('navigation.noRegion') };
      return run('route', parsed.data);
    },
    async withSpeedLimits(answer) {
      if (!answer.ok) return answer;
      const ways = answer.value.map(({ geometry, legs }) => ({ geometry, legs }));
      const limits = await run('speedLimits', ways);
      if (!limits.ok) {
        log.warn({ reason: limits.reason }, 'no speed limits for a way');
        return answer;
      }
      const withLimits = (route: Route, index: number): Route => ({
        ...route,
        speedLimits: limits.value[index] ?? [],
      });
      return { ok: true, value: answer.value.map(withLimits) };
    },
    reachable: (request) => run('reachable', request),
    matrix: (request) => run('matrix', request),

    health() {
      const { count, last } = runner.deaths;
      const past = crashed
        ? reason('navigation.routerFailed', `the host died in a job of kind ${crashed.kind}`)
        : null;
      return {
        region: region?.id ?? null,
        answered,
        failed: Object.fromEntries(failures),
        deaths: count,
        crashes: ledger.crashes.reduce((sum, crash) => sum + crash.count, 0),
        problems: [openFault, storageFault, past, last].filter((problem) => problem !== null),
      };
    },

    async close() {
      await runner.close();
      // What was under way when the host was told to end is no crash.
      if (journalFile !== null) rmSync(journalFile, { force: true });
    },
  };
}

interface Memory {
  readonly journalFile: string | null;
  readonly ledger: CrashLedger;
  /** The job in which the process before this one died. */
  readonly crashed: JournalEntry | null;
  readonly storageFault: Reason | null;
}

/** What is known of crashes before. On a full or read-only disk routes are found all the same. */
function openMemory(stateDir: string, now: number): Memory {
  const journalFile = join(stateDir, 'router-job.json');
  const ledger = openCrashLedger(join(stateDir, 'router-crashes.json'));
  try {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 });
    const crashed = takeLeftover(journalFile);
    if (crashed) ledger.add(crashed, now);
    // The worker writes from here on; that it can is found out now.
    openJournal(journalFile).close();
    return { journalFile, ledger, crashed, storageFault: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const storageFault = reason('host.storage', `the router's journal: ${why}`);
    return { journalFile: null, ledger, crashed: null, storageFault };
  }
}
