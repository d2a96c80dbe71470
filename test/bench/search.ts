import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlaceIndex } from '../../main/navigation/places/build-index.ts';
import { openPlaceIndex, PlaceIndex } from '../../main/navigation/places/place-index.ts';
import { alone, compared, quantile, type Figure } from './figure.ts';
import { chinaPlaces } from './search-corpus.ts';
import { buildFlexSearch, buildMiniSearch, type SearchNames } from './search-peers.ts';
import { generateQueries, type TestQuery } from './search-queries.ts';

const SEED = 20_260_101;

/** Queries per kind for recall. */
const PER_KIND = 200;

/** Queries per kind that are typed letter by letter; each letter is a search that is timed. */
const TYPED_PER_KIND = 12;

/**
 * The peers get the first so many of the same queries: some of their answers take seconds. The queries
 * of a kind are in random order, so the first ones stand for all.
 */
const PEER_PER_KIND = 15;
const PEER_TYPED_PER_KIND = 1;

const FIRST = 5;

interface Measured {
  readonly recall: ReadonlyMap<string, number>;
  readonly total: number;
  readonly millis: readonly number[];
}

/**
 * Searches 660,000 names of China by every kind of query: the share with the wanted name among the
 * first five, and the time per keystroke. MiniSearch and FlexSearch get a sample of the same queries, and
 * the distinct names with their pinyin and initials: less work than ours, which holds every place.
 */
export async function measureSearch(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhilu-search-'));
  try {
    const file = join(folder, 'places.sqlite');
    const { names, count, buildS } = await buildOurs(file);
    const queries = generateQueries(names, PER_KIND, SEED);
    const index = openPlaceIndex(file);
    if (!(index instanceof PlaceIndex)) throw new Error(index.message);
    const ours = measure(queries, { perKind: PER_KIND, typedPerKind: TYPED_PER_KIND }, (typed) =>
      index.search({ text: typed, where: 'anywhere', limit: FIRST }).hits.map(({ name }) => name),
    );
    index.close();
    const mini = builtAndMeasured(queries, () => buildMiniSearch(names, FIRST));
    const flex = builtAndMeasured(queries, () => buildFlexSearch(names, FIRST));
    const peers = [
      ['minisearch', mini],
      ['flexsearch', flex],
    ] as const;
    return [
      alone('search.places', count, ''),
      alone('search.index-size', statSync(file).size / 1e6, 'MB'),
      ...peers.map(([name, { memoryMb }]) => alone(`search.${name}.memory`, memoryMb, 'MB')),
      ...peers.map(([name, peer]) => compared('search.build', buildS, 's', name, peer.buildS)),
      ...peers.flatMap(([name, peer]) => [
        compared('search.p50', quantile(ours.millis, 0.5), 'ms', name, quantile(peer.millis, 0.5)),
        compared(
          'search.p99',
          quantile(ours.millis, 0.99),
          'ms',
          name,
          quantile(peer.millis, 0.99),
        ),
        compared('search.recall@5', ours.total, '', name, peer.total),
        ...[...ours.recall].map(([kind, share]) =>
          besideShare(`search.recall@5.${kind}`, share, name, peer.recall.get(kind) ?? 0),
        ),
      ]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds our index; the places themselves are not kept, for the peers need the memory. */
async function buildOurs(
  file: string,
): Promise<{ names: readonly string[]; count: number; buildS: number }> {
  const places = chinaPlaces();
  const started = performance.now();
  const { count } = await buildPlaceIndex(file, places);
  const buildS = (performance.now() - started) / 1000;
  return { names: [...new Set(places.map(({ name }) => name))], count, buildS };
}

/** A share beside that of a peer, which may have found nothing at all. */
function besideShare(name: string, value: number, peer: string, peerValue: number): Figure {
  return peerValue > 0
    ? compared(name, value, '', peer, peerValue)
    : { name, value, unit: '', peer, peerValue, ratio: null };
}

function builtAndMeasured(
  queries: readonly TestQuery[],
  build: () => SearchNames,
): Measured & { buildS: number; memoryMb: number } {
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const search = build();
  const buildS = (performance.now() - started) / 1000;
  const memoryMb = (process.memoryUsage().heapUsed - before) / 1e6;
  const sample = { perKind: PEER_PER_KIND, typedPerKind: PEER_TYPED_PER_KIND };
  return { ...measure(queries, sample, search), buildS, memoryMb };
}

function measure(
  queries: readonly TestQuery[],
  { perKind, typedPerKind }: { perKind: number; typedPerKind: number },
  search: SearchNames,
): Measured {
  const kinds = Map.groupBy(queries, ({ kind }) => kind);
  const recall = new Map<string, number>();
  const millis: number[] = [];
  let found = 0;
  let asked = 0;
  for (const [kind, all] of kinds) {
    const own = all.slice(0, perKind);
    const good = own.filter(({ typed, wanted }) => search(typed).slice(0, FIRST).includes(wanted));
    found += good.length;
    asked += own.length;
    recall.set(kind, good.length / own.length);
    for (const { typed } of own.slice(0, typedPerKind)) {
      const characters = Array.from(typed);
      for (let length = 1; length <= characters.length; length += 1) {
        const text = characters.slice(0, length).join('');
        const started = performance.now();
        search(text);
        millis.push(performance.now() - started);
      }
    }
  }
  return { recall, total: found / asked, millis };
}
