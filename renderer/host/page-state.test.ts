import { describe, expect, it } from 'vitest';
import type { VehicleDelta, VehicleUpdate } from '../../shared/contract/host.ts';
import { reason } from '../../shared/contract/reason.ts';
import { readingOf } from '../../shared/vehicle/reading.ts';
import { FULLY_RESTRICTED, restrictionsFor } from '../../shared/vehicle/restrictions.ts';
import {
  applyPartsUpdate,
  applyVehicleUpdate,
  initialPageState,
  withHostLost,
  withNotice,
  type PageState,
} from './page-state.ts';

const FULL: VehicleUpdate = {
  kind: 'full',
  seq: 7,
  signals: [{ path: 'Vehicle.Speed', value: 42, freshness: 'fresh', ts: 1 }],
  link: { state: 'connected', since: 1 },
  restrictions: restrictionsFor('moving', 'driver'),
  commands: [],
  actuators: ['Vehicle.Body.Trunk.Rear.IsOpen'],
};

function delta(over: Partial<VehicleDelta>): VehicleDelta {
  return { kind: 'delta', seq: 8, signals: [], ...over };
}

function apply(...updates: VehicleUpdate[]): PageState | null {
  return updates.reduce<PageState | null>(
    (state, update) => state && applyVehicleUpdate(state, update),
    initialPageState(0),
  );
}

describe('applyVehicleUpdate', () => {
  it('assumes nothing before the first update', () => {
    const state = initialPageState(0);
    expect(readingOf(state.readings, 'Vehicle.Speed').freshness).toBe('absent');
    expect(state.restrictions).toEqual(FULLY_RESTRICTED);
  });

  it('takes a full state and then deltas in order', () => {
    const state = apply(
      FULL,
      delta({ signals: [{ path: 'Vehicle.Speed', value: 43, freshness: 'fresh', ts: 2 }] }),
      delta({ seq: 9, restrictions: restrictionsFor('parked', 'driver') }),
    );
    expect(state && readingOf(state.readings, 'Vehicle.Speed')).toEqual({
      value: 43,
      freshness: 'fresh',
      ts: 2,
    });
    expect(state?.restrictions.drivingState).toBe('parked');
    expect(state?.actuators.has('Vehicle.Body.Trunk.Rear.IsOpen')).toBe(true);
  });

  it('asks to start anew when an update was missed', () => {
    expect(apply(FULL, delta({ seq: 9 }))).toBeNull();
  });

  it('forgets on a full state what that does not mention', () => {
    const state = apply(FULL, { ...FULL, signals: [] });
    expect(state?.readings).toEqual({});
  });

  it('lets no value in that does not fit its signal', () => {
    const state = apply(
      FULL,
      delta({ signals: [{ path: 'Vehicle.Speed', value: 'fast', freshness: 'fresh', ts: 2 }] }),
    );
    expect(state && readingOf(state.readings, 'Vehicle.Speed').value).toBe(42);
  });

  it('keeps readings identical while nothing changes, so that nothing renders', () => {
    const before = apply(FULL);
    const after = before && applyVehicleUpdate(before, delta({}));
    expect(after?.readings).toBe(before?.readings);
  });
});

describe('applyPartsUpdate', () => {
  it('replaces everything, then only the parts that are named', () => {
    const initial = initialPageState(0);
    const full = { ...initial.navigation, reachable: { rings: [], rangeM: 5 } };
    const known = applyPartsUpdate(initial, 'navigation', { kind: 'full', state: full });
    expect(known).toEqual({ ...initial, navigation: full });
    const next = applyPartsUpdate(known, 'navigation', {
      kind: 'delta',
      state: { resumable: null, reachable: { rings: [], rangeM: 4 } },
    });
    expect(next.navigation).toEqual({ ...full, reachable: { rings: [], rangeM: 4 } });
    expect(next.navigation.saved).toBe(full.saved);
    expect(next.services).toBe(initial.services);
  });
});

describe('commands', () => {
  const failed = (id: string, key: 'vehicle.refused' | 'vehicle.superseded') =>
    ({
      id,
      path: 'Vehicle.Body.Trunk.Rear.IsOpen',
      target: true,
      state: 'failed',
      reason: reason(key),
    }) as const;

  it('tells a failure once, and several of the same reason as one', () => {
    const state = apply(
      FULL,
      delta({ commands: [failed('1', 'vehicle.refused'), failed('2', 'vehicle.refused')] }),
      delta({ seq: 9, commands: [failed('1', 'vehicle.refused'), failed('2', 'vehicle.refused')] }),
    );
    expect(state?.notices.map(({ reason: { key } }) => key)).toEqual(['vehicle.refused']);
  });

  it('does not tell that a newer command took over', () => {
    const state = apply(FULL, delta({ commands: [failed('1', 'vehicle.superseded')] }));
    expect(state?.notices).toEqual([]);
  });
});

describe('withHostLost', () => {
  it('shows every value as old, restricts everything, and drops commands in flight', () => {
    const connected = apply(FULL);
    if (!connected) throw new Error('no state');
    const lost = withHostLost(connected, 5);
    expect(readingOf(lost.readings, 'Vehicle.Speed')).toEqual({
      value: 42,
      freshness: 'stale',
      ts: 1,
    });
    expect(lost).toMatchObject({
      host: { state: 'lost', since: 5 },
      restrictions: FULLY_RESTRICTED,
      commands: [],
    });
    expect(withHostLost(lost, 9)).toBe(lost);
  });
});

describe('withNotice', () => {
  it('shows at most two, the newest last', () => {
    const keys = ['vehicle.refused', 'vehicle.noAnswer', 'vehicle.expired'] as const;
    const state = keys.reduce(
      (s, key) => withNotice(s, 'warning', reason(key)),
      initialPageState(0),
    );
    expect(state.notices.map((notice) => notice.reason.key)).toEqual(keys.slice(1));
  });
});
