import gcoord from 'gcoord';
import { openLoopback, type Loopback } from '../loopback.fixture.ts';

/**
 * The place search of the Amap Web Service v5, written from its published shape, for tests: it holds
 * places in GCJ-02, and checks the key and the limits of the parameters.
 */

export const KEY = 'f3a0c9d1e5b74c6f8a2b1d0e9c8f7a6b';

type Json = Record<string, unknown>;

export class AmapServer {
  readonly asked: URL[] = [];
  pois: Json[] = [];
  /** Answers in place of the server's own. */
  misbehave: (() => Response | Promise<Response>) | null = null;
  #loopback: Loopback | null = null;

  async open(): Promise<string> {
    this.#loopback = await openLoopback((request) => this.#answer(new URL(request.url)));
    return this.#loopback.url;
  }

  async close(): Promise<void> {
    await this.#loopback?.close();
  }

  #answer(url: URL): Response | Promise<Response> {
    this.asked.push(url);
    if (this.misbehave) return this.misbehave();
    const parameter = (name: string) => url.searchParams.get(name) ?? '';
    if (parameter('key') !== KEY) return refusal('10001', 'INVALID_USER_KEY');
    switch (url.pathname) {
      case '/v5/place/around': {
        const size = Number(parameter('page_size'));
        const page = Number(parameter('page_num'));
        const isFine =
          size >= 1 && size <= 25 && page >= 1 && Number(parameter('radius')) <= 50_000;
        if (!isFine || !/^-?\d+\.\d{1,6},-?\d+\.\d{1,6}$/.test(parameter('location'))) {
          return refusal('20000', 'INVALID_PARAMS');
        }
        return places(this.pois.slice((page - 1) * size, page * size));
      }
      case '/v5/place/detail':
        return places(this.pois.filter(({ id }) => id === parameter('id')));
      default:
        return refusal('10002', 'SERVICE_NOT_AVAILABLE');
    }
  }
}

export function refusal(infocode: string, info: string): Response {
  return Response.json({ status: '0', info, infocode });
}

function places(pois: readonly Json[]): Response {
  const count = String(pois.length);
  return Response.json({ status: '1', info: 'OK', infocode: '10000', count, pois });
}

/** A place at a point of the world (WGS-84), as Amap holds it. */
export function poi(id: string, [lon, lat]: readonly [number, number], more: Json = {}): Json {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02);
  return {
    id,
    name: `Place ${id}`,
    type: '',
    typecode: '050500',
    location: `${x.toFixed(6)},${y.toFixed(6)}`,
    pname: '',
    cityname: '',
    adname: 'West Lake',
    address: 'Longjing Road 1',
    parent: '',
    distance: '12',
    business: { rating: '4.6', cost: '38.00', opentime_today: '08:00-22:00', tel: '0571-1' },
    ...more,
  };
}
