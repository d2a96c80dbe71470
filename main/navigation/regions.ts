import { basename } from 'node:path';
import type { Logger } from 'pino';
import type { RegionManifest } from '../../shared/contract/region.ts';
import type { RegionSummary, RegionsState } from '../../shared/navigation/navigation-state.ts';
import type { Point } from '../../shared/navigation/place.ts';
import type { Tile } from './navigation.ts';
import type { RegionPack } from './region/open-pack.ts';
import { RegionLibrary, covers } from './region/region-library.ts';
import { TileSource } from './region/tiles.ts';

const NO_REGIONS: RegionsState = { active: null, available: [], faults: [] };

export interface RegionsOptions {
  /** Folders with packs; see {@link RegionLibrary.scan}. */
  readonly dirs: readonly string[];
  readonly log: Logger;
  /** A pack has become the active one: its roads and places are to be opened. */
  readonly onActive: (pack: RegionPack) => void;
  readonly onChange: () => void;
}

/** What the page may know of a pack. */
function summaryOf(manifest: RegionManifest): RegionSummary {
  const { id, names, version, bbox, source, mapApproval, schematic, tiles } = manifest;
  return {
    id,
    names,
    version,
    bbox,
    attribution: source.attribution,
    ...(mapApproval !== undefined && { mapApproval }),
    schematic,
    minZoom: tiles.minZoom,
    maxZoom: tiles.maxZoom,
  };
}

/** The packs of this car: which there are, which one is in use, and the tiles of all of them. */
export class Regions {
  readonly #options: RegionsOptions;
  readonly #tiles = new Map<string, Promise<TileSource>>();
  #library: RegionLibrary | null = null;
  #active: RegionPack | null = null;
  #state = NO_REGIONS;

  constructor(options: RegionsOptions) {
    this.#options = options;
  }

  get state(): RegionsState {
    return this.#state;
  }

  get active(): RegionPack | null {
    return this.#active;
  }

  /** Looks for packs and takes the first until the car says where it is. */
  async scan(): Promise<void> {
    const { dirs, log } = this.#options;
    this.#library = await RegionLibrary.scan(dirs);
    for (const { dir, fault } of this.#library.broken) {
      log.error({ pack: basename(dir), fault }, 'a region pack was set aside');
    }
    const [first] = this.#library.packs;
    if (first) this.#enter(first);
    else this.#publish();
  }

  /** Takes the pack around `point` when the car has left the active one for another. */
  follow(point: Point): void {
    if (!this.#library || (this.#active && covers(this.#active.manifest, point))) return;
    const pack = this.#library.packAt(point);
    if (pack && pack !== this.#active) this.#enter(pack);
  }

  /** A tile of any pack of this car; `null` where there is none. */
  async tile(region: string, z: number, x: number, y: number): Promise<Tile | null> {
    const pack = this.#library?.pack(region);
    if (!pack) return null;
    let source = this.#tiles.get(region);
    if (!source) {
      source = TileSource.open(pack.files['tiles.pmtiles']);
      this.#tiles.set(region, source);
    }
    const tile = await (await source).get(z, x, y);
    const etag = `"${pack.manifest.files['tiles.pmtiles'].sha256.slice(0, 16)}"`;
    return tile && { body: tile.body, etag };
  }

  async close(): Promise<void> {
    for (const opened of await Promise.allSettled(this.#tiles.values())) {
      if (opened.status === 'fulfilled') await opened.value.close();
    }
  }

  #enter(pack: RegionPack): void {
    this.#active = pack;
    this.#publish();
    this.#options.onActive(pack);
  }

  #publish(): void {
    this.#state = {
      active: this.#active && summaryOf(this.#active.manifest),
      available: this.#library?.packs.map(({ manifest }) => summaryOf(manifest)) ?? [],
      faults: this.#library?.broken.map(({ dir, fault }) => ({ pack: basename(dir), fault })) ?? [],
    };
    this.#options.onChange();
  }
}
