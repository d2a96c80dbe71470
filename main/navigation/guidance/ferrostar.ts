// The tests' project sees this file only through its imports.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- an ambient module cannot be imported
/// <reference path="./ferrostar-bindings.d.ts" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as bindings from '@stadiamaps/ferrostar/ferrostar_bg.js';
import { z } from 'zod';
import type { FerrostarRoute } from '../../../shared/navigation/guidance/ferrostar-route.ts';
import { findBundled } from '../../bundle/find-bundled.ts';

/** Node has it; TypeScript knows it only as a part of the DOM, which the host does not have. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (
    module: object,
    imports: object,
  ) => {
    readonly exports: { readonly __wbindgen_start: () => void };
  };
};

/** ferrostar's compiled core in its package; a product has no packages, it is in the bundle there. */
const PACKAGE_WASM = '@stadiamaps/ferrostar/ferrostar_bg.wasm';

const coordinateSchema = z.object({ lat: z.number(), lng: z.number() });

/** What we use of `TripState::Navigating`; the rest is handed back as it came. */
const tripSchema = z.union([
  z.literal('Complete'),
  z.looseObject({
    Navigating: z.looseObject({
      snappedUserLocation: z.looseObject({
        coordinates: coordinateSchema,
        courseOverGround: z.looseObject({ degrees: z.number() }).nullish(),
      }),
      remainingSteps: z.array(z.unknown()),
      remainingWaypoints: z.array(z.unknown()),
      progress: z.object({
        distanceToNextManeuver: z.number(),
        distanceRemaining: z.number(),
        durationRemaining: z.number(),
      }),
    }),
  }),
]);

export type FerrostarTrip = z.infer<typeof tripSchema>;

/** A location as the wasm reads it (serde of `ferrostar::models::UserLocation`, 0.25). */
export interface FerrostarLocation {
  readonly coordinates: { readonly lat: number; readonly lng: number };
  readonly horizontalAccuracy: number;
  readonly courseOverGround?: { readonly degrees: number };
  /** Epoch ms; the package's types say seconds and nanoseconds, its reader wants one whole number. */
  readonly timestamp: number;
  readonly speed?: { readonly value: number };
}

/** ferrostar's way of advancing by itself; we use `Manual`, the bench holds us against the others. */
export interface FerrostarConfig {
  readonly stepAdvance:
    | 'Manual'
    | {
        readonly RelativeLineStringDistance: {
          readonly minimumHorizontalAccuracy: number;
          readonly specialAdvanceConditions?: { readonly AdvanceAtDistanceFromEnd: number };
        };
      };
  readonly routeDeviationTracking:
    | 'None'
    | {
        readonly StaticThreshold: {
          readonly minimumHorizontalAccuracy: number;
          readonly maxAcceptableDeviation: number;
        };
      };
  readonly snappedLocationCourseFiltering: 'SnapToRoute' | 'Raw';
}

/** A trip along one route; the state is plain data and lives with the caller. */
export interface FerrostarController {
  begin(location: FerrostarLocation): FerrostarTrip;
  advance(trip: FerrostarTrip): FerrostarTrip;
  update(location: FerrostarLocation, trip: FerrostarTrip): FerrostarTrip;
  /** Gives the memory inside the wasm back; the controller must not be used after. */
  free(): void;
}

export interface Ferrostar {
  /** @throws Error when the route is not of the shape that ferrostar reads. */
  controller(route: FerrostarRoute, config: FerrostarConfig): FerrostarController;
}

let loaded: Ferrostar | undefined;

/**
 * ferrostar's core. The package's own entry imports the wasm as a module, which neither Node nor the
 * bundler of the host does by itself; so it is instantiated here.
 *
 * @throws Error when it cannot be found or is not what the bindings expect
 */
export function loadFerrostar(): Ferrostar {
  loaded ??= instantiate(readFileSync(findWasm()));
  return loaded;
}

function findWasm(): URL | string {
  return (
    findBundled('ferrostar_bg.wasm', import.meta.url) ??
    createRequire(import.meta.url).resolve(PACKAGE_WASM)
  );
}

function instantiate(wasm: Uint8Array<ArrayBuffer>): Ferrostar {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), {
    './ferrostar_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return {
    controller(route, config) {
      const controller = new bindings.NavigationController(route, config);
      return {
        begin: (location) => tripSchema.parse(controller.getInitialState(location)),
        advance: (trip) => tripSchema.parse(controller.advance_to_next_step(trip)),
        update: (location, trip) => tripSchema.parse(controller.updateUserLocation(location, trip)),
        free: () => controller.free(),
      };
    },
  };
}
