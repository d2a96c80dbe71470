import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../../main/host/clock.ts';
import { createRouter, type Router } from '../../main/navigation/routing/router.ts';
import type { RegionPack } from '../../main/navigation/region/open-pack.ts';
import { noisyReceiver } from '../../shared/navigation/guidance/fake-receiver.ts';
import type { Route, RouteRequest } from '../../shared/navigation/route.ts';
import { alone, compared, quantile, type Figure } from './figure.ts';

import { driveBareFerrostar } from './guidance-peer.ts';
import { driveAway, driveFaithfully, type Deviation, type Outcome } from './guidance-run.ts';
import { benchPacks } from './region-packs.ts';
import { routePairs } from './route-pairs.ts';

/** Routes in all, spread over the regions. */
const ROUTES = 200;
const ERRORS_M = [5, 15];
/** Pairs that have no way between them are passed over, but not without end. */
const TRIES_PER_ROUTE = 5;

interface Planned {
  readonly route: Route;
  readonly request: RouteRequest;
}

/**
 * Drives real routes with the errors of real receivers: how many are led to the end, how often the
 * car is wrongly said to have left its way, how many instructions come too late, and how fast a new
 * way is there after a real wrong turn. The peer is ferrostar with its own step advance and its own
 * threshold, on the same fixes.
 */
export async function measureGuidance(routes = ROUTES): Promise<Figure[]> {
  const packs = await benchPacks();
  if (packs.length === 0) return [];
  const outcomes = new Map<number, Outcome[]>(ERRORS_M.map((errorM) => [errorM, []]));
  const peers = new Map<number, Outcome[]>(ERRORS_M.map((errorM) => [errorM, []]));
  const deviations: Deviation[] = [];
  for (const pack of packs) {
    await withRouter(pack, async (router) => {
      const planned = await plan(router, pack, Math.ceil(routes / packs.length));
      for (const [index, { route, request }] of planned.entries()) {
        for (const errorM of ERRORS_M) {
          const receiver = () => noisyReceiver(errorM, index * 31 + errorM);
          outcomes.get(errorM)?.push(driveFaithfully(route, request, receiver()));
          peers.get(errorM)?.push(driveBareFerrostar(route, receiver()));
        }
        const receiver = noisyReceiver(5, index);
        const away = await driveAway(route, request, receiver, (wanted) => router.route(wanted));
        if (away) deviations.push(away);
      }
    });
  }
  return [
    ...ERRORS_M.flatMap((errorM) =>
      figuresOf(errorM, outcomes.get(errorM) ?? [], peers.get(errorM) ?? []),
    ),
    ...['p50', 'p99'].map((name) =>
      alone(
        `guidance.reroute.${name}`,
        quantile(
          deviations.map(({ rerouteMs }) => rerouteMs),
          name === 'p50' ? 0.5 : 0.99,
        ),
        'ms',
      ),
    ),
    alone('guidance.reroute.measured', deviations.length, 'turns'),
    alone(
      'guidance.deviation-noticed.p50',
      quantile(
        deviations.map(({ noticedS }) => noticedS),
        0.5,
      ),
      's',
    ),
    alone(
      'guidance.deviation-noticed.p99',
      quantile(
        deviations.map(({ noticedS }) => noticedS),
        0.99,
      ),
      's',
    ),
  ];
}

function figuresOf(errorM: number, outcomes: Outcome[], peers: Outcome[]): Figure[] {
  const share = (of: Outcome[], count: (one: Outcome) => number) =>
    of.length === 0 ? NaN : of.reduce((sum, one) => sum + count(one), 0) / of.length;
  const completed = (one: Outcome) => (one.completed ? 1 : 0);
  const left = (one: Outcome) => (one.falseOffRoutes > 0 ? 1 : 0);
  const instructed = outcomes.reduce((sum, one) => sum + one.instructed, 0);
  const late = outcomes.reduce((sum, one) => sum + one.late, 0);
  const beside = (name: string, unit: string, count: (one: Outcome) => number) => {
    const peerValue = 100 * share(peers, count);
    const value = 100 * share(outcomes, count);
    // Nothing is a ratio to nothing.
    return peerValue === 0
      ? alone(name, value, unit)
      : compared(name, value, unit, 'bare ferrostar', peerValue);
  };
  return [
    beside(`guidance.completed.${errorM}m`, '%', completed),
    beside(`guidance.false-off-route.${errorM}m`, '% routes', left),
    alone(`guidance.late.${errorM}m`, late, `of ${instructed}`),
  ];
}

async function plan(router: Router, { manifest }: RegionPack, count: number): Promise<Planned[]> {
  const planned: Planned[] = [];
  let tries = 0;
  for (const { from, to } of routePairs(manifest.bbox)) {
    tries += 1;
    if (planned.length === count || tries > TRIES_PER_ROUTE * count) break;
    const request: RouteRequest = { from, to: { ...to, name: 'bench', kind: 'destination' } };
    const answer = await router.route(request);
    const [route] = answer.ok ? answer.value : [];
    if (route) planned.push({ route, request });
  }
  return planned;
}

async function withRouter(pack: RegionPack, run: (router: Router) => Promise<void>): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), 'zhilu-bench-'));
  const router = createRouter({ log: pino({ level: 'silent' }), stateDir, clock: systemClock });
  try {
    const { id, bbox } = pack.manifest;
    const refused = await router.open({ id, bbox, graphFile: pack.files['valhalla.tar'] });
    if (refused) throw new Error(`the router cannot open ${id}: ${refused.detail ?? refused.key}`);
    await run(router);
  } finally {
    await router.close();
    rmSync(stateDir, { recursive: true });
  }
}
