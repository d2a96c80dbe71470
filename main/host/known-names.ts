import type { KnownName } from '../../shared/assistant/understanding-context.ts';
import type { Clock } from '../../shared/clock.ts';
import type { MediaState } from '../../shared/media/media-state.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { Showroom } from '../../shared/ownership/showroom.ts';
import type { Services } from '../services/services.ts';

/** What comes from a merchant's menu is asked for again after this long, ms. */
const MENU_MS = 10 * 60_000;

/** Merchants whose menus are known by name; the nearest are the likeliest to be meant. */
const MENUS = 3;

/** Categories that are ordered from by the name of what they sell. */
const SOLD_BY_NAME = new Set(['coffee', 'food']);

export interface KnownNamesOptions {
  readonly navigation: { readonly state: Pick<NavigationState, 'saved'> };
  readonly services: Pick<Services, 'state' | 'merchants'>;
  readonly media: { readonly state: Pick<MediaState, 'playlists'> };
  readonly showroom: Showroom;
  readonly clock: Clock;
}

/** What may be said by name in this car, the likeliest first. */
export interface KnownNames {
  /** The same array as long as nothing has changed: understanding indexes it once. */
  readonly all: readonly KnownName[];
}

/**
 * Gathers names: places that were kept, orders, playlists, models, and what the nearest merchants
 * sell, whose menus are asked for in the background when names are wanted.
 */
export function createKnownNames(options: KnownNamesOptions): KnownNames {
  const { navigation, services, media, showroom, clock } = options;
  let menus: readonly KnownName[] = [];
  let menusAt = -Infinity;
  let last: { readonly of: readonly unknown[]; readonly all: readonly KnownName[] } | null = null;

  function refreshMenus(): void {
    const { mono } = clock.now();
    if (mono - menusAt < MENU_MS) return;
    menusAt = mono;
    const sellers = services.state.tiles.filter(({ category }) => SOLD_BY_NAME.has(category));
    void Promise.all(sellers.map(({ id }) => menuOf(id))).then((found) => {
      menus = found.flat();
    });
  }

  async function menuOf(service: string): Promise<readonly KnownName[]> {
    const answer = await services.merchants({ service, where: { by: 'car' }, limit: MENUS });
    if (!answer.ok) return [];
    return answer.value.flatMap(({ id, name, products = [] }) => [
      { kind: 'merchant', name, id, service } as const,
      ...products
        .filter(({ isSoldOut }) => !isSoldOut)
        .map(
          (product) => ({ kind: 'product', name: product.name, id: product.id, service }) as const,
        ),
    ]);
  }

  return {
    get all() {
      refreshMenus();
      const { saved } = navigation.state;
      const { orders } = services.state;
      const { playlists } = media.state;
      const of = [saved, orders, playlists, menus];
      if (last && of.every((each, index) => each === last?.of[index])) return last.all;
      const all = [
        ...[...saved.favourites, ...saved.recents].map(({ id, name, lon, lat, area, address }) => {
          const known = area ?? address;
          const spot = { lon, lat, ...(known !== undefined && { area: known }) };
          return { kind: 'place', name, id, spot } as const;
        }),
        ...orders.flatMap(({ key, service, order }) =>
          order ? [{ kind: 'order', name: order.merchant.name, id: key, service } as const] : [],
        ),
        ...playlists.map(({ id, name }) => ({ kind: 'playlist', name, id }) as const),
        ...(showroom.catalogue?.models ?? []).map(
          ({ id, names }) => ({ kind: 'model', name: names['zh-CN'], id }) as const,
        ),
        ...menus,
      ];
      last = { of, all };
      return all;
    },
  };
}
