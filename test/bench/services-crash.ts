import { alone, type Figure } from './figure.ts';
import { crashServices, type CrashReport } from './services-crash-run.ts';

const ORDERS = 1000;

/** Enough for a kill in every few orders; the last life is left alone to finish. */
const KILLS = 60;

/**
 * 1,000 orders with the host killed (SIGKILL) at random points, once over the gateway that dies
 * with the host, and once over one that goes on without it. Aim: 0, 0, 0.
 */
export async function measureServicesCrash(): Promise<readonly Figure[]> {
  const reports: CrashReport[] = [];
  for (const gateway of ['embedded', 'separate'] as const) {
    const report = await crashServices({ gateway, orders: ORDERS, kills: KILLS, seed: 4 });
    if (report.refused > 0)
      throw new Error(`${report.refused} orders were refused: nothing measured`);
    reports.push(report);
  }
  const sum = (pick: (report: CrashReport) => number) =>
    reports.reduce((total, report) => total + pick(report), 0);
  return [
    alone(
      'services-crash.lost',
      sum(({ lost }) => lost),
      'orders',
    ),
    alone(
      'services-crash.doubled',
      sum(({ doubled }) => doubled),
      'orders',
    ),
    alone(
      'services-crash.unfinished',
      sum(({ unfinished }) => unfinished),
      'orders',
    ),
    alone(
      'services-crash.kills',
      sum(({ kills }) => kills),
      'kills',
    ),
  ];
}
