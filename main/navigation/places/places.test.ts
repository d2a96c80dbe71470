import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeQuerySchema, type PlaceQuery } from '../../../shared/navigation/place.ts';
import { buildPlaceIndex } from './build-index.ts';
import { createPlaces, type Places } from './places.ts';

const log = pino({ level: 'silent' });
const query = (text: string): PlaceQuery => placeQuerySchema.parse({ text });

let folder: string;
let file: string;
let places: Places | null = null;

function start(workerFile?: URL): Places {
  places = createPlaces({ log, ...(workerFile && { workerFile }) });
  return places;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-places-thread-'));
  file = join(folder, 'places.sqlite');
  await buildPlaceIndex(file, [
    {
      id: 'n1',
      name: '西湖',
      category: 'sight',
      lon: 120.14,
      lat: 30.24,
      otherNames: [],
      importance: 1,
    },
  ]);
});

afterEach(async () => {
  await places?.close();
  places = null;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the place search', () => {
  it('answers from its thread', async () => {
    const search = start();
    expect(await search.search(query('xihu'))).toEqual({ ok: false, failure: { kind: 'closed' } });
    expect(await search.open('demo', file)).toEqual({ ok: true, value: null });
    const answer = await search.search(query('xihu'));
    expect(answer.ok && answer.value.hits[0]?.name).toBe('西湖');
    const near = { lon: 120.14, lat: 30.24 };
    expect(await search.nearby('sight', near, 3)).toMatchObject({
      ok: true,
      value: [{ id: 'n1' }],
    });
    expect(await search.reverse(near)).toMatchObject({ ok: true, value: { name: '西湖' } });
    expect(await search.byId('n2')).toEqual({ ok: true, value: null });
  });

  it('names what is wrong with a file, and works on with the next', async () => {
    const search = start();
    const failed = await search.open('broken', join(folder, 'none.sqlite'));
    expect(failed).toMatchObject({
      ok: false,
      failure: { kind: 'fault', fault: { code: 'places-unreadable' } },
    });
    expect((await search.open('demo', file)).ok).toBe(true);
  });

  it('answers only the newest of the searches that wait', async () => {
    const search = start();
    await search.open('demo', file);
    const typed = ['x', 'xi', 'xih', 'xihu'].map((text) => search.search(query(text)));
    const other = search.search(query('西'), {}, 'voice');
    const results = await Promise.all(typed);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, false, true]);
    expect(results[1]).toEqual({ ok: false, failure: { kind: 'superseded' } });
    expect((await other).ok).toBe(true);
  });

  it('loses one answer when its thread dies, and opens the region again', async () => {
    const script = join(folder, 'dying.mjs');
    writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads';
       let region = null;
       parentPort.on('message', ({ number, kind, input }) => {
         if (kind === 'open') region = input.regionId;
         if (kind === 'byId' && input.id === 'die') throw new Error('out of luck');
         parentPort.postMessage({ number, result: { ok: true, value: region } });
       });`,
    );
    const search = start(pathToFileURL(script));
    await search.open('demo', file);
    const [lost, next] = await Promise.all([search.byId('die'), search.byId('n1')]);
    expect(lost).toEqual({ ok: false, failure: { kind: 'crashed', detail: 'out of luck' } });
    expect(next).toEqual({ ok: true, value: 'demo' });
  });

  it('answers everything that waits when it is closed', async () => {
    const search = start();
    const waiting = [search.open('demo', file), search.search(query('xihu'))];
    await search.close();
    for (const result of await Promise.all(waiting)) {
      expect(result).toEqual({ ok: false, failure: { kind: 'closed' } });
    }
    expect((await search.byId('n1')).ok).toBe(false);
  });
});
