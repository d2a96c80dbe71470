/** Longest way between two stops, m; see {@link routerConfig} for the odd digits. */
const MAX_DISTANCE_M = 5_000_000;

/** As many stops as a request may have, with room for charging stops and the way back. */
const MAX_LOCATIONS = 30;
/** Sources times targets when charging stops are chosen. */
const MAX_MATRIX_PAIRS = 2500;
/** Beyond any range of a car, km. */
const MAX_RANGE_KM = 2000;

const MAX_UP_TRANSITIONS = { 1: 400, 2: 100 };
const EXPAND_WITHIN_M = { 0: 1e8, 1: 100_000, 2: 5000 };
const EXPAND_WITHIN_BIDIRECTIONAL_M = { 0: 1e8, 1: 20_000, 2: 5000 };

/**
 * Valhalla's configuration for one graph. Valhalla ships these defaults inside a Python program; a
 * head unit has no Python, so they stand here. Whatever has a default in Valhalla itself is left out.
 *
 * `mark` is a small number that tells actors apart: it is hidden in a limit that Valhalla quotes
 * ({@link markOfMessage}).
 */
export function routerConfig(graphFile: string, mark: number): string {
  const hierarchyLimits = {
    max_up_transitions: MAX_UP_TRANSITIONS,
    expand_within_distance: EXPAND_WITHIN_M,
  };
  const allowedLimits = {
    max_allowed_up_transitions: MAX_UP_TRANSITIONS,
    max_expand_within_distance: EXPAND_WITHIN_M,
  };
  const carLimits = {
    max_distance: MAX_DISTANCE_M + mark,
    max_locations: MAX_LOCATIONS,
    max_matrix_distance: MAX_DISTANCE_M,
    max_matrix_location_pairs: MAX_MATRIX_PAIRS,
  };
  return JSON.stringify({
    mjolnir: { tile_extract: graphFile, logging: { type: '' } },
    loki: {
      actions: ['route', 'sources_to_targets', 'isochrone', 'trace_attributes'],
      use_connectivity: true,
      service_defaults: {
        radius: 0,
        minimum_reachability: 50,
        search_cutoff: 35_000,
        node_snap_tolerance: 5,
        street_side_tolerance: 5,
        street_side_max_distance: 1000,
        heading_tolerance: 60,
      },
    },
    thor: {
      source_to_target_algorithm: 'select_optimal',
      bidirectional_astar: {
        threshold_delta: 420,
        alternative_cost_extend: 1.2,
        alternative_iterations_delta: 100_000,
        hierarchy_limits: {
          ...hierarchyLimits,
          expand_within_distance: EXPAND_WITHIN_BIDIRECTIONAL_M,
        },
      },
      unidirectional_astar: { hierarchy_limits: hierarchyLimits },
      costmatrix: { check_reverse_connection: true, hierarchy_limits: hierarchyLimits },
    },
    odin: { markup_formatter: { markup_enabled: false } },
    meili: {
      mode: 'auto',
      customizable: [],
      verbose: false,
      default: {
        sigma_z: 4.07,
        gps_accuracy: 5,
        beta: 3,
        max_route_distance_factor: 5,
        max_route_time_factor: 5,
        max_search_radius: 100,
        breakage_distance: 2000,
        interpolation_distance: 10,
        search_radius: 50,
        geometry: false,
        route: true,
        turn_penalty_factor: 0,
      },
      auto: { turn_penalty_factor: 200, search_radius: 50 },
      grid: { size: 500, cache_size: 1000 },
    },
    service_limits: {
      auto: carLimits,
      // Asked for by every actor, used by none of ours.
      pedestrian: {
        ...carLimits,
        min_transit_walking_distance: 1,
        max_transit_walking_distance: 10_000,
      },
      skadi: { max_shape: 750_000, min_resample: 10 },
      isochrone: {
        max_contours: 1,
        max_time_contour: 120,
        max_distance: 25_000,
        max_locations: 1,
        max_distance_contour: MAX_RANGE_KM,
      },
      trace: {
        max_distance: MAX_DISTANCE_M,
        max_gps_accuracy: 100,
        max_search_radius: 100,
        max_shape: 1_000_000,
        max_alternates: 0,
        max_alternates_shape: 100,
      },
      max_exclude_locations: 50,
      max_reachability: 100,
      max_radius: 200,
      max_timedep_distance: 500_000,
      max_timedep_distance_matrix: 0,
      max_alternates: 2,
      max_exclude_polygons_length: 10_000,
      max_distance_disable_hierarchy_culling: 0,
      allow_hard_exclusions: false,
      hierarchy_limits: {
        allow_modification: false,
        costmatrix: { max_allowed_up_transitions: MAX_UP_TRANSITIONS },
        unidirectional_astar: allowedLimits,
        bidirectional_astar: {
          ...allowedLimits,
          max_expand_within_distance: EXPAND_WITHIN_BIDIRECTIONAL_M,
        },
      },
    },
  });
}

/** A route that every actor refuses, quoting its limit. */
export const MARK_QUERY = JSON.stringify({
  costing: 'auto',
  locations: [
    { lon: 0, lat: 0 },
    { lon: 180, lat: 0 },
  ],
});

/** The mark of the actor that refused {@link MARK_QUERY}, or `null` when that is not what it said. */
export function markOfMessage(message: string): number | null {
  const limit = /max distance limit: (\d+)/.exec(message)?.[1];
  return limit === undefined ? null : Number(limit) - MAX_DISTANCE_M;
}
